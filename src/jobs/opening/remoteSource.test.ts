import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemorySource } from 'segyio-wasm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LineReader } from '#jobs/line/lineReader';
import { openDataset } from '#jobs/line/openDataset';
import { withLine } from '#jobs/line/readLine';
import { cachedSource } from '#jobs/opening/blockCache';
import { type FileServer, serveFile } from '#jobs/testing/fileServer';
import { listen, type TinyLine, writeTinyLine } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-remote-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let line: TinyLine;
let server: FileServer;
const address = () => `${server.root}/line.sgy?key=1`;
beforeAll(async () => {
  // Traces of 40 kB: one is far smaller than the file, and larger than what is fetched to recognise it.
  line = await writeTinyLine(join(scratch, 'line.sgy'), { traceCount: 60, sampleCount: 10_000 });
});
beforeEach(async () => {
  server = await serveFile(line.linePath);
});
afterEach(() => server.close());

describe('a line on a server', () => {
  it('is the line of the file, by its name', async () => {
    const { context, progress } = listen();
    const local = await openDataset(line.linePath, context);
    const remote = await openDataset(address(), context);
    const { path, warnings, deadTraceCount, ...same } = local;
    expect(remote).toMatchObject({ ...same, path: address(), fileName: 'line.sgy' });
    expect(progress.at(-1)).toMatchObject({ stage: 'Fetching', unit: 'bytes' });
    expect(progress.at(-1)?.total).toBeGreaterThanOrEqual(statSync(path).size);
    const samples = await withLine({ linePath: address() }, (reader) => reader.readSection(context));
    expect(Buffer.from(samples.amplitudes.buffer).equals(Buffer.from(line.section.amplitudes.buffer))).toBe(
      true,
    );
  });

  it('gives a window without the rest of the file, and no byte twice', async () => {
    const reader = await LineReader.open(address());
    const fetched = () => server.asked.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    const before = fetched();
    const extent = { firstTrace: 30, traceCount: 1, firstSample: 0, sampleCount: 10_000 };
    const once = await reader.readRawWindow(extent);
    const after = fetched();
    expect(once).toEqual(line.section.amplitudes.subarray(300_000, 310_000));
    expect(after - before).toBeLessThan(3 * 65_536);
    expect(await reader.readRawWindow(extent)).toEqual(once);
    expect(fetched()).toBe(after);
    await reader.dispose();
  });

  it.each<[string, () => string, () => void, string, RegExp]>([
    [
      'is not there',
      () => `${server.root}/none.sgy`,
      () => undefined,
      'file.missing',
      /no such file \(HTTP 404\)/,
    ],
    [
      'comes as a whole alone',
      address,
      () => Object.assign(server.faults, { ranges: false }),
      'file.unreadable',
      /whole file where a range of bytes was requested/,
    ],
    [
      'is on no server',
      () => 'http://127.0.0.1:1/line.sgy',
      () => undefined,
      'file.unreadable',
      /cannot be reached/,
    ],
    ['has no address', () => 'https://', () => undefined, 'argument.invalid', /no address of a file/],
    [
      'needs a password',
      () => 'https://me:secret@x.org/a.sgy',
      () => undefined,
      'argument.invalid',
      /password/,
    ],
  ])('that %s is refused in words', async (_, path, fault, code, message) => {
    fault();
    const opening = openDataset(path(), listen().context);
    await expect(opening).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    await expect(opening).rejects.toThrow(expect.not.stringContaining('secret'));
  });

  it('that changes while it is open is refused', async () => {
    const reader = await LineReader.open(address());
    server.faults.etag = '"two"';
    await expect(reader.readSection(listen().context)).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringMatching(/changed on the server.*ETag/),
    });
    await reader.dispose();
  });

  it('is given up when the opening is stopped', async () => {
    server.faults.hangs = true;
    const { context, controller } = listen();
    const opening = openDataset(address(), context);
    setTimeout(() => controller.abort(), 20);
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a source that keeps what it has read', () => {
  it('gives the bytes of the source whatever is asked, in any order', async () => {
    const bytes = Uint8Array.from({ length: 300_001 }, (_, i) => (i * 7919) % 251);
    const source = cachedSource(createMemorySource(bytes), 2 * 65_536);
    for (const [offset, length] of [
      [0, 10],
      [65_530, 20],
      [290_000, 10_001],
      [131_000, 140_000],
      [5, 65_536],
      [0, 300_001],
    ]) {
      const target = new Uint8Array(length);
      const other = new Uint8Array(3);
      await source.read([
        { offset, target },
        { offset: 200_000, target: other },
      ]);
      expect(Buffer.compare(target, bytes.subarray(offset, offset + length))).toBe(0);
      expect(other).toEqual(bytes.slice(200_000, 200_003));
    }
  });
});
