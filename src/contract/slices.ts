/** What the window asks of the index that depth and time slices of a large volume are read from. */
export interface SliceRequests {
  /**
   * Indexes the slices of the open line in the user's folder, or takes the index that is there: see
   * `slices.progress`. False where they are read fast enough without, or there is no room.
   */
  'slices.index': { ask: null; answer: boolean };
  /** Gives the indexing up; slices are read without. */
  'slices.cancel': { ask: null; answer: null };
}
