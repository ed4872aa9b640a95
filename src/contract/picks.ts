import type { ClassedPick, PickClass } from '#seismic/picks/pickClasses';

/** A change of the picks of the shown line with both sides, so that it can be undone. */
export type PickEdit =
  | { readonly kind: 'add'; readonly picks: ClassedPick[] }
  | { readonly kind: 'remove'; readonly picks: ClassedPick[] }
  | { readonly kind: 'change'; readonly before: ClassedPick[]; readonly after: ClassedPick[] };

/** The steps around the present one: what undo and redo go through. */
export interface PickHistory {
  /** The number of the last step that is applied; 0 where all are undone. */
  readonly applied: number;
  /** Numbered from 1, the oldest first; what each did, in words that follow "Undo". */
  readonly steps: readonly { readonly number: number; readonly words: string }[];
}

/** A line of the project, and what was picked on it. */
export interface LineSummary {
  readonly lineId: number;
  readonly name: string;
  readonly fileName: string;
  readonly path: string;
  /** Numbers of its picks by class; a class without picks is not there. */
  readonly pickCounts: Readonly<Record<string, number>>;
}

/** The picks of the shown line, and what is the same for all lines of the project. */
export interface PickState {
  readonly revision: number;
  /** The shown line. */
  readonly lineId: number;
  /** All lines, in the order in which they were added. */
  readonly lines: readonly LineSummary[];
  readonly picks: ClassedPick[];
  /** The three standard classes, then those of the user's own. */
  readonly classes: readonly PickClass[];
  /** What undo and redo would do, in words, or null where there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
}

/** The picks after an import, and the file that it was from. */
export interface PickImport {
  readonly state: PickState;
  readonly fileName: string;
}

/** The picks of a file. */
export interface NamedPicks {
  readonly fileName: string;
  readonly picks: readonly ClassedPick[];
}

/** Requests that go back and forth in the history. */
export interface HistoryRequests {
  'picks.undo': { ask: null; answer: PickState };
  'picks.redo': { ask: null; answer: PickState };
  'picks.history': { ask: null; answer: PickHistory };
  /** Undoes or redoes up to the step of a number, 0 for the start, as one change. */
  'picks.jump': { ask: { step: number }; answer: PickState };
}
