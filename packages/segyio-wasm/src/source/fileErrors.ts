import { SegyError, type SegyErrorCode } from '../base/errors.js';

/** What the operating system says, in words: code, message, remedy. */
const REASONS: Readonly<Record<string, readonly [SegyErrorCode, string, string]>> = {
  ENOENT: ['file.missing', 'There is no such file', 'Check the name and the folder.'],
  ENOTDIR: ['file.missing', 'A part of the path is a file, not a folder', 'Check the path.'],
  EISDIR: ['file.directory', 'This is a folder, not a file', 'Choose a SEG-Y file inside it.'],
  EACCES: ['file.unreadable', 'You may not read this file', 'Ask its owner for the right to read it.'],
  EPERM: ['file.unreadable', 'You may not read this file', 'Ask its owner for the right to read it.'],
  EIO: ['file.unreadable', 'The disk could not read this file', 'Copy it from a backup.'],
  ENAMETOOLONG: ['file.missing', 'The name is too long', 'Check the name.'],
};

const WRITE_REASONS: Readonly<Record<string, readonly [SegyErrorCode, string, string]>> = {
  ENOSPC: ['disk.full', 'The disk is full; nothing was changed', 'Free some space or choose another folder.'],
  EDQUOT: [
    'disk.full',
    'Your share of the disk is full; nothing was changed',
    'Free some space or choose another folder.',
  ],
  EACCES: ['file.write', 'Cannot write, you may not write there', 'Choose a folder that you may write to.'],
  EPERM: ['file.write', 'Cannot write, you may not write there', 'Choose a folder that you may write to.'],
  EROFS: ['file.write', 'Cannot write, the disk is read-only', 'Choose a folder that you may write to.'],
  ENOENT: ['file.write', 'Cannot write, there is no such folder', 'Make the folder or choose another.'],
  ENOTDIR: [
    'file.write',
    'Cannot write, a part of the path is a file, not a folder',
    'Choose another folder.',
  ],
  EISDIR: ['file.write', 'Cannot write, there is a folder of that name', 'Choose another name.'],
  EEXIST: ['file.write', 'Cannot write, there is a file where a folder is needed', 'Choose another folder.'],
  ENAMETOOLONG: ['file.write', 'Cannot write, the name is too long', 'Choose a shorter name.'],
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An operating system's error while reading, as a coded one; coded ones pass as they are. */
export function readError(error: unknown, file: string): SegyError {
  if (error instanceof SegyError) return error;
  const known = REASONS[codeOf(error)];
  const [code, what, remedy] = known ?? ['file.unreadable', `Cannot read (${textOf(error)})`, 'Try again.'];
  return new SegyError(code, `${what}: ${file}`, remedy, { place: { file }, cause: error });
}

/** An operating system's error while writing, as a coded one: 'disk.full' or 'file.write'. */
export function writeError(error: unknown, file: string): SegyError {
  if (error instanceof SegyError) return error;
  const known = WRITE_REASONS[codeOf(error)];
  const [code, what, remedy] = known ?? [
    'file.write',
    `Cannot write (${textOf(error)})`,
    'Try another folder.',
  ];
  return new SegyError(code, `${what}: ${file}`, remedy, { place: { file }, cause: error });
}
