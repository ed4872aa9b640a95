import { untrack } from 'svelte';
import type { FileOverlay } from '#contract/contract';
import { ask, attempt } from '#renderer/bridge/bridge';
import { app } from '#renderer/stores/app.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';

/** A file of the line's shape that the user lays over it: classes, probabilities, an attribute, the demo's truth. */
class OverlayFile {
  /** What it has over a plane; null where none was chosen. */
  answer = $state.raw<FileOverlay | null>(null);
  /** False while the learner's answer is drawn in its place. */
  isChosen = $state(false);
  isReading = $state(false);
  private line: string | null = null;

  /** Follows the line and the plane from now on. */
  start(): void {
    $effect.root(() => {
      $effect(() => {
        void [app.fileKey, shownPlane.section?.name];
        untrack(() => void this.follow());
      });
    });
  }

  /** Lays a file over the line. What cannot is told in words, and what was there stays. */
  async choose(source: 'file' | 'truth'): Promise<void> {
    await this.take(() => ask('overlay.choose', { source }));
  }

  private async follow(): Promise<void> {
    const line = app.fileKey;
    if (line !== this.line) {
      this.line = line;
      this.answer = null;
      this.isChosen = false;
    }
    const plane = shownPlane.section?.name;
    if (this.answer && plane !== undefined && plane !== this.answer.plane)
      await this.take(() => ask('overlay.read', null));
  }

  private async take(request: () => Promise<FileOverlay | null>): Promise<void> {
    const { line } = this;
    this.isReading = true;
    const answer = await attempt(request);
    this.isReading = false;
    if (!answer || line !== this.line) return;
    this.answer = answer;
    this.isChosen = true;
  }
}

export const overlayFile = new OverlayFile();
