import type { EventClass } from '#seismic/picks/pick';

/** What a click on the section does, and the size of the window that it leaves. */
class Tool {
  mode = $state<'pan' | 'window'>('pan');
  class = $state<EventClass>('diffraction');
  traces = $state(32);
  durationMs = $state(160);
}

export const tool = new Tool();
