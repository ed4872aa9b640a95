import type { PanelMatrixAnswer } from '#contract/dataPort';
import { askData } from '#renderer/stores/dataPort.svelte';
import { notices } from '#renderer/stores/notices.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { DataFailure } from '#renderer/tiles/dataAnswers';

export const MAXIMUM_LAG = 20;
/** Every second lag is enough for thumbnails of at most 48 px. */
const THUMBNAIL_LAG_STEP = 2;
/** Beyond this many picks the matrix would be larger than a person can read; the first of each class are shown. */
export const MOST_PICKS = 60;
const WAIT_MS = 120;

/** The matrix of panels of the picks as they stand, computed anew when they change. */
class PanelMatrix {
  answer = $state.raw<PanelMatrixAnswer | null>(null);
  isBusy = $state(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  /** Asks for the panels shortly after the last change of the picks. */
  refresh(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), WAIT_MS);
  }

  private async load(): Promise<void> {
    const turn = ++this.turn;
    const list = picks.byClass.slice(0, MOST_PICKS);
    if (list.length < 2) {
      this.answer = null;
      return;
    }
    this.isBusy = true;
    const answer = await askPanels(
      list.map(({ id }) => id),
      THUMBNAIL_LAG_STEP,
    );
    if (turn !== this.turn) return;
    this.isBusy = false;
    this.answer = answer;
  }
}

/** Panels of all pairs of the named picks; a failure is shown and null comes back. */
export async function askPanels(
  pickIds: readonly string[],
  lagStep: number,
): Promise<PanelMatrixAnswer | null> {
  const list = pickIds.flatMap((id) => picks.byId(id) ?? []);
  try {
    return await askData('panels', {
      picks: list,
      maximumTraceLag: MAXIMUM_LAG,
      maximumSampleLag: MAXIMUM_LAG,
      lagStep,
    });
  } catch (error) {
    if (!(error instanceof DataFailure)) throw error;
    notices.fail(error.failure);
    return null;
  }
}

export const panelMatrix = new PanelMatrix();
