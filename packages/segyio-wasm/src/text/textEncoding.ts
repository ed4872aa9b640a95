import { codePageOf, nameOf } from './codePage.js';
import { type CodePage, ebcdicOfLatin, latinOfEbcdic } from './ebcdic.js';

export type TextEncoding = 'ebcdic' | 'ascii';

/** An encoding as a caller states it; 'ebcdic' leaves the code page to what the text tells, in writing it is 037. */
export type TextEncodingName = TextEncoding | 'ebcdic-037' | 'ebcdic-500' | 'ebcdic-1047';

/** How the bytes of a text are read. */
export interface TextCode {
  readonly encoding: TextEncoding;
  /** Of EBCDIC; null for ASCII. */
  readonly codePage: CodePage | null;
}

/** The same with the reason, in a sentence. */
export interface FoundTextCode extends TextCode {
  readonly reason: string;
}

const CODES: Readonly<Record<TextEncodingName, TextCode>> = {
  ascii: { encoding: 'ascii', codePage: null },
  ebcdic: { encoding: 'ebcdic', codePage: 37 },
  'ebcdic-037': { encoding: 'ebcdic', codePage: 37 },
  'ebcdic-500': { encoding: 'ebcdic', codePage: 500 },
  'ebcdic-1047': { encoding: 'ebcdic', codePage: 1047 },
};

/** All names that a caller may give. */
export const TEXT_ENCODINGS: readonly TextEncodingName[] = [
  'ascii',
  'ebcdic',
  'ebcdic-037',
  'ebcdic-500',
  'ebcdic-1047',
];

/** The code of a name; 'ebcdic' means code page 037. */
export function codeOfName(name: TextEncodingName): TextCode {
  return CODES[name];
}

/** "ASCII" or "EBCDIC (code page 1047)". */
export function titleOfCode({ encoding, codePage }: TextCode): string {
  return encoding === 'ascii' ? 'ASCII' : `EBCDIC (code page ${nameOf(codePage ?? 37)})`;
}

/** Bytes of a text as Latin-1. */
export function latinOfText(bytes: Uint8Array, { encoding, codePage }: TextCode): Uint8Array {
  return encoding === 'ascii' ? bytes : latinOfEbcdic(bytes, codePage ?? 37);
}

/** Latin-1 as bytes of a text. */
export function bytesOfLatin(latin: Uint8Array, { encoding, codePage }: TextCode): Uint8Array {
  return encoding === 'ascii' ? latin : ebcdicOfLatin(latin, codePage ?? 37);
}

/** How often each byte stands in a text: what is asked about its signs is asked about 256 numbers then. */
function byteCountsOf(bytes: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (let i = 0; i < bytes.length; i++) counts[bytes[i]]++;
  return counts;
}

/** Letters, digits, spaces and the commonest signs in each encoding, and how many bytes there are. */
function readableOf(counts: Uint32Array): { count: number; ascii: number; ebcdic: number } {
  let [count, ascii, ebcdic] = [0, 0, 0];
  for (let byte = 0; byte < 256; byte++) {
    count += counts[byte];
    if (isReadable(byte)) ascii += counts[byte];
    if (isReadable(LATIN_OF_BYTES[byte])) ebcdic += counts[byte];
  }
  return { count, ascii, ebcdic };
}

function isReadable(latin: number): boolean {
  return latin >= 32 && latin < 127;
}

const LATIN_OF_BYTES = latinOfEbcdic(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const BLANKS = { ascii: 0x20, ebcdic: 0x40 };

/** How many of the bytes that fill nothing up are readable in each encoding, and how many there are. */
function readableCounts(bytes: Uint8Array) {
  const telling = byteCountsOf(bytes);
  for (const filler of [0, BLANKS.ascii, BLANKS.ebcdic]) telling[filler] = 0;
  return readableOf(telling);
}

/**
 * The encoding in which more of the bytes can be read. What only fills up (NUL, blanks of either encoding) says
 * nothing unless there is nothing else. Unreadable texts count as EBCDIC.
 */
export function encodingOfText(bytes: Uint8Array): TextEncoding {
  const { ascii, ebcdic } = readableCounts(bytes);
  if (ascii !== ebcdic) return ascii > ebcdic ? 'ascii' : 'ebcdic';
  const counts = byteCountsOf(bytes);
  return counts[BLANKS.ascii] > counts[BLANKS.ebcdic] ? 'ascii' : 'ebcdic';
}

/** Share of the bytes other than NUL, 0 to 1, that can be read in the likelier encoding; 0 where there are none. */
export function readableShare(bytes: Uint8Array): number {
  const counts = byteCountsOf(bytes);
  counts[0] = 0;
  const { count, ascii, ebcdic } = readableOf(counts);
  return count === 0 ? 0 : Math.max(ascii, ebcdic) / count;
}

/** Below this many telling bytes a text that continues another is in the encoding of that. */
const LEAST_TELLING = 8;
/** Share of readable bytes from which a text may be in the encoding that the caller states. */
const LEAST_SHARE = 0.6;

/** The encoding of one of several texts, and the figures for it; `before` is that of the text in front, if any. */
function encodingAmong(
  bytes: Uint8Array,
  stated: TextEncoding | null,
  before: TextEncoding | null,
): { readonly encoding: TextEncoding; readonly why: string } {
  const counts = readableCounts(bytes);
  const isStated = stated !== null && (before === null || counts[stated] >= LEAST_SHARE * counts.count);
  if (isStated) return { encoding: stated, why: 'as requested' };
  if (before !== null && counts.count < LEAST_TELLING)
    return { encoding: before, why: 'as the text in front of it' };
  const why = `of ${counts.count} signs ${counts.ascii} are readable as ASCII, ${counts.ebcdic} as EBCDIC`;
  return { encoding: encodingOfText(bytes), why };
}

/**
 * How each text header of a file is read: ASCII or EBCDIC each by itself, EBCDIC by one code page in all of them.
 * @param requested the caller's word; an extended text header that cannot be read by it is judged by itself
 */
export function textCodesOf(
  texts: readonly Uint8Array[],
  requested: TextEncodingName | undefined,
): FoundTextCode[] {
  const stated = requested ? codeOfName(requested) : null;
  const found: ReturnType<typeof encodingAmong>[] = [];
  for (const bytes of texts)
    found.push(encodingAmong(bytes, stated?.encoding ?? null, found.at(-1)?.encoding ?? null));
  const isPageStated = stated?.codePage != null && requested !== 'ebcdic';
  const page = isPageStated
    ? { codePage: stated.codePage, reason: 'as requested' }
    : codePageOf(texts.filter((_, i) => found[i].encoding === 'ebcdic'));
  return found.map(({ encoding, why }) => {
    if (encoding === 'ascii') return { encoding, codePage: null, reason: `ASCII: ${why}.` };
    const { codePage, reason } = page;
    return { encoding, codePage, reason: `EBCDIC: ${why}; code page ${nameOf(codePage)}: ${reason}.` };
  });
}
