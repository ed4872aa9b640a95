/** Odd files of the table in docs/odd-files.md: what is odd about each, and what is right. */
import type { GprFile } from '../makeGpr.js';

/** A samples, C layout, E other kinds, G geometry, H later revisions, R radar, T text, X Seismic Unix. */
export type OddKind = 'A' | 'C' | 'E' | 'G' | 'H' | 'R' | 'T' | 'X';

/** Right values; what is left out is not held against anything. */
export interface Right {
  readonly traces?: number;
  readonly samples?: number;
  readonly intervalUs?: number;
  readonly startMs?: number;
  /** First samples of the first trace, and the last one of the last trace. */
  readonly first?: readonly number[];
  readonly last?: number;
  /** For a file that is to be refused: what its message must say. */
  readonly refused?: RegExp;
}

export interface OddFile extends GprFile {
  readonly kind: OddKind;
  /** The case; several files may show one. */
  readonly title: string;
  readonly trait: string;
  readonly right: Right;
  /** The header file of radar that needs one. */
  readonly partner?: GprFile;
}
