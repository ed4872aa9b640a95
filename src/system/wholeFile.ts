import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { JobError } from '#system/failure';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'there is a folder of that name',
  EEXIST: 'there is a file where a folder is needed',
  ENAMETOOLONG: 'the name is too long',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A failure to write, in words, with the path last. */
export function toWriteError(error: unknown, path: string): JobError {
  if (error instanceof JobError) return error;
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = `The disk is full; nothing was changed: ${path}`;
    return new JobError('disk.full', message, 'Free some space or choose another folder.', { cause: error });
  }
  const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return new JobError(
    'file.write',
    `Cannot write, ${reason}: ${path}`,
    'Choose a folder that you may write to.',
    { cause: error },
  );
}

/** Makes a folder and its parents where missing. */
export async function ensureFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw toWriteError(error, folder);
  });
}

let filesWritten = 0;

/** A name beside a file that no other writer of this machine uses. */
function besideOf(path: string): string {
  return join(dirname(path), `.diffrakt-${process.pid}-${filesWritten++}.part`);
}

/** What a file is to hold. */
export interface FileContent {
  readonly path: string;
  readonly content: string | Uint8Array;
}

async function writeSynced({ path, content }: FileContent, beside: string): Promise<void> {
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw toWriteError(error, path);
  }
}

/**
 * Writes files that belong together: all beside their targets and synced, then all renamed, in order. A disk
 * that becomes full on the way leaves every target as it was.
 */
export async function writeWholeFiles(files: readonly FileContent[]): Promise<void> {
  const parts = files.map((file) => ({ file, beside: besideOf(file.path) }));
  try {
    for (const { file, beside } of parts) await writeSynced(file, beside);
    for (const { file, beside } of parts)
      await rename(beside, file.path).catch((error: unknown) => {
        throw toWriteError(error, file.path);
      });
  } finally {
    // What went wrong first is what the user needs to know, whether or not the rest can be taken away.
    for (const { beside } of parts) await rm(beside, { force: true }).catch(() => undefined);
  }
}

/** Writes beside the target, syncs to disk and renames: the target is absent, old or complete, never half. */
export async function writeWholeFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeWholeFiles([{ path, content }]);
}
