import type { WindowAnswer } from '#contract/dataPort';
import { LeastRecent } from '#renderer/tiles/leastRecent';
import type { ColourTableName } from '#seismic/display/colourTables';
import { extentOfPick } from '#seismic/picks/pick';
import type { ClassedWindow } from '#seismic/picks/pickClasses';
import type { SectionAxes } from '#seismic/section/section';
import type { PlaneWindow } from '#seismic/survey/plane';

/** Simultaneous requests: few, so that tiles of the section are not delayed. */
const MOST_UNDER_WAY = 2;
/** About a thousand thumbnails of 32 x 32 pixels. */
const CACHE_BYTES = 4 * 2 ** 20;

/** What a thumbnail shows; equal keys give equal thumbnails. */
export interface ThumbnailRequest {
  readonly key: string;
  readonly window: PlaneWindow;
  readonly table: ColourTableName;
}

/** The window of a pick, cut to its plane. `fingerprint` identifies the file. */
export function thumbnailOf(
  pick: ClassedWindow,
  line: SectionAxes & { readonly fingerprint: string; readonly plane: string },
  table: ColourTableName,
): ThumbnailRequest {
  const extent = extentOfPick(pick, line);
  const firstTrace = Math.max(0, extent.firstTrace);
  const firstSample = Math.max(0, extent.firstSample);
  const window = {
    plane: line.plane,
    firstColumn: firstTrace,
    columnCount: Math.min(extent.firstTrace + extent.traceCount, line.traceCount) - firstTrace,
    columnStep: 1,
    firstRow: firstSample,
    rowCount: Math.min(extent.firstSample + extent.sampleCount, line.sampleCount) - firstSample,
    rowStep: 1,
  };
  return { key: [line.fingerprint, pick.id, ...Object.values(window), table].join(), window, table };
}

/** Reads samples from the data process and draws them to an image. */
export interface ThumbnailMaker<Drawn> {
  readonly ask: (window: PlaneWindow, signal: AbortSignal) => Promise<WindowAnswer>;
  readonly draw: (samples: WindowAnswer, table: ColourTableName) => Drawn;
  readonly bytesOf: (drawn: Drawn) => number;
}

/** Draws each thumbnail once and caches it; a few at a time, and only those still in view. */
export class Thumbnails<Drawn> {
  private readonly drawn: LeastRecent<Drawn>;
  private readonly waiting: (() => void)[] = [];
  private underWay = 0;

  constructor(private readonly maker: ThumbnailMaker<Drawn>) {
    this.drawn = new LeastRecent(CACHE_BYTES, maker.bytesOf);
  }

  /** The thumbnail; null if `signal` aborts before it is there, or where its samples cannot be read. */
  async get({ key, window, table }: ThumbnailRequest, signal: AbortSignal): Promise<Drawn | null> {
    const known = this.drawn.get(key);
    if (known !== undefined) return known;
    await this.turn();
    try {
      if (signal.aborted) return null;
      const drawn = this.maker.draw(await this.maker.ask(window, signal), table);
      this.drawn.set(key, drawn);
      return drawn;
    } catch {
      return null;
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.underWay--;
    }
  }

  /** Resolves when a request may start: one that ends makes room for the next. */
  private async turn(): Promise<void> {
    if (this.underWay >= MOST_UNDER_WAY) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.underWay++;
  }
}
