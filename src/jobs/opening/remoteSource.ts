import { type ByteSource, createHttpSource, type HttpFetch } from 'segyio-wasm';
import { cachedSource } from '#jobs/opening/blockCache';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

/** Who hears how many bytes came, and may stop the opening. */
export type FetchContext = Pick<JobContext, 'signal' | 'progress'>;

/** Size from "bytes 0-99/1234"; 0 where it is not said. */
function statedSize(contentRange: string | null): number {
  return Number(/\/(\d+)$/.exec(contentRange ?? '')?.[1] ?? 0);
}

/** A fetch that tells the bytes that came. */
function countingFetch({ progress }: FetchContext): HttpFetch {
  const startedMs = performance.now();
  let done = 0;
  return async (address, request) => {
    const answer = await fetch(address, request);
    return {
      status: answer.status,
      headers: answer.headers,
      body: answer.body,
      arrayBuffer: async () => {
        const bytes = await answer.arrayBuffer();
        done += bytes.byteLength;
        const ratePerSecond = (1000 * done) / Math.max(1, performance.now() - startedMs);
        const total = Math.max(done, statedSize(answer.headers.get('Content-Range')));
        const secondsLeft = Number.POSITIVE_INFINITY;
        progress({ stage: 'Fetching', done, total, unit: 'bytes', ratePerSecond, secondsLeft });
        return bytes;
      },
    };
  };
}

/**
 * Opens a file on a server by ranges of bytes. Ranges that are read are kept, up to 256 MB.
 * @throws JobError 'argument.invalid' for an address that cannot be; SegyError 'file.missing', 'file.unreadable',
 *   'file.changed', 'cancelled'
 */
export async function openRemoteSource(address: string, context?: FetchContext): Promise<ByteSource> {
  const { username } = URL.canParse(address) ? new URL(address) : { username: null };
  if (username === null || username !== '')
    throw new JobError(
      'argument.invalid',
      username === null
        ? `This is no address of a file: ${address}`
        : 'An address with a name and password is not opened',
      'Give it as https://server/folder/line.sgy, without credentials; download the file first if it needs them.',
    );
  const fetch = context && countingFetch(context);
  return cachedSource(await createHttpSource(address, { fetch, signal: context?.signal }));
}
