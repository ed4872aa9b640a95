import type { PanelMatrixAnswer } from '#contract/dataPort';
import { notices } from '#renderer/bridge/notices.svelte';
import { choosePicks } from '#renderer/panels/matrixPicks';
import { askData } from '#renderer/stores/dataPort.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { DataFailure, isCancelled } from '#renderer/tiles/dataAnswers';
import { standardPicks } from '#seismic/picks/pickClasses';
import type { SurveyPick } from '#seismic/picks/surveyPick';

export const MAXIMUM_LAG = 20;
/** Every second lag is enough for cells of at most 48 px. */
const THUMBNAIL_LAG_STEP = 2;
/** With more picks the matrix would be too large to read. */
export const MOST_PICKS = 60;
const WAIT_MS = 120;

/** Which picks a matrix belongs to. */
export interface PicksVersion {
  readonly projectPath: string;
  readonly revision: number;
}

/** The matrix of panels of the current picks, computed again when they change. */
class PanelMatrix {
  answer = $state.raw<PanelMatrixAnswer | null>(null);
  isBusy = $state(false);
  private abort = new AbortController();
  private answered: PicksVersion | null = null;

  /**
   * Requests the panels shortly after the last change of the picks. An earlier request is cancelled,
   * and the panels of another project are no longer shown.
   */
  refresh(wanted: PicksVersion): void {
    this.stop();
    const { answered } = this;
    if (answered?.projectPath !== wanted.projectPath) this.answer = null;
    else if (answered.revision === wanted.revision && this.answer) return;
    this.isBusy = true;
    const { signal } = this.abort;
    setTimeout(() => signal.aborted || void this.load(wanted, signal), WAIT_MS);
  }

  /** Cancels the request in progress: the panels are not in view, or the picks have changed. */
  stop(): void {
    this.abort.abort();
    this.abort = new AbortController();
    this.isBusy = false;
  }

  private async load(wanted: PicksVersion, signal: AbortSignal): Promise<void> {
    const list = choosePicks(standardPicks(picks.byClass), MOST_PICKS);
    const answer = list.length > 1 ? await askPanels(list, THUMBNAIL_LAG_STEP, signal) : null;
    if (signal.aborted) return;
    this.isBusy = false;
    this.answer = answer;
    this.answered = wanted;
  }
}

/** Panels of all pairs of picks; null if the request was cancelled, or failed, which is shown. */
export async function askPanels(
  list: SurveyPick[],
  lagStep: number,
  signal: AbortSignal,
): Promise<PanelMatrixAnswer | null> {
  const lags = { maximumTraceLag: MAXIMUM_LAG, maximumSampleLag: MAXIMUM_LAG, lagStep };
  try {
    return await askData('panels', { picks: list, ...lags }, signal);
  } catch (error) {
    if (!(error instanceof DataFailure)) throw error;
    // A line that is being closed, or has just been; where its file is gone, the section says so.
    if (!isCancelled(error) && error.failure.code !== 'file.missing') notices.fail(error.failure);
    return null;
  }
}

export const panelMatrix = new PanelMatrix();
