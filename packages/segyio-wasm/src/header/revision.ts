/** A revision of the standard, as bytes 3501-3502 give it. */
export interface Revision {
  readonly major: number;
  readonly minor: number;
  /** "0", "1", "2.0", "2.1" */
  readonly text: string;
}

function revision(major: number, minor: number): Revision {
  return { major, minor, text: major >= 2 ? `${major}.${minor}` : String(major) };
}

/** Revisions by their text, as a caller names them. */
const BY_TEXT: Readonly<Record<string, Revision>> = {
  '0': revision(0, 0),
  '1': revision(1, 0),
  '2.0': revision(2, 0),
  '2.1': revision(2, 1),
};

export type RevisionText = '0' | '1' | '2.0' | '2.1';

export function revisionOfText(text: RevisionText): Revision {
  return BY_TEXT[text];
}

/** True for what some writers mean by revision 1: the number 100 or, in coded decimals, 10 hexadecimal. */
export function isRevision1ByCustom(first: number, second: number): boolean {
  return (first === 0 && (second === 100 || second === 16)) || (first === 16 && second === 0);
}

/**
 * The revision from its two bytes. Many writers put the number into the second byte, as a 16-bit integer;
 * that is taken as meant. What no standard knows counts as revision 0, whose writers left those bytes free.
 */
export function revisionOfBytes(first: number, second: number): Revision {
  if (first === 0 && (second === 1 || second === 2)) return revision(second, 0);
  if (first === 1 && second < 16) return revision(1, 0);
  if (first === 2 && second < 16) return revision(2, second);
  return revision(0, 0);
}
