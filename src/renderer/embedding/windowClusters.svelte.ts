import { untrack } from 'svelte';
import type { Failure } from '#contract/contract';
import type { LiveClusters } from '#contract/liveAnswer';
import { ask, RequestFailure } from '#renderer/bridge/bridge';
import { layout } from '#renderer/stores/layout.svelte';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import type { ShownClusterWindow } from '#seismic/display/layers/layer';
import type { WindowPlacement } from '#seismic/picks/pick';

/** Pause after the last change of the settings before windows are grouped anew. */
const ASK_AFTER_MS = 300;
/** Windows of a cluster that become picks at once, at first. */
const USUAL_PICKS = 10;

/** A window in the embedding, with its index in the answer. */
export type Member = LiveClusters['windows'][number] & { readonly index: number };

/** True where the middle of a window lies in another window. */
function isMiddleIn(window: WindowPlacement, other: WindowPlacement): boolean {
  return (
    2 * Math.abs(window.trace - other.trace) <= other.traces &&
    2 * Math.abs(window.timeMs - other.timeMs) <= other.durationMs
  );
}

/** Windows of the shown plane grouped by what they look like; asked for while their tab is in view. */
class WindowClusters {
  found = $state.raw<LiveClusters | null>(null);
  failure = $state.raw<Failure | null>(null);
  isComputing = $state(false);
  /** Null for the number with the best silhouette. */
  clusterCount = $state<number | null>(null);
  /** The cluster whose windows are listed and drawn; null for none. */
  selected = $state<number | null>(null);
  /** Index of the window under the pointer. */
  pointed = $state<number | null>(null);
  /** Windows that become picks at once. */
  pickCount = $state(USUAL_PICKS);
  private asked = '';
  private line = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  get isShown(): boolean {
    return layout.rightOpen && layout.tab === 'Clusters';
  }

  /** The windows of the selected cluster, the most typical first. */
  readonly members: readonly Member[] = $derived.by(() => {
    const { found, selected } = this;
    if (!found || selected === null) return [];
    return found.windows
      .map((one, index) => ({ ...one, index }))
      .filter(({ cluster }) => cluster === selected)
      .sort((one, other) => one.distance - other.distance);
  });

  /** Those of them that no pick covers. */
  readonly free: readonly Member[] = $derived(
    this.members.filter((member) => !picks.state.picks.some((pick) => isMiddleIn(member, pick))),
  );

  /** Those of them that would become picks: the most typical ones. */
  readonly chosen: readonly Member[] = $derived(this.free.slice(0, this.pickCount));

  /** What is drawn on the section. */
  readonly shown: readonly ShownClusterWindow[] = $derived.by(() => {
    const { found, pointed } = this;
    if (!found || !this.isShown || found.plane !== shownPlane.section?.name) return [];
    const chosen = new Set(this.chosen.map(({ index }) => index));
    const listed = this.members
      .filter(({ index }) => index !== pointed)
      .map((window) => ({
        ...{ window, cluster: window.cluster },
        look: chosen.has(window.index) ? ('chosen' as const) : ('other' as const),
      }));
    const under = pointed === null ? undefined : found.windows[pointed];
    return under ? [...listed, { window: under, cluster: under.cluster, look: 'pointed' }] : listed;
  });

  private readonly wanted = $derived.by(() => {
    const { line } = liveAnswer;
    // The first answer comes first: both are computed by the same process.
    if (!this.isShown || line === '' || liveAnswer.isComputing) return null;
    const { traces, durationMs } = tool;
    return { line, traces, durationMs, clusterCount: this.clusterCount };
  });

  /** Follows the line, the tab, the size of windows and the number of clusters from now on. */
  start(): void {
    $effect.root(() => {
      $effect(() => {
        void [this.wanted, liveAnswer.line];
        untrack(() => this.update());
      });
    });
  }

  /** Asks for what is wanted when it has rested, unless it has been asked for. */
  update(): void {
    if (liveAnswer.line !== this.line) this.forget(liveAnswer.line);
    const key = JSON.stringify(this.wanted);
    if (!this.wanted || key === this.asked) return;
    clearTimeout(this.timer);
    this.isComputing = true;
    this.failure = null;
    this.timer = setTimeout(() => void this.take(key), ASK_AFTER_MS);
  }

  /** Selects a cluster; the selected one is let go. */
  select(cluster: number | null): void {
    this.selected = cluster === this.selected ? null : cluster;
    this.pointed = null;
  }

  /** Asks again after a failure. */
  retry(): void {
    this.asked = '';
    this.update();
  }

  private async take(key: string): Promise<void> {
    const { wanted } = this;
    if (!wanted || JSON.stringify(wanted) !== key) {
      this.isComputing = false;
      return;
    }
    this.asked = key;
    const { line: _, ...request } = wanted;
    try {
      const found = await ask('live.clusters', request);
      if (key !== this.asked) return;
      this.found = found;
      this.selected = null;
      this.pointed = null;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (key !== this.asked) return;
      this.failure = error.failure;
    }
    this.isComputing = false;
  }

  private forget(line: string): void {
    clearTimeout(this.timer);
    this.line = line;
    this.asked = '';
    this.found = null;
    this.failure = null;
    this.selected = null;
    this.pointed = null;
    this.isComputing = false;
  }
}

export const windowClusters = new WindowClusters();
