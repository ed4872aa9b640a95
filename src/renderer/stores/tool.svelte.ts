import type { EventClass, PickedWindow } from '#seismic/picks/pick';

/** What the mouse does on the section, and the size of the window that a click adds. */
class Tool {
  /** Name of the tool in the registry of mouse tools. */
  mode = $state('pan');
  class = $state<EventClass>('diffraction');
  traces = $state(32);
  durationMs = $state(160);
  /** True to move new hyperbolas to the best fit near them. */
  snapsToFit = $state(true);
  /** Radius of the targets of hyperbolas, as of pipes. */
  radiusM = $state(0);
  /** Distance between the antennas; null for what the file states. */
  separationM = $state<number | null>(null);
  /** The pick that releasing the button would make; drawn in place of the one it changes. */
  draft = $state.raw<PickedWindow | null>(null);
}

export const tool = new Tool();
