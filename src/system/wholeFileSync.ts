import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

function syncFile(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Some systems cannot open or sync a folder. */
function trySyncFolder(folder: string): void {
  try {
    syncFile(folder, 'r');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/**
 * Writes a small text as `writeWholeFile` does (beside, synced, renamed, folder synced) before it returns:
 * for a process that is about to end and waits for no promise. Makes the folder where it is missing.
 * @throws the system's error; the target is then unchanged
 */
export function writeWholeFileSync(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.part`;
  try {
    writeFileSync(beside, text);
    syncFile(beside, 'r+');
    renameSync(beside, path);
    trySyncFolder(dirname(path));
  } finally {
    rmSync(beside, { force: true });
  }
}
