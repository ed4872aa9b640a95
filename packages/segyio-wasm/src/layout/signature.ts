import { SegyError } from '../base/errors.js';

/** Beginnings of files that people open by mistake, in Latin-1. */
const SIGNATURES: readonly (readonly [start: string, what: string, remedy: string])[] = [
  ['PK\x03\x04', 'a zip archive', 'Unpack it and open the .sgy file inside.'],
  ['\x1f\x8b', 'a gzip-compressed file', 'Unpack it (gunzip) and open the .sgy file inside.'],
  ['BZh', 'a bzip2-compressed file', 'Unpack it and open the .sgy file inside.'],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive', 'Unpack it and open the .sgy file inside.'],
  ['\xfd7zXZ', 'an xz-compressed file', 'Unpack it and open the .sgy file inside.'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard-compressed file', 'Unpack it and open the .sgy file inside.'],
  ['Rar!', 'a RAR archive', 'Unpack it and open the .sgy file inside.'],
  ['%PDF', 'a PDF document', 'Choose the .sgy or .segy file itself.'],
  ['\x89PNG', 'a PNG picture', 'Choose the .sgy or .segy file itself.'],
  ['\xff\xd8\xff', 'a JPEG picture', 'Choose the .sgy or .segy file itself.'],
  ['\x89HDF', 'an HDF5 file', 'Export it as SEG-Y first.'],
  ['\x93NUMPY', 'a NumPy array', 'Export it as SEG-Y first.'],
  ['SQLite format 3', 'an SQLite database', 'Choose the .sgy or .segy file itself.'],
  ['version https://git-lfs', 'a Git LFS pointer, not the data', 'Fetch the data with "git lfs pull".'],
];

const WEB_PAGE = /^\s*(<!doctype html|<html|<head|<\?xml|<!--)/i;

/** The file's first bytes as Latin-1. */
function startOf(head: Uint8Array): string {
  return String.fromCharCode(...head.subarray(0, 64)).replace(/^\u00ef\u00bb\u00bf/, '');
}

/** An error naming what the file is, where its first bytes tell that it is something else; else null. */
export function otherKindError(head: Uint8Array, file: string): SegyError | null {
  const start = startOf(head);
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  const what = known?.[1] ?? (WEB_PAGE.test(start) ? 'a web page' : null);
  if (what === null) return null;
  const remedy = known?.[2] ?? 'Download the data itself: a server probably answered with a page instead.';
  return new SegyError('file.notSegy', `This is ${what}, not SEG-Y: ${file}`, remedy, {
    place: { file, byte: 1 },
  });
}
