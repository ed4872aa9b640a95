import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeSegy } from '../../test/makeSegy.js';
import { createHttpSource, createMemorySource, openSegy } from '../index.js';

const SAMPLES = 2000;
const TRACES = 200;
const file = makeSegy({ samples: SAMPLES, traces: TRACES });

/** How the server answers; each test changes what it needs. */
const server = {
  etag: '"one"',
  lastModified: 'Mon, 01 Jan 2024 00:00:00 GMT',
  ranges: true,
  cut: 0,
  hangs: false,
};
const asked: { range: string | undefined; authorization: string | undefined }[] = [];
let listening: Server;
let root = '';

function answerRange(request: IncomingMessage, response: ServerResponse, bytes: Uint8Array): void {
  const [first, last] = (request.headers.range ?? '').replace('bytes=', '').split('-').map(Number);
  const end = Math.min(last + 1, bytes.length);
  const { etag, lastModified } = server;
  if (first >= bytes.length) {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end();
    return;
  }
  response.writeHead(206, {
    'Content-Range': `bytes ${first}-${end - 1}/${bytes.length}`,
    ETag: etag,
    'Last-Modified': lastModified,
  });
  response.end(bytes.subarray(first, end - server.cut));
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  asked.push({ range: request.headers.range, authorization: request.headers.authorization });
  if (server.hangs) return;
  const status = Number(/^\/status\/(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
  if (status > 0) response.writeHead(status).end('no');
  else if (!server.ranges) response.writeHead(200).end(file);
  else answerRange(request, response, request.url === '/empty' ? new Uint8Array(0) : file);
}

beforeAll(async () => {
  // A slow machine must not find a connection closed that it has only just been given back.
  listening = createServer({ keepAliveTimeout: 120_000 }, answer);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = listening.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  root = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  listening.closeAllConnections();
  await new Promise((resolve) => listening.close(resolve));
});
beforeEach(() => {
  Object.assign(server, { etag: '"one"', ranges: true, cut: 0, hangs: false });
  asked.splice(0);
});

describe('a file on a server', () => {
  it('gives the same as the bytes in memory', async () => {
    const remote = await openSegy(await createHttpSource(`${root}/line.sgy`));
    const local = await openSegy(createMemorySource(file));
    expect(remote.layout).toEqual(local.layout);
    expect(await remote.trace.readBlock()).toEqual(await local.trace.readBlock());
    expect(await remote.attributes('CDP')).toEqual(await local.attributes('CDP'));
    expect(await remote.trace.readBlock({ firstSample: 5, sampleCount: 2 })).toEqual(
      await local.trace.readBlock({ firstSample: 5, sampleCount: 2 }),
    );
  });

  it('is opened by one request, and a header column is joined into few', async () => {
    const remote = await openSegy(await createHttpSource(`${root}/line.sgy`));
    expect(asked.map(({ range }) => range)).toEqual(['bytes=0-16383']);
    await remote.attributes('CDP');
    expect(asked.length).toBeLessThanOrEqual(4);
    await remote.trace.read(150);
    const at = 3600 + 150 * (240 + 4 * SAMPLES) + 240;
    expect(asked.at(-1)?.range).toBe(`bytes=${at}-${at + 4 * SAMPLES - 1}`);
  });

  it('sends the headers given, and goes by the fetch given', async () => {
    const urls: string[] = [];
    await createHttpSource(`${root}/line.sgy`, {
      headers: { Authorization: 'Bearer abc' },
      fetch: (url, request) => {
        urls.push(url);
        return fetch(url, request);
      },
    });
    expect(asked[0].authorization).toBe('Bearer abc');
    expect(urls).toEqual([`${root}/line.sgy`]);
  });

  it('may be empty, and says so when opened', async () => {
    const source = await createHttpSource(`${root}/empty`);
    expect(source.size).toBe(0);
    await expect(openSegy(source)).rejects.toMatchObject({ code: 'file.empty' });
  });
});

describe('a server that does not give the file', () => {
  it.each([
    [404, 'file.missing'],
    [410, 'file.missing'],
    [401, 'file.unreadable'],
    [403, 'file.unreadable'],
    [500, 'file.unreadable'],
  ])('status %i', async (status, code) => {
    await expect(createHttpSource(`${root}/status/${status}`)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(`HTTP ${status}`),
      place: { file: `${root}/status/${status}` },
    });
  });

  it('is recognised if it ignores ranges', async () => {
    server.ranges = false;
    await expect(createHttpSource(`${root}/line.sgy`)).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringMatching(/whole file where a range of bytes was requested/),
    });
  });

  it('cannot be reached', async () => {
    await expect(createHttpSource('http://127.0.0.1:1/line.sgy')).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringMatching(/cannot be reached/),
    });
  });

  it.each([
    ['the ETag', () => Object.assign(server, { etag: '"two"' }), 'file.changed', /ETag was "one", is "two"/],
    ['the ranges', () => Object.assign(server, { ranges: false }), 'file.unreadable', /HTTP 200/],
    [
      'the bytes that come',
      () => Object.assign(server, { cut: 3 }),
      'file.unreadable',
      /7997 bytes came where 8000/,
    ],
  ])('changes %s after the file was opened', async (_, change, code, message) => {
    const remote = await openSegy(await createHttpSource(`${root}/line.sgy`));
    change();
    await expect(remote.trace.read(100)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it('has a request under way stopped by an abort signal', async () => {
    const remote = await openSegy(await createHttpSource(`${root}/line.sgy`));
    server.hangs = true;
    const abort = new AbortController();
    const read = remote.trace.read(100, undefined, abort.signal);
    setTimeout(() => abort.abort(), 20);
    await expect(read).rejects.toMatchObject({ code: 'cancelled' });
  });
});
