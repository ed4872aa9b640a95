import { untrack } from 'svelte';
import type { PickProposal, PretrainedUse } from '#contract/contract';
import { ask, RequestFailure } from '#renderer/bridge/bridge';
import { layout } from '#renderer/stores/layout.svelte';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import type { WindowPlacement } from '#seismic/picks/pick';

/** Pause after the last change before windows are proposed, so that quick picking is not slowed. */
const PROPOSE_AFTER_MS = 300;

/** Tells a proposal from others of its plane. */
export function keyOfProposal({ trace, timeMs }: WindowPlacement): string {
  return `${trace} ${timeMs}`;
}

function isSame(one: WindowPlacement, other: WindowPlacement): boolean {
  return keyOfProposal(one) === keyOfProposal(other);
}

/** The windows that are proposed to be picked next; asked for while they are in view. */
class ProposalsStore {
  list = $state.raw<readonly PickProposal[]>([]);
  isComputing = $state(false);
  /** The one that the keys act on. */
  private chosen = $state.raw<PickProposal | null>(null);
  /** Windows of the plane that the user does not want to pick; forgotten with the plane. */
  private rejected = $state.raw<readonly WindowPlacement[]>([]);
  private asked = '';
  private line = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Null where none is chosen, or picks are selected since. */
  get current(): PickProposal | null {
    return selection.pickIds.length === 0 ? this.chosen : null;
  }

  /** True while proposals are listed, and drawn on the section. */
  get isShown(): boolean {
    return layout.rightOpen && layout.tab === 'Judge';
  }

  /** The use of the net whose doubts count: that of the shown answer where it is one. */
  private readonly use: PretrainedUse = $derived.by(() => {
    const { shown, best } = liveAnswer;
    const wanted = shown === null || shown === 'run' || shown === 'slopeRatio' ? best : shown;
    return wanted === 'slopeRatio' || wanted === 'head' ? 'withPicks' : wanted;
  });

  private readonly wanted = $derived.by(() => {
    if (!this.isShown || liveAnswer.isComputing || liveAnswer.failure || liveAnswer.line === '') return null;
    const { traces, durationMs } = tool;
    const { line } = liveAnswer;
    return {
      line,
      revision: picks.told.revision,
      use: this.use,
      traces,
      durationMs,
      rejected: this.rejected,
    };
  });

  /** Follows the line, the picks, the shown answer and the size of windows from now on. */
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
    this.timer = setTimeout(() => void this.take(key), PROPOSE_AFTER_MS);
  }

  /** Makes a proposal the one that the keys act on. */
  choose(proposal: PickProposal | null): void {
    this.chosen = proposal;
    if (proposal) selection.clear();
  }

  /** The proposal so many steps after the current one; the first where none is chosen; null where there is none. */
  beside(step: number): PickProposal | null {
    const { current, list } = this;
    const at = current ? list.findIndex((one) => isSame(one, current)) : -1;
    if (at < 0) return list[0] ?? null;
    return list[(at + step + list.length) % list.length];
  }

  /** Takes a proposal out of the list; what is rejected is not proposed again on this plane. */
  drop(proposal: PickProposal, { isRejected }: { readonly isRejected: boolean }): void {
    this.list = this.list.filter((one) => !isSame(one, proposal));
    if (this.chosen && isSame(this.chosen, proposal)) this.chosen = null;
    const { trace, timeMs, traces, durationMs } = proposal;
    if (isRejected) this.rejected = [...this.rejected, { trace, timeMs, traces, durationMs }];
  }

  private async take(key: string): Promise<void> {
    const { wanted } = this;
    if (!wanted || JSON.stringify(wanted) !== key) {
      this.isComputing = false;
      return;
    }
    this.asked = key;
    const { use, traces, durationMs, rejected } = wanted;
    try {
      const found = await ask('live.propose', { use, traces, durationMs, rejected });
      const isWanted = key === this.asked && found.plane === shownPlane.section?.name;
      if (isWanted && found.revision === picks.told.revision) this.replace(found.proposals);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      // A newer answer has cancelled it: what is wanted then is asked for.
      if (key === this.asked) this.asked = '';
    }
    this.isComputing = false;
  }

  /** The chosen proposal stays, so that the keys act on what the user looks at. */
  private replace(found: readonly PickProposal[]): void {
    const chosen = this.current;
    const others = found.filter((one) => !chosen || !isSame(one, chosen));
    this.list = chosen ? [chosen, ...others] : others;
  }

  private forget(line: string): void {
    clearTimeout(this.timer);
    this.line = line;
    this.asked = '';
    this.list = [];
    this.chosen = null;
    this.rejected = [];
    this.isComputing = false;
  }
}

export const proposals = new ProposalsStore();
