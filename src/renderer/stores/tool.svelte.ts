import { picks } from '#renderer/stores/picks.svelte';
import { USUAL_WINDOW } from '#seismic/picks/pick';
import type { ClassedWindow } from '#seismic/picks/pickClasses';

/** What the mouse can do on the section. */
export type ToolName = 'pan' | 'select' | 'window' | 'brush' | 'hyperbola' | 'measure';

/** What the mouse does on the section, and the size of the window that a click adds. */
class Tool {
  /** Name of the tool in the registry of mouse tools. */
  mode = $state<ToolName>('pan');
  traces = $state<number>(USUAL_WINDOW.traces);
  durationMs = $state<number>(USUAL_WINDOW.durationMs);
  /** True to move new hyperbolas to the best fit near them. */
  snapsToFit = $state(true);
  /** Radius of the targets of hyperbolas, as of pipes. */
  radiusM = $state(0);
  /** Distance between the antennas; null for what the file states. */
  separationM = $state<number | null>(null);
  /** The pick that releasing the button would make; drawn in place of the one it changes. */
  draft = $state.raw<ClassedWindow | null>(null);
  private chosen = $state('diffraction');

  /** The class of new picks; the first one where the chosen one is no longer there. */
  get class(): string {
    return picks.classes.some(({ name }) => name === this.chosen) ? this.chosen : picks.classes[0].name;
  }

  set class(name: string) {
    this.chosen = name;
  }
}

export const tool = new Tool();
