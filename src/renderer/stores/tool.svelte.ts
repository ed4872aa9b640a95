import type { EventClass, PickedWindow } from '#seismic/picks/pick';

/** What the mouse does on the section, and the size of the window that a click adds. */
class Tool {
  /** Name of the tool, as the registry of mouse tools has it. */
  mode = $state('pan');
  class = $state<EventClass>('diffraction');
  traces = $state(32);
  durationMs = $state(160);
  /** The pick as it would be if the button were let go now; drawn in place of the one it changes. */
  draft = $state.raw<PickedWindow | null>(null);
}

export const tool = new Tool();
