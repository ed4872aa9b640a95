import { mkdir } from 'node:fs/promises';
import { type FileSink, openFileSink, writeError } from 'segyio-wasm/node';
import { JobError } from '#system/failure';

/** A failure to write, as a message that ends with the path: 'disk.full' or 'file.write'. */
export function toWriteError(error: unknown, path: string): JobError {
  if (error instanceof JobError) return error;
  const { code, message, remedy } = writeError(error, path);
  return new JobError(code === 'disk.full' ? code : 'file.write', message, remedy, { cause: error });
}

/** Makes a folder and its parents where missing. @throws JobError 'disk.full', 'file.write' */
export async function ensureFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      throw toWriteError(error, folder);
    // Node says "no such file" where the disk is full; asked for this folder alone, the system says why.
    await mkdir(folder).catch((reason: unknown) => {
      throw toWriteError(reason, folder);
    });
  }
}

/** The content of a file. */
export interface FileContent {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes files that belong together: all beside their targets and synced, then all renamed, in order. Where
 * the disk becomes full, every target stays unchanged.
 * @throws JobError 'disk.full', 'file.write'
 */
export async function writeWholeFiles(files: readonly FileContent[]): Promise<void> {
  const sinks: FileSink[] = [];
  let current = '';
  try {
    for (const { path, content } of files) {
      current = path;
      const sink = await openFileSink(path);
      sinks.push(sink);
      await sink.write(typeof content === 'string' ? Buffer.from(content) : content);
      await sink.sync();
    }
    for (const sink of sinks) await sink.finish();
  } catch (error) {
    throw toWriteError(error, current);
  } finally {
    for (const sink of sinks) await sink.discard();
  }
}

/**
 * Writes beside the target, syncs to disk and renames: the target is absent, old or complete, never partial.
 */
export async function writeWholeFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeWholeFiles([{ path, content }]);
}
