import { untrack } from 'svelte';
import type { Progress } from '#contract/contract';
import { ask, attempt, listen, RequestFailure } from '#renderer/bridge/bridge';
import { notices } from '#renderer/bridge/notices.svelte';
import { app } from '#renderer/stores/app.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';

/** Has the slices of a volume indexed once one of them is shown. */
class SliceIndexStore {
  /** Null while nothing is indexed. */
  progress = $state.raw<Progress | null>(null);
  isCancelling = $state(false);
  /** The open file once it was asked for; one that is opened again has to take its index again. */
  private asked: string | null = null;
  /** The file whose indexing the user has given up: it is not begun again. */
  private givenUp: string | null = null;

  /** Follows the planes that are shown from now on. */
  start(): void {
    listen('slices.progress', (progress) => {
      if (this.asked === app.fileKey) this.progress = progress;
    });
    $effect.root(() => {
      $effect(() => {
        void [app.fileKey, shownPlane.current?.kind];
        untrack(() => void this.follow());
      });
    });
  }

  /** Asks for the index where a slice is shown for the first time. */
  async follow(): Promise<void> {
    const file = app.fileKey;
    if (file !== this.asked) {
      this.asked = null;
      this.end();
    }
    const isDone = file === this.asked || file === this.givenUp;
    if (file === null || isDone || shownPlane.current?.kind !== 'slice') return;
    this.asked = file;
    try {
      await ask('slices.index', null);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (error.failure.code !== 'cancelled') notices.fail(error.failure);
    }
    if (this.asked === file) this.end();
  }

  /** Gives the indexing up. */
  async cancel(): Promise<void> {
    this.isCancelling = true;
    this.givenUp = this.asked;
    await attempt(() => ask('slices.cancel', null));
  }

  private end(): void {
    this.progress = null;
    this.isCancelling = false;
  }
}

export const sliceIndex = new SliceIndexStore();
