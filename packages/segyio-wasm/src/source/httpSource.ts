import { type CancelSignal, SegyError, throwIfCancelled } from '../base/errors.js';
import { type ByteRange, type ByteSource, joinRanges, readGroup } from './byteSource.js';
import {
  httpChanged,
  httpFailure,
  httpIgnoresRanges,
  httpStatus,
  httpWrongLength,
  httpWrongRange,
} from './httpErrors.js';
import { settleAll } from './settleAll.js';

/** What is used of an answer to a request; `Response` is one. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: { cancel(): Promise<void> } | null;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What is used of `fetch`; give another one to add credentials, to try again, or for tests. */
export type HttpFetch = (
  url: string,
  request: { readonly headers: Record<string, string>; readonly signal?: AbortSignal },
) => Promise<HttpAnswer>;

/** How to ask a server. */
export interface HttpOptions {
  readonly fetch?: HttpFetch;
  /** Sent with every request, `Authorization` say. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Stops the opening; reads have a signal of their own. An `AbortSignal` stops a request under way. */
  readonly signal?: CancelSignal;
}

const REQUESTS_UNDER_WAY = 4;
/** Fetched with the size when opened, and kept: text and binary headers and the first trace header. */
const FIRST_BYTES = 16_384;
/** A request costs as much time as this many bytes of a longer one. */
const LARGEST_GAP_BYTES = 65_536;

/** What a partial answer says about the file. */
interface Stated {
  readonly size: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Address of a file and the way to request it. */
interface Server {
  readonly url: string;
  readonly ask: HttpFetch;
  readonly headers: Readonly<Record<string, string>>;
}

function abortSignalOf(signal: CancelSignal | undefined): AbortSignal | undefined {
  return signal instanceof AbortSignal ? signal : undefined;
}

/** Size from "bytes 0-99/1234", after the range is found to be the one requested (or the part that there is). */
function sizeOf(url: string, asked: readonly [number, number], found: string | null): number {
  const [first, last] = asked;
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(found ?? '');
  const [start, end, size] = match ? match.slice(1).map(Number) : [-1, -1, -1];
  const isRight = start === first && end === Math.min(last, size - 1) && Number.isSafeInteger(size);
  if (!isRight) throw httpWrongRange(url, `${first}-${last}`, found);
  return size;
}

/** One range request; `stated.size` is 0 and there are no bytes where the file is empty. */
async function fetchRange(
  { url, ask, headers }: Server,
  [first, last]: readonly [number, number],
  signal?: CancelSignal,
): Promise<{ readonly stated: Stated; readonly bytes: Uint8Array }> {
  throwIfCancelled(signal);
  const asked = { ...headers, Range: `bytes=${first}-${last}` };
  try {
    const answer = await ask(url, { headers: asked, signal: abortSignalOf(signal) });
    const head = (name: string) => answer.headers.get(name);
    const kept = { etag: head('ETag'), lastModified: head('Last-Modified') };
    if (answer.status !== 206) {
      await answer.body?.cancel();
      const isEmpty =
        first === 0 &&
        ((answer.status === 416 && head('Content-Range') === 'bytes */0') ||
          (answer.status === 200 && head('Content-Length') === '0'));
      if (isEmpty) return { stated: { size: 0, ...kept }, bytes: new Uint8Array(0) };
      throw answer.status === 200 ? httpIgnoresRanges(url) : httpStatus(answer.status, url);
    }
    const size = sizeOf(url, [first, last], head('Content-Range'));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const expected = Math.min(last + 1, size) - first;
    if (bytes.length !== expected) throw httpWrongLength(url, first, [bytes.length, expected]);
    throwIfCancelled(signal);
    return { stated: { size, ...kept }, bytes };
  } catch (error) {
    throwIfCancelled(signal);
    throw httpFailure(error, url);
  }
}

function checkSame(url: string, before: Stated, now: Stated): void {
  const pairs = [
    ['its size', String(before.size), String(now.size)],
    ['its ETag', before.etag, now.etag],
    ['Last-Modified', before.lastModified, now.lastModified],
  ] as const;
  for (const [what, was, is] of pairs)
    if (was !== is) throw httpChanged(url, what, [was ?? 'not given', is ?? 'not given']);
}

/**
 * A file on a server that knows Range requests. Nothing but the ranges requested is fetched; those near each
 * other in one request, four requests under way. The file is known by its size, ETag and Last-Modified.
 *
 * @example const file = await openSegy(await createHttpSource('https://example.org/line.sgy'));
 * @throws SegyError 'file.missing' (404), 'file.unreadable' (no connection, no ranges, no right),
 *   'file.changed' while reading, 'cancelled'
 */
export async function createHttpSource(url: string, options: HttpOptions = {}): Promise<ByteSource> {
  const ask: HttpFetch = options.fetch ?? ((address, request) => fetch(address, request));
  const server: Server = { url, ask, headers: options.headers ?? {} };
  const { stated, bytes: firstBytes } = await fetchRange(server, [0, FIRST_BYTES - 1], options.signal);
  const readOne = async ({ offset, target }: ByteRange, signal?: CancelSignal) => {
    const end = offset + target.byteLength;
    if (end <= firstBytes.length) return target.set(firstBytes.subarray(offset, end));
    const { stated: now, bytes } = await fetchRange(server, [offset, end - 1], signal);
    checkSame(url, stated, now);
    if (bytes.length < target.length) throw httpWrongLength(url, offset, [bytes.length, target.length]);
    target.set(bytes);
  };
  let isDisposed = false;
  return {
    name: url,
    size: stated.size,
    readyBytes: firstBytes.length,
    read: async (ranges, signal) => {
      if (isDisposed) throw new SegyError('file.unreadable', `The file is closed: ${url}`, 'Open it again.');
      const groups = joinRanges(
        ranges.filter(({ target }) => target.byteLength > 0),
        LARGEST_GAP_BYTES,
      );
      let next = 0;
      const walk = async () => {
        while (next < groups.length) await readGroup(groups[next++], (range) => readOne(range, signal));
      };
      await settleAll(Array.from({ length: Math.min(REQUESTS_UNDER_WAY, groups.length) }, walk));
    },
    dispose: async () => {
      isDisposed = true;
    },
  };
}
