import { AppFailure } from '#main/base/failure';
import type { PickByTrace } from '#seismic/picks/surveyPick';

/** A line that a project is made of. */
export const LINE = {
  absolutePath: '/lines/west.sgy',
  besideProjectPath: '/lines/west.sgy',
  fingerprint: 'abc',
  fileName: 'west.sgy',
  demoSeed: null,
  opening: {},
};

/** A diffraction in a window of 32 traces. */
export function makePick(id: string, trace = 238): PickByTrace {
  return { id, class: 'diffraction', trace, timeMs: 812.5, traces: 32, durationMs: 160, plane: 'line' };
}

/** The code of the failure that an action ends in; 'none' where it does not. */
export function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof AppFailure) return error.failure.code;
    throw error;
  }
  return 'none';
}
