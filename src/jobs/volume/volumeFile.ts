import { randomUUID } from 'node:crypto';
import { type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises';
import { encodeSamples, formatOfCode } from 'segyio-wasm';
import { openFileSink } from 'segyio-wasm/node';
import { copyWithSamples } from '#jobs/export/sectionLike';
import type { LineReader } from '#jobs/line/lineReader';
import { withJobErrors } from '#jobs/opening/segyErrors';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';
import { toWriteError } from '#system/wholeFile';

const IEEE_FLOAT = formatOfCode(5);
const TRAILER_BYTES = 3200;

/** A new volume before any of its planes is known. */
export interface EmptyVolume {
  readonly note: readonly string[];
  /** The value of every sample. */
  readonly value: number;
}

/** True where there is a file. @throws JobError 'file.unreadable' */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw new JobError('file.unreadable', `Cannot look for ${path}`, 'Check the folder.', { cause: error });
  }
}

/**
 * Makes a file under a name of its own and gives it its name only where there is none yet: of several processes that
 * do so at once, one succeeds. Returns true for that one.
 */
export async function makeWhereMissing(
  path: string,
  make: (beside: string) => Promise<void>,
): Promise<boolean> {
  const beside = `${path}.${randomUUID()}`;
  try {
    await make(beside);
    await link(beside, path);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') return false;
    // Some file systems have no links; there several processes at once are not supported.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw toWriteError(error, path);
    if (await isThere(path)) return false;
    await rename(beside, path);
    return true;
  } finally {
    // What went wrong first is what the user needs to know.
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

/** Writes a volume with the headers and traces of a line and one value in every sample, where there is none yet. */
export async function createVolume(
  line: LineReader,
  path: string,
  { note, value }: EmptyVolume,
  context: JobContext,
): Promise<void> {
  if (await isThere(path)) return;
  const { sampleCount } = line.dataset.layout;
  const samples = (_: number, count: number) => new Float32Array(count * sampleCount).fill(value);
  await makeWhereMissing(path, (beside) =>
    withJobErrors(async () => {
      const sink = await openFileSink(beside);
      try {
        await copyWithSamples({ line, traces: null }, { note, samples }, sink, context);
        await sink.finish();
      } finally {
        await sink.discard();
      }
    }),
  );
}

async function writeFully(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let done = 0;
  while (done < bytes.length)
    done += (await file.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
}

/** A volume with the headers of a line, whose traces are filled in by their numbers. */
export class VolumeFile {
  private constructor(
    private readonly path: string,
    private readonly line: LineReader,
    private readonly file: FileHandle,
  ) {}

  /** Opens a volume that `createVolume` made. @throws JobError 'file.unreadable', or 'file.truncated' */
  static async open(line: LineReader, path: string): Promise<VolumeFile> {
    const file = await open(path, 'r+').catch((error: unknown) => {
      throw toWriteError(error, path);
    });
    const volume = new VolumeFile(path, line, file);
    const { size } = await file.stat();
    if (size === volume.expectedBytes()) return volume;
    await file.close();
    throw new JobError(
      'file.truncated',
      `The unfinished volume has ${size} bytes instead of ${volume.expectedBytes()}: ${path}`,
      'Remove the folder that it is in, and start again.',
    );
  }

  /** Writes samples of traces, trace-major, into their places. @throws JobError 'disk.full', 'file.write' */
  async write(traces: readonly number[], samples: Float32Array): Promise<void> {
    const { byteOrder, sampleCount, firstTraceOffset, traceHeaderBytes } = this.line.dataset.layout;
    if (!IEEE_FLOAT) throw new RangeError('IEEE float is not a sample format.');
    const bytes = encodeSamples(samples, IEEE_FLOAT, byteOrder);
    const width = 4 * sampleCount;
    await this.guarded(async () => {
      for (const [i, trace] of traces.entries()) {
        const offset = firstTraceOffset + trace * this.traceBytes() + traceHeaderBytes;
        await writeFully(this.file, bytes.subarray(i * width, (i + 1) * width), offset);
      }
    });
  }

  /** All that was written is on the disk. @throws JobError 'disk.full', 'file.write' */
  sync(): Promise<void> {
    return this.guarded(() => this.file.datasync());
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private traceBytes(): number {
    const { traceHeaderBytes, sampleCount } = this.line.dataset.layout;
    return traceHeaderBytes + 4 * sampleCount;
  }

  private expectedBytes(): number {
    const { firstTraceOffset, traceCount, dataTrailerCount } = this.line.dataset.layout;
    return firstTraceOffset + traceCount * this.traceBytes() + dataTrailerCount * TRAILER_BYTES;
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw toWriteError(error, this.path);
    }
  }
}
