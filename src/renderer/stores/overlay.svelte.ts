import type { FigureOverlay } from '#contract/contract';
import { display } from '#renderer/stores/display.svelte';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { LIVE_LEARNER_TITLES } from '#renderer/words/learnerWords';
import { titleOfLook } from '#seismic/display/probabilityLook';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { EventClass } from '#seismic/picks/pick';

/** The probabilities over the section: those of the shown run, or the live answer. */
class Overlay {
  /** The grid that there is to show, whether it is switched on or not. */
  readonly available: ProbabilityGrid | null = $derived.by(() => {
    const { answer } = liveAnswer;
    const isRun = liveAnswer.shown === 'run';
    const plane = isRun ? runs.shown?.plane : answer?.plane;
    if (plane === undefined || plane !== shownPlane.section?.name) return null;
    return (isRun ? runs.grid?.grid : answer?.grid) ?? null;
  });

  /** The grid that is drawn; null where there is none or it is switched off. */
  get grid(): ProbabilityGrid | null {
    return display.overlayVisible ? this.available : null;
  }

  /** True while the attribute without learning is drawn: it has no classes. */
  get isAttribute(): boolean {
    return liveAnswer.shown !== 'run' && liveAnswer.answer?.learner === 'slopeRatio';
  }

  /** What is drawn of the grid. */
  get shows(): EventClass | 'class' {
    return this.isAttribute ? 'diffraction' : display.overlayShows;
  }

  /** Who answered and what is drawn: "Pre-trained, no picks · Likeliest class". */
  get title(): string {
    const look = this.isAttribute ? 'share of steep energy' : titleOfLook(this);
    if (liveAnswer.shown === 'run')
      return `${runs.shown?.name ?? 'Run'} · ${look}${runs.grid?.final ? '' : ' · to be refined'}`;
    const { answer, isComputing } = liveAnswer;
    return `${answer ? LIVE_LEARNER_TITLES[answer.learner] : ''} · ${look}${isComputing ? ' · renewed' : ''}`;
  }

  /** What figures draw over the section. */
  get inFigures(): FigureOverlay | null {
    if (!this.grid) return null;
    if (liveAnswer.shown !== 'run') return { kind: 'live' };
    return runs.shownId === null ? null : { kind: 'run', runId: runs.shownId };
  }
}

export const overlay = new Overlay();
