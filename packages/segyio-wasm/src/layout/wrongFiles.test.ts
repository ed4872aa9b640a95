import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeSegy, seededWords } from '../../test/makeSegy.js';
import { SegyError } from '../base/errors.js';
import { openSegy } from '../dataset/segyDataset.js';
import { openSegyFile } from '../node.js';
import { createMemorySource } from '../source/byteSource.js';
import type { OpenOptions } from './options.js';

const scratch = mkdtempSync(join(tmpdir(), 'segyio-wasm-'));
afterAll(() => rmSync(scratch, { recursive: true }));

async function failureOf(deed: () => Promise<unknown>): Promise<SegyError> {
  const failure = await deed().then(
    () => null,
    (error: unknown) => error,
  );
  if (failure instanceof SegyError) return failure;
  throw failure ?? new Error('It opened.');
}

function failureOfBytes(bytes: Uint8Array, options: OpenOptions = {}): Promise<SegyError> {
  return failureOf(() => openSegy(createMemorySource(bytes, 'x.sgy'), options));
}

function latin(text: string, length = 5000): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => text.charCodeAt(i) || 0);
}

describe('what is not SEG-Y is named for what it is', () => {
  it.each([
    [
      'a web page',
      latin('\n <!DOCTYPE html><html>'),
      'file.notSegy',
      /This is a web page, not SEG-Y: x\.sgy/,
    ],
    ['a short web page', latin('<html>', 90), 'file.notSegy', /a web page/],
    ['a zip archive', latin('PK\x03\x04'), 'file.notSegy', /a zip archive/],
    ['a gzip file', latin('\x1f\x8b\x08'), 'file.notSegy', /gzip/],
    ['a PDF document', latin('%PDF-1.7'), 'file.notSegy', /a PDF document/],
    [
      'a Git LFS pointer',
      latin('version https://git-lfs.github.com', 130),
      'file.notSegy',
      /Git LFS pointer/,
    ],
    ['nothing', new Uint8Array(0), 'file.empty', /The file is empty: x\.sgy/],
    [
      'too little',
      latin('C 1', 3599),
      'file.tooShort',
      /has 3599 bytes; the headers of SEG-Y alone take 3600/,
    ],
    ['noise', latin('', 9000).map((_, i) => (i * 137) >>> 1), 'file.notSegy', /first 3200 bytes are no text/],
    ['zeros', new Uint8Array(9000), 'file.notSegy', /no text/],
    ['format 99', makeSegy({ format: 99 }), 'format.unknown', /code 99 in bytes 3225-3226/],
  ])('%s', async (_, bytes, code, message) => {
    const failure = await failureOfBytes(bytes);
    expect(failure).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(failure.remedy).toMatch(/^[A-Z].*\.$/);
  });
});

describe('a file that ends too soon', () => {
  const whole = makeSegy({ traces: 6 });
  const cut = whole.subarray(0, whole.length - 30);

  it('is refused, with the number of whole traces', async () => {
    expect(await failureOfBytes(cut)).toMatchObject({
      code: 'file.truncated',
      message: 'The file ends inside trace 6: 238 of its 268 bytes are there: x.sgy',
      remedy: 'Copy the file again from where it came from, or open its 5 whole traces.',
      place: { wholeTraceCount: 5, expectedTraceCount: 6, trace: 5, byte: cut.length + 1 },
    });
  });

  it('opens with its whole traces where that is requested', async () => {
    const dataset = await openSegy(createMemorySource(cut), { truncated: 'keep-whole' });
    expect(dataset.layout.traceCount).toBe(5);
    expect(dataset.layout.warnings).toEqual([
      'The file ends inside trace 6: 238 of its 268 bytes are there; the 5 whole traces are read.',
    ]);
    expect((await dataset.trace.read(4))[6]).toBe(406);
  });

  it('and states how many traces it had, is held to it', async () => {
    const stating = makeSegy({ traces: 6, binary: { 3501: 0x0200, 3519: 9 } });
    const failure = await failureOfBytes(stating.subarray(0, stating.length - 1));
    expect(failure.message).toMatch(/ends inside trace 6 of 9/);
  });

  it('inside the first trace cannot be opened', async () => {
    const failure = await failureOfBytes(whole.subarray(0, 3700), { truncated: 'keep-whole' });
    expect(failure.code).toBe('file.truncated');
  });
});

describe('files of this machine', () => {
  it('that are missing, a folder or a device are named', async () => {
    const missing = join(scratch, 'none.sgy');
    expect(await failureOf(() => openSegyFile(missing))).toMatchObject({
      code: 'file.missing',
      message: `There is no such file: ${missing}`,
    });
    expect((await failureOf(() => openSegyFile(scratch))).code).toBe('file.directory');
    expect((await failureOf(() => openSegyFile('/dev/null'))).message).toMatch(/a device or a pipe/);
  });

  it('open under any name', async () => {
    const path = join(scratch, '小文件 – é.sgy');
    writeFileSync(path, makeSegy());
    const dataset = await openSegyFile(path);
    expect((await dataset.trace.readBlock()).length).toBe(35);
    await dataset.dispose();
  });
});

describe('mutated headers', () => {
  it('open or fail with a message, whatever they state', async () => {
    const random = seededWords(4);
    const pick = (limit: number) => Math.floor(random(limit));
    const interesting = [0, 1, 0x7f, 0x80, 0xff];
    let [opened, refused] = [0, 0];
    for (let run = 0; run < 1500; run++) {
      const bytes = makeSegy({ extendedText: run % 3 === 0 ? ['((SEG: EndText))'] : [] });
      for (let i = 0; i < 1 + pick(8); i++) {
        const at = pick(4) === 0 ? pick(bytes.length) : 3200 + pick(400 + 240);
        bytes[at] = pick(2) === 0 ? interesting[pick(5)] : pick(256);
      }
      const cut = bytes.subarray(0, pick(3) === 0 ? pick(bytes.length + 1) : bytes.length);
      try {
        const dataset = await openSegy(createMemorySource(cut), { truncated: 'keep-whole' });
        const { traceCount, sampleCount } = dataset.layout;
        const samples = await dataset.trace.readBlock();
        await dataset.attributes('CDP');
        expect(samples.length).toBe(traceCount * sampleCount);
        expect(samples.length).toBeLessThanOrEqual(cut.length);
        opened++;
      } catch (error) {
        if (!(error instanceof SegyError)) throw error;
        expect(error.remedy.length).toBeGreaterThan(5);
        refused++;
      }
    }
    expect(opened).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(300);
  });
});
