import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { toInstallError } from '#engine/install/installError';
import { throwIfCancelled } from '#system/failure';
import { ensureFolder, toWriteError } from '#system/wholeFile';

/** A file that was unpacked: its name within the archive and how many bytes it has. */
export interface Unpacked {
  readonly name: string;
  readonly bytes: number;
}

export interface UnzipOptions {
  readonly signal: AbortSignal;
  /** True for the names of the entries to unpack. */
  readonly wants: (name: string) => boolean;
  readonly onBytes?: (bytes: number) => void;
}

const CHUNK_BYTES = 1 << 20;

/** Counts the bytes, and refuses another length than the archive's directory states. */
function counter({ uncompressedSize }: Entry, onBytes: (bytes: number) => void): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      onBytes(chunk.length);
      done(bytes > uncompressedSize ? new Error('a file in it is longer than it says') : null, chunk);
    },
    flush(done) {
      done(bytes < uncompressedSize ? new Error('a file in it is shorter than it says') : null);
    },
  });
}

function isDiskError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

async function unpackEntry(zip: ZipFile, entry: Entry, target: string, options: UnzipOptions): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const isDeflated = entry.compressionMethod === 8;
  const stored = await zip.openReadStreamPromise(entry, isDeflated ? { decompress: false } : undefined);
  // Inflated here, for larger chunks than the archive reader's: half the time for a file of 800 MB.
  const inflate = isDeflated ? createInflateRaw({ chunkSize: CHUNK_BYTES }) : new PassThrough();
  const count = counter(entry, options.onBytes ?? (() => undefined));
  const file = createWriteStream(target, { highWaterMark: CHUNK_BYTES });
  await pipeline(stored, inflate, count, file, { signal: options.signal });
}

/**
 * Unpacks the selected files of a zip archive under `folder`. Names that lead out of it ("../", absolute
 * ones) and contents of another length than the archive's directory states are refused.
 * @throws JobError 'engine.install' (the archive is broken), 'cancelled', 'disk.full', 'file.write'
 */
export async function unzip(archive: string, folder: string, options: UnzipOptions): Promise<Unpacked[]> {
  await ensureFolder(folder);
  const unpacked: Unpacked[] = [];
  try {
    const zip = await openPromise(archive);
    for await (const entry of zip.eachEntry()) {
      throwIfCancelled(options.signal);
      if (entry.fileName.endsWith('/') || !options.wants(entry.fileName)) continue;
      await unpackEntry(zip, entry, join(folder, entry.fileName), options);
      unpacked.push({ name: entry.fileName, bytes: entry.uncompressedSize });
    }
  } catch (error) {
    throwIfCancelled(options.signal);
    if (isDiskError(error)) throw toWriteError(error, folder);
    const reason = error instanceof Error ? error.message : String(error);
    const remedy = 'Delete the file and run it again.';
    throw toInstallError(`The archive cannot be unpacked, ${reason}: ${archive}`, remedy, error);
  }
  return unpacked;
}

/** Bytes of the selected files when unpacked. */
export async function unzippedBytes(archive: string, wants: (name: string) => boolean): Promise<number> {
  const zip = await openPromise(archive);
  let bytes = 0;
  for await (const { fileName, uncompressedSize } of zip.eachEntry())
    if (wants(fileName)) bytes += uncompressedSize;
  return bytes;
}
