import type { LineSummary } from '#contract/picks';
import { ask, RequestFailure } from '#renderer/bridge/bridge';
import { type LineOverview, sharesMap } from '#seismic/overview/lineOverview';
import type { PlacedLine } from '#seismic/overview/nearestLine';
import type { MapUnit } from '#seismic/survey/surveyMap';

/** A line of the project that is not shown, where it is on the map. */
export interface OtherLine extends LineOverview, PlacedLine {
  readonly name: string;
}

/** Why a line is not on the map: its file has no coordinates, others than the map, or cannot be read. */
export type Unplaced = { readonly lineId: number; readonly name: string } & (
  | { readonly kind: 'reading' | 'none' | 'unit' }
  | { readonly kind: 'failed'; readonly reason: string }
);

interface Answer {
  readonly overview: LineOverview | null;
  readonly failure: string | null;
}

/** A line and its numbers of picks: where they are others, it is read again. */
function keyOf({ path, pickCounts }: LineSummary): string {
  return JSON.stringify([path, pickCounts]);
}

/** Where the lines of the project are that are not shown. They are read one after the other. */
class OtherLines {
  private wanted = $state.raw<readonly LineSummary[]>([]);
  private answers = $state.raw<ReadonlyMap<string, Answer>>(new Map());
  private isReading = false;

  /** Reads those of the lines that are not known yet; forgets the others, and the shown one, whose picks change. */
  async follow(lines: readonly LineSummary[], shownId: number): Promise<void> {
    this.wanted = lines.filter(({ lineId }) => lineId !== shownId);
    const keys = new Set(this.wanted.map(keyOf));
    this.answers = new Map([...this.answers].filter(([key]) => keys.has(key)));
    if (this.isReading) return;
    this.isReading = true;
    try {
      for (let next = this.next; next; next = this.next) await this.read(next);
    } finally {
      this.isReading = false;
    }
  }

  /** The unit of the first one that has coordinates. */
  get firstUnit(): MapUnit | null {
    return this.drawnWith(null).at(0)?.unit ?? null;
  }

  /** Those that can be drawn on a map with a unit; on any where it is null. */
  drawnWith(unit: MapUnit | null): OtherLine[] {
    return this.wanted.flatMap((line) => {
      const { lineId, name } = line;
      const overview = this.answers.get(keyOf(line))?.overview;
      return overview && sharesMap(unit ?? overview.unit, overview.unit)
        ? [{ lineId, name, ...overview }]
        : [];
    });
  }

  /** The others, and why. */
  unplacedWith(unit: MapUnit | null): Unplaced[] {
    return this.wanted.flatMap((line): Unplaced[] => {
      const { lineId, name } = line;
      const answer = this.answers.get(keyOf(line));
      if (!answer) return [{ lineId, name, kind: 'reading' }];
      if (answer.failure !== null) return [{ lineId, name, kind: 'failed', reason: answer.failure }];
      if (!answer.overview) return [{ lineId, name, kind: 'none' }];
      const other = answer.overview.unit;
      return sharesMap(unit ?? other, other) ? [] : [{ lineId, name, kind: 'unit' }];
    });
  }

  private get next(): LineSummary | undefined {
    return this.wanted.find((line) => !this.answers.has(keyOf(line)));
  }

  private async read(line: LineSummary): Promise<void> {
    const key = keyOf(line);
    const answer = await this.answerOf(line.lineId);
    // It may be shown meanwhile, or have other picks.
    if (this.wanted.some((one) => keyOf(one) === key))
      this.answers = new Map([...this.answers, [key, answer]]);
  }

  private async answerOf(lineId: number): Promise<Answer> {
    try {
      return { overview: await ask('map.line', { lineId }), failure: null };
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      return { overview: null, failure: error.failure.message };
    }
  }
}

export const otherLines = new OtherLines();
