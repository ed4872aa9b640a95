import { SegyError } from '../base/errors.js';
import { readWord } from '../header/byteOrder.js';

const CHOOSE = 'Choose the .sgy or .segy file itself.';
const CONVERT = 'It is not read here: convert it to SEG-Y first.';

/** Beginnings of files that people open by mistake, in Latin-1. */
const SIGNATURES: readonly (readonly [start: string, what: string, remedy: string])[] = [
  ['PK\x03\x04', 'a zip archive', 'Unpack it and open the .sgy file inside.'],
  ['\x1f\x8b', 'a gzip-compressed file', 'Unpack it (gunzip) and open the .sgy file inside.'],
  ['BZh', 'a bzip2-compressed file', 'Unpack it and open the .sgy file inside.'],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive', 'Unpack it and open the .sgy file inside.'],
  ['\xfd7zXZ', 'an xz-compressed file', 'Unpack it and open the .sgy file inside.'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard-compressed file', 'Unpack it and open the .sgy file inside.'],
  ['Rar!', 'a RAR archive', 'Unpack it and open the .sgy file inside.'],
  ['%PDF', 'a PDF document', CHOOSE],
  ['\x89PNG', 'a PNG picture', CHOOSE],
  ['\xff\xd8\xff', 'a JPEG picture', CHOOSE],
  ['\x89HDF', 'an HDF5 file', 'Export it as SEG-Y first.'],
  ['\x93NUMPY', 'a NumPy array', 'Export it as SEG-Y first.'],
  ['MS\x03', 'a miniSEED file', CONVERT],
  ['CDF\x01', 'a netCDF file', 'Export it as SEG-Y first.'],
  ['CDF\x02', 'a netCDF file', 'Export it as SEG-Y first.'],
  ['VCS\0', 'a ZGY volume', 'Export it as SEG-Y first.'],
  ['SQLite format 3', 'an SQLite database', CHOOSE],
  ['version https://git-lfs', 'a Git LFS pointer, not the data', 'Fetch the data with "git lfs pull".'],
];

/** Kinds told by a pattern of their first bytes. */
const PATTERNS: readonly (readonly [pattern: RegExp, what: string, remedy: string])[] = [
  [/^\d{6}[DRQM]/, 'a miniSEED file', CONVERT],
  [/^(?:#[^\n]*\n)*\s*~V/i, 'a LAS file (well logs as text)', CHOOSE],
  [/^[ \d]{4}SD[123]\.\d/, 'a SEG-D file behind a tape label', CONVERT],
];

const OTHER_KIND =
  'Open it without stating that it is SEG-Y; in this library by openTraceFile, openGpr or openSeg2.';
/** Beginnings that a trace header of Seismic Unix may have too. */
const WEAK_SIGNATURES: readonly (readonly [start: string, what: string, remedy: string])[] = [
  ['\x55\x3a', 'a SEG-2 file', OTHER_KIND],
  ['\x3a\x55', 'a SEG-2 file', OTHER_KIND],
];
/** SEG-D's format codes, bytes 3-4, in coded decimals. */
const SEGD_CODES: readonly number[] = [
  0x0015, 0x8015, 0x8022, 0x8024, 0x8036, 0x8038, 0x8042, 0x8044, 0x8048, 0x8058,
];
const SAC_FLOATS = 70;
const SAC_UNKNOWN = -12345;
const WEB_PAGE = /^\s*(<!doctype html|<html|<head|<\?xml|<!--)/i;

/** The file's first bytes as Latin-1. */
function startOf(head: Uint8Array): string {
  return String.fromCharCode(...head.subarray(0, 512)).replace(/^\u00ef\u00bb\u00bf/, '');
}

/** SAC begins with 70 floats; those that are not known, always many, are -12345. */
function isSac(head: Uint8Array): boolean {
  if (head.length < 4 * SAC_FLOATS) return false;
  return (['big', 'little'] as const).some((order) => {
    const floats = Array.from({ length: SAC_FLOATS }, (_, i) => readWord(head, 4 * i, 'float32', order));
    return floats.filter((value) => value === SAC_UNKNOWN).length >= SAC_FLOATS / 4;
  });
}

/** A DZT header: its tag, or the one of some writers (0x0700), a count of words and their bits. */
function isDzt(head: Uint8Array): boolean {
  if (head.length < 128 || (head[0] !== 0xff && head[1] !== 7)) return false;
  const [words, bits] = [4, 6].map((at) => readWord(head, at, 'uint16', 'little'));
  return words > 0 && [8, 16, 32].includes(bits);
}

/** A DT1 trace header: floats of which the first is the trace's number, the third a count and the sixth 2 bytes. */
function isDt1(head: Uint8Array): boolean {
  if (head.length < 128) return false;
  const [number, count, bytes] = [0, 8, 20].map((at) => readWord(head, at, 'float32', 'little'));
  return (number === 0 || number === 1) && Number.isInteger(count) && count > 0 && bytes === 2;
}

/** Text where SEG-Y has its binary header: nothing but letters, signs and line ends, with line ends or braces. */
function textKind(head: Uint8Array): string | null {
  const isReadable = (byte: number) => (byte >= 32 ? byte !== 127 : byte === 9 || byte === 10 || byte === 13);
  if (head[0] < 9 || !head.every(isReadable)) return null;
  const start = startOf(head).trimStart();
  if (/^[{[]/.test(start)) return 'a JSON text';
  const hasLines = head.includes(10) || head.includes(13);
  const isAscii = head.every((byte) => byte < 128);
  return hasLines && isAscii ? 'a text' : null;
}

/** What a file is, and what to do. */
type Kind = readonly [what: string, remedy: string];

/** What the file is instead of SEG-Y, with what to do; null if nothing tells. */
function strongKind(head: Uint8Array): Kind | null {
  const start = startOf(head);
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (known) return [known[1], known[2]];
  if (WEB_PAGE.test(start))
    return ['a web page', 'Download the data itself: a server probably answered with a page instead.'];
  const pattern = PATTERNS.find(([test]) => test.test(start));
  if (pattern) return [pattern[1], pattern[2]];
  const text = textKind(head);
  return text ? [`${text}, such as a table or a header file`, CHOOSE] : null;
}

/** What a file that is neither SEG-Y nor Seismic Unix may be by a few bytes. */
function weakKind(head: Uint8Array): Kind | null {
  const start = startOf(head);
  const known = WEAK_SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (known) return [known[1], known[2]];
  if (isSac(head)) return ['a SAC file (one trace)', CONVERT];
  if (isDzt(head)) return ['a radar file of GSSI (DZT)', OTHER_KIND];
  if (isDt1(head)) return ['a radar file of Sensors & Software (DT1)', OTHER_KIND];
  const isDecimal = (byte: number) => byte >> 4 < 10 && (byte & 15) < 10;
  const isSegd =
    head.length > 4 &&
    [...head.subarray(0, 2)].every(isDecimal) &&
    SEGD_CODES.includes(readWord(head, 2, 'uint16', 'big'));
  return isSegd ? ['a SEG-D file', CONVERT] : null;
}

/**
 * An error naming what the file is, where its first 3600 bytes tell that it is something else; else null.
 * @param isNeither true if the file is known to be neither SEG-Y nor Seismic Unix, so that less is enough
 */
export function otherKindError(head: Uint8Array, file: string, isNeither = false): SegyError | null {
  const kind = isNeither ? weakKind(head) : strongKind(head);
  if (kind === null) return null;
  const [what, remedy] = kind;
  return new SegyError('file.notSegy', `This is ${what}, not SEG-Y: ${file}`, remedy, {
    place: { file, byte: 1 },
  });
}
