import { untrack } from 'svelte';
import type { FigureComparison } from '#contract/contract';
import { ask, attempt } from '#renderer/bridge/bridge';
import { notices } from '#renderer/bridge/notices.svelte';
import {
  canDiffer,
  comparedClass,
  type Difference,
  differenceLook,
  differenceOf,
  likeliestAt,
  lookOf,
  showsOf,
  type UntabledLook,
} from '#renderer/scene/resultLooks';
import {
  drawnResult,
  isOfRun,
  overlayOfResult,
  type Result,
  type ResultId,
  type ResultName,
  resultNames,
  resultOf,
} from '#renderer/scene/results.svelte';
import { valueInWords } from '#renderer/scene/valueInWords';
import { app } from '#renderer/stores/app.svelte';
import { display } from '#renderer/stores/display.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import type { ShownDifference } from '#seismic/display/layers/layer';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { sampleOfTimeMs } from '#seismic/section/section';

type PairMode = 'swipe' | 'difference';

/** Two results of the shown plane over the section: beside each other with a divider, or their difference. */
class ResultPair {
  isOpen = $state(false);
  mode = $state<PairMode>('swipe');
  firstId = $state<ResultId>('');
  secondId = $state<ResultId>('');
  /** Where the divider is, as a share of the plot's width. */
  divider = $state(0.5);
  private grids = $state.raw<ReadonlyMap<ResultId, ProbabilityGrid>>(new Map());
  private plane = '';

  readonly names: ResultName[] = $derived(this.isOpen ? resultNames() : []);
  readonly first: Result | null = $derived(this.isOpen ? resultOf(this.firstId, this.grids) : null);
  readonly second: Result | null = $derived(this.isOpen ? resultOf(this.secondId, this.grids) : null);

  /** Null where one of both is not there yet, or has values that no probability can be taken from. */
  readonly difference: Difference | null = $derived.by(() => {
    const { first, second, mode } = this;
    return first && second && mode === 'difference' ? differenceOf(first, second) : null;
  });

  /** How the section is drawn over: one look by result, or that of the difference. Empty where nothing is compared. */
  readonly looks: UntabledLook[] = $derived.by(() => {
    if (!display.overlayVisible) return [];
    if (this.mode === 'difference') return this.difference ? [differenceLook(this.difference)] : [];
    const { first, second, divider } = this;
    return [
      ...(first ? [lookOf(first, [0, divider])] : []),
      ...(second ? [lookOf(second, [divider, 1])] : []),
    ];
  });

  /** What a figure compares; null where nothing is compared, or no difference can be taken. */
  get inFigures(): FigureComparison | null {
    const { first, second } = this;
    if (!first || !second || !canDiffer(first, second)) return null;
    const side = (id: ResultId, { single }: Result) => {
      const name = this.names.find((one) => one.id === id)?.name ?? id;
      return { overlay: overlayOfResult(id), name, isSingle: single !== null };
    };
    const className = comparedClass(first, second);
    return { results: [side(this.firstId, first), side(this.secondId, second)], className };
  }

  /** The picks of the plane at whose centre both results have another likeliest class. */
  readonly differing: ShownDifference[] = $derived.by(() => {
    const { first, second } = this;
    const axes = shownPlane.section?.axes;
    if (!axes || !first || !second || first.single !== null || second.single !== null) return [];
    return picks.state.picks.flatMap((pick) => {
      const sample = sampleOfTimeMs(axes, pick.timeMs);
      const [own, other] = [first, second].map((result) => likeliestAt(result, pick.trace, sample));
      return own === other ? [] : [{ window: { ...pick, class: other }, own }];
    });
  });

  /** Leaves the comparison when another plane or line is shown. */
  start(): void {
    $effect.root(() => {
      $effect(() => {
        const plane = `${app.state?.project?.path} ${app.fileKey} ${shownPlane.section?.name}`;
        untrack(() => {
          if (plane !== this.plane) this.close();
          this.plane = plane;
        });
      });
    });
  }

  /** Compares two results; those that are left out are what is drawn and the newest other one. */
  async open(wantedFirst?: ResultId, wantedSecond?: ResultId): Promise<void> {
    const names = resultNames();
    const has = (id: ResultId | null | undefined): id is ResultId => names.some((one) => one.id === id);
    const first = [wantedFirst, drawnResult(), names[0]?.id].find(has);
    const second = [wantedSecond, ...names.map(({ id }) => id)].find((id) => has(id) && id !== first);
    const isMissing = [wantedFirst, wantedSecond].some((id) => id !== undefined && !has(id));
    if (first === undefined || second === undefined || isMissing) {
      notices.tell({
        level: 'info',
        message: 'Two results of the shown plane are needed to compare them.',
        remedy: 'Train and classify another run here, or open a classified section over the line.',
      });
      return;
    }
    Object.assign(this, { firstId: first, secondId: second, isOpen: true });
    display.overlayVisible = true;
    await this.read();
  }

  /** Takes another result as one of both. */
  async choose(which: 'firstId' | 'secondId', id: ResultId): Promise<void> {
    this[which] = id;
    await this.read();
  }

  close(): void {
    this.isOpen = false;
    this.grids = new Map();
  }

  /** Both results at a sample, "A diffraction 83 % · B reflection 60 %"; null where nothing is compared. */
  readAt(trace: number, sample: number): string | null {
    const words = (['A', 'B'] as const).flatMap((letter, i) => {
      const result = i === 0 ? this.first : this.second;
      return result
        ? [`${letter} ${valueInWords({ ...result, shows: showsOf(result) }, trace, sample)}`]
        : [];
    });
    return words.length === 0 ? null : words.join(' · ');
  }

  /** Reads the grids of the runs that are compared. */
  private async read(): Promise<void> {
    for (const id of [this.firstId, this.secondId]) {
      if (!isOfRun(id) || this.grids.has(id)) continue;
      const news = await attempt(() => ask('run.probabilities', { runId: id }));
      if (news && this.isOpen) this.grids = new Map([...this.grids, [id, news.grid]]);
    }
  }
}

export const resultPair = new ResultPair();
