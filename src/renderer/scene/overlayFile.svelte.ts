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
  /** What it has over the second plane; null while there is none, or it is not read yet. */
  beside = $state.raw<FileOverlay | null>(null);
  /** The plane that it is to be read over beside the shown one, and in which colours. */
  private besideWanted = '';
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
    const choosing = async (): Promise<FileOverlay | null> => {
      const chosen = await ask('overlay.choose', { source });
      if (chosen) this.forgetBeside();
      return chosen;
    };
    if (await this.take(choosing)) this.isChosen = true;
    await this.readShown();
  }

  /** Reads the chosen file over the second plane, in the colours of its values on the first. */
  async readBeside(plane: string | null): Promise<void> {
    const { answer } = this;
    const hasOwnEnds = answer?.kind === 'values' || answer?.kind === 'velocity';
    const ends = hasOwnEnds ? { least: answer.least, most: answer.most } : null;
    const wanted = answer && plane !== null ? JSON.stringify({ plane, ends }) : '';
    if (wanted === this.besideWanted) return;
    this.besideWanted = wanted;
    if (wanted === '' || plane === null) return;
    const read = await attempt(() => ask('overlay.read', { plane, ends }));
    if (wanted === this.besideWanted) this.beside = read;
  }

  private forgetBeside(): void {
    this.beside = null;
    this.besideWanted = '';
  }

  /** The plane that is shown, where the answer is of another one. */
  private get unread(): string | null {
    const plane = shownPlane.section?.name;
    return this.answer && plane !== undefined && plane !== this.answer.plane ? plane : null;
  }

  /** Forgets the file with the line, and reads it over the plane that is shown. */
  async follow(): Promise<void> {
    const line = app.fileKey;
    if (line !== this.line) {
      this.line = line;
      this.answer = null;
      this.isChosen = false;
      this.forgetBeside();
    }
    await this.readShown();
  }

  /** Reads the file over the shown plane; of planes that are stepped through, over those that it can keep up with. */
  private async readShown(): Promise<void> {
    let asked: string | null = null;
    while (!this.isReading && this.unread !== null && this.unread !== asked) {
      const plane: string = this.unread;
      asked = plane;
      await this.take(() => ask('overlay.read', { plane, ends: null }));
    }
  }

  /** False where there is no answer, or another line is open by then. */
  private async take(request: () => Promise<FileOverlay | null>): Promise<boolean> {
    const { line } = this;
    this.isReading = true;
    const answer = await attempt(request);
    this.isReading = false;
    if (!answer || line !== this.line) return false;
    this.answer = answer;
    return true;
  }
}

export const overlayFile = new OverlayFile();
