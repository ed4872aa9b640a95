import { type FileHandle, open, truncate } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { sizeOf } from '#engine/tools/disk';
import { JobError, throwIfCancelled } from '#system/failure';
import { toWriteError } from '#system/wholeFile';

export interface DownloadOptions {
  readonly signal: AbortSignal;
  /** Bytes of the file on disk so far. */
  readonly tell: (doneBytes: number) => void;
  /** No byte for so long means that the connection is lost. */
  readonly stallMs?: number;
  /** Wait before the first new try; it doubles with each try that brought nothing. */
  readonly retryMs?: number;
}

const STALL_MS = 30_000;
const RETRY_MS = 250;
/** Successive tries without a byte before it stops: few where no byte ever came. */
const VAIN_TRIES = { atFirst: 3, onTheWay: 6 };

/** A server's answer that another try will not change. */
class RefusedDownload extends Error {
  override readonly name = 'RefusedDownload';
}

async function bytesOf(path: string): Promise<number> {
  return (await sizeOf(path)) ?? 0;
}

/** First byte of the answer's body within the file: `bytes 100-199/200` → 100. */
function firstByteOf(response: Pick<Response, 'status' | 'headers'>): number {
  if (response.status !== 206) return 0;
  const match = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '');
  return match ? Number(match[1]) : Number.NaN;
}

/** Requests the file from `start` on. Where the server sends all of it, `start` becomes 0. */
async function request(url: string, start: number, signal: AbortSignal): Promise<[Response, number]> {
  const headers: Record<string, string> = start > 0 ? { range: `bytes=${start}-` } : {};
  const response = await fetch(url, { signal, headers });
  if (response.ok && response.body !== null) {
    const first = firstByteOf(response);
    if (first === 0 || first === start) return [response, first];
  }
  await response.body?.cancel();
  if (start > 0) return request(url, 0, signal);
  const status = `${response.status} ${response.statusText}`.trim();
  if (response.status >= 500 || response.status === 429) throw new Error(`the server answers ${status}`);
  throw new RefusedDownload(`the server answers ${status}`);
}

interface Pump {
  readonly response: Response;
  readonly file: FileHandle;
  readonly path: string;
  readonly start: number;
  readonly limitBytes: number;
  readonly onBytes: (doneBytes: number) => void;
}

/** Appends a response's body to the file, at most up to its full size. */
async function pump({ response, file, path, start, limitBytes, onBytes }: Pump): Promise<void> {
  if (response.body === null) return;
  let done = start;
  for await (const chunk of response.body) {
    if (done + chunk.length > limitBytes) throw new RefusedDownload(`it is larger than ${limitBytes} bytes`);
    await file.write(chunk, 0, chunk.length, done).catch((error: unknown) => {
      throw toWriteError(error, path);
    });
    done += chunk.length;
    onBytes(done);
  }
}

async function tryOnce(
  url: string,
  path: string,
  limitBytes: number,
  options: DownloadOptions,
): Promise<void> {
  const stalled = new AbortController();
  const stop = () => stalled.abort(new Error('no data came for some time'));
  const timer = setTimeout(stop, options.stallMs ?? STALL_MS);
  const signal = AbortSignal.any([options.signal, stalled.signal]);
  const file = await open(path, 'a')
    .then(async (made) => {
      await made.close();
      return open(path, 'r+');
    })
    .catch((error: unknown) => {
      throw toWriteError(error, path);
    });
  try {
    const [response, start] = await request(url, await bytesOf(path), signal);
    const onBytes = (doneBytes: number) => {
      timer.refresh();
      options.tell(doneBytes);
    };
    if (start === 0) await file.truncate(0);
    await pump({ response, file, path, start, limitBytes, onBytes });
  } finally {
    clearTimeout(timer);
    await file.close();
  }
}

function isFinal(error: unknown): boolean {
  return error instanceof JobError || error instanceof RefusedDownload;
}

/**
 * Downloads to `path`. It continues a partial file, and continues after each lost connection as long as new
 * tries bring bytes. The downloaded part always stays on disk; the caller checks its hash.
 * @param bytes size of the whole file
 * @throws JobError 'cancelled', 'disk.full', 'file.write'; Error with the reason where the download fails
 */
export async function downloadFile(
  url: string,
  path: string,
  bytes: number,
  options: DownloadOptions,
): Promise<void> {
  if ((await bytesOf(path)) > bytes) await truncate(path, 0);
  let patience = VAIN_TRIES.atFirst;
  for (let vain = 0; (await bytesOf(path)) < bytes; ) {
    throwIfCancelled(options.signal);
    const before = await bytesOf(path);
    const failure: unknown = await tryOnce(url, path, bytes, options).then(
      () => new Error('the connection ended before the end of the file'),
      (error: unknown) => error,
    );
    throwIfCancelled(options.signal);
    if (isFinal(failure)) throw failure;
    const isVain = (await bytesOf(path)) <= before;
    vain = isVain ? vain + 1 : 0;
    if (!isVain) patience = VAIN_TRIES.onTheWay;
    if (vain > patience) throw failure;
    if ((await bytesOf(path)) < bytes)
      await sleep((options.retryMs ?? RETRY_MS) * 2 ** vain, undefined, { signal: options.signal }).catch(
        () => undefined,
      );
  }
}
