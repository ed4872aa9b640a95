import type { EventClass, PickedWindow } from '#seismic/picks/pick';

/** What the mouse does on the section, and the size of the window that a click adds. */
class Tool {
  /** Name of the tool in the registry of mouse tools. */
  mode = $state('pan');
  class = $state<EventClass>('diffraction');
  traces = $state(32);
  durationMs = $state(160);
  /** The pick that releasing the button would make; drawn in place of the one it changes. */
  draft = $state.raw<PickedWindow | null>(null);
}

export const tool = new Tool();
