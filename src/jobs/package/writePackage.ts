import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { crc32 } from 'node:zlib';
import { type FileSink, openFileSink } from 'segyio-wasm/node';
import { sumOfSizes } from '#engine/tools/disk';
import { localHeader, type PlacedEntry, type StoredEntry, zipDirectory } from '#jobs/package/zipFormat';
import { JobError, throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';
import { MANIFEST_NAME, type PackageManifest } from '#system/packageNames';
import { programVersion } from '#system/programVersion';
import { ProgressMeter } from '#system/progressMeter';
import { toWriteError } from '#system/wholeFile';

/** A file that is put into a package. */
export interface PackedFile {
  /** Within the package, with "/" between folders. */
  readonly name: string;
  readonly path: string;
}

export interface PackageOrder {
  readonly outputPath: string;
  /** Name of the project's file, which is one of the files. */
  readonly project: string;
  readonly files: readonly PackedFile[];
}

interface MeasuredFile extends PackedFile, StoredEntry {
  readonly sha256: string;
}

const CHUNK_BYTES = 2 ** 20;
const MEGABYTE = 1e6;

/** The bytes of a file, part by part. @throws JobError 'cancelled', 'file.unreadable' */
async function* partsOf(path: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  try {
    for await (const part of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
      throwIfCancelled(signal);
      yield part;
    }
  } catch (error) {
    if (error instanceof JobError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const remedy = 'Check that the file is there and may be read, then save the package again.';
    throw new JobError('file.unreadable', `Cannot read ${path}: ${reason}`, remedy, { cause: error });
  }
}

async function measure(file: PackedFile, signal: AbortSignal, onBytes: (count: number) => void) {
  const hash = createHash('sha256');
  let [bytes, check] = [0, 0];
  for await (const part of partsOf(file.path, signal)) {
    hash.update(part);
    check = crc32(part, check);
    bytes += part.length;
    onBytes(part.length);
  }
  return { ...file, bytes, crc32: check, sha256: hash.digest('hex') };
}

/** Writes the bytes of a file that was measured. @throws JobError 'file.unreadable' where it was changed meanwhile */
async function copyInto(
  sink: FileSink,
  file: MeasuredFile,
  signal: AbortSignal,
  onBytes: (count: number) => void,
): Promise<void> {
  let [bytes, check] = [0, 0];
  for await (const part of partsOf(file.path, signal)) {
    check = crc32(part, check);
    bytes += part.length;
    if (bytes > file.bytes) break;
    await sink.write(part);
    onBytes(part.length);
  }
  if (bytes === file.bytes && check === file.crc32) return;
  const message = `This file was changed while it was packed: ${file.path}`;
  throw new JobError(
    'file.unreadable',
    message,
    'Let the other program finish, then save the package again.',
  );
}

function manifestOf({ project }: PackageOrder, files: readonly MeasuredFile[]): Buffer {
  const manifest: PackageManifest = {
    format: 'diffrakt-package',
    version: 1,
    program: programVersion(),
    project,
    files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
  };
  return Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
}

async function writeEntries(
  sink: FileSink,
  { files, manifest }: { readonly files: readonly MeasuredFile[]; readonly manifest: Buffer },
  signal: AbortSignal,
  onBytes: (count: number) => void,
): Promise<void> {
  const placed: PlacedEntry[] = [];
  let offset = 0;
  const begin = async (entry: StoredEntry): Promise<void> => {
    const header = localHeader(entry);
    await sink.write(header);
    placed.push({ ...entry, offset });
    offset += header.length + entry.bytes;
  };
  await begin({ name: MANIFEST_NAME, bytes: manifest.length, crc32: crc32(manifest) });
  await sink.write(manifest);
  for (const file of files) {
    await begin(file);
    await copyInto(sink, file, signal, onBytes);
  }
  await sink.write(zipDirectory(placed, offset));
}

/**
 * Writes a package, complete or not at all: a zip archive that stores the files as they are, with a list of their
 * sizes and SHA-256. Every file is read twice, to be measured and to be copied.
 * @throws JobError 'file.unreadable', 'disk.full', 'file.write', 'cancelled'
 */
export async function writePackage(order: PackageOrder, { signal, ...listener }: JobContext): Promise<void> {
  const total = (2 * (await sumOfSizes(order.files.map(({ path }) => path)))) / MEGABYTE;
  const meter = new ProgressMeter(listener, { stage: 'Reading the files', total, unit: 'MB' });
  const files: MeasuredFile[] = [];
  for (const file of order.files)
    files.push(await measure(file, signal, (count) => meter.add(count / MEGABYTE)));
  const sink = await openFileSink(order.outputPath).catch((error: unknown) => {
    throw toWriteError(error, order.outputPath);
  });
  try {
    const manifest = manifestOf(order, files);
    await writeEntries(sink, { files, manifest }, signal, (count) =>
      meter.add(count / MEGABYTE, 'Writing the package'),
    );
    throwIfCancelled(signal);
    await sink.finish();
  } catch (error) {
    throw toWriteError(error, order.outputPath);
  } finally {
    await sink.discard();
  }
}
