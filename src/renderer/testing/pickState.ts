import type { PickState } from '#contract/picks';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';

/** What main tells of the picks of line 1, the only one; without picks where none are given. */
export function pickStateOf(told: Partial<PickState> = {}): PickState {
  return {
    ...{ revision: 1, picks: [], classes: STANDARD_CLASSES, lineId: 1, lines: [], undo: null, redo: null },
    ...told,
  };
}
