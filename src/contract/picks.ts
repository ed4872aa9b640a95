import type { ClassedPick, PickClass } from '#seismic/picks/pickClasses';

/** A change of the picks with both sides, so that it can be undone. */
export type PickEdit =
  | { readonly kind: 'add'; readonly picks: ClassedPick[] }
  | { readonly kind: 'remove'; readonly picks: ClassedPick[] }
  | { readonly kind: 'change'; readonly before: ClassedPick[]; readonly after: ClassedPick[] };

export interface PickState {
  readonly revision: number;
  readonly picks: ClassedPick[];
  /** The three standard classes, then those of the user's own. */
  readonly classes: readonly PickClass[];
  /** What undo and redo would do, in words, or null where there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
}

/** The picks of a file. */
export interface NamedPicks {
  readonly fileName: string;
  readonly picks: readonly ClassedPick[];
}
