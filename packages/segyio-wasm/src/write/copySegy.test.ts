import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSegy } from '../../test/makeSegy.js';
import { SegyError } from '../base/errors.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySink } from '../source/byteSink.js';
import { createMemorySource } from '../source/byteSource.js';
import { type CopyChanges, copySegy } from './copySegy.js';

const data = join(import.meta.dirname, '../../../../../shared/data');

async function copyOf(bytes: Uint8Array, changes: CopyChanges = {}): Promise<Uint8Array> {
  const dataset = await openSegy(createMemorySource(bytes), { truncated: 'keep-whole' });
  const sink = createMemorySink();
  await copySegy(dataset, sink, changes);
  return sink.bytes();
}

describe('copies without other samples', () => {
  it('are the file byte for byte, data trailers and all', async () => {
    const trailer = new Uint8Array(6400).fill(0x40);
    const file = makeSegy({ extendedText: ['((SEG: EndText))'], binary: { 3501: 0x0200, 3531: 2 } });
    const whole = new Uint8Array([...file, ...trailer]);
    expect(await copyOf(whole)).toEqual(whole);
  });

  it('decode and encode where another format is requested', async () => {
    const copy = await copyOf(makeSegy(), { formatCode: 3 });
    const dataset = await openSegy(createMemorySource(copy));
    expect(dataset.layout).toMatchObject({
      format: { code: 3 },
      traceCount: 5,
      sampleCount: 7,
      warnings: [],
    });
    expect([...(await dataset.trace.readBlock())]).toEqual(
      Array.from({ length: 35 }, (_, i) => 100 * Math.floor(i / 7) + (i % 7)),
    );
    await expect(copyOf(makeSegy({ word: () => 0x3f000000 }), { formatCode: 8 })).rejects.toMatchObject({
      code: 'value.outside',
      message:
        'Sample 0 of trace 0, counted from 0, is 0.5; format 8 (integer, 1 byte) holds whole numbers from -128 to 127: memory',
    });
  });

  it('of some traces have their headers and samples, in the order that is given', async () => {
    const file = makeSegy();
    const template = await openSegy(createMemorySource(file));
    const traces = Int32Array.of(3, 4, 0, 2);
    for (const formatCode of [undefined, 5]) {
      const copy = await openSegy(createMemorySource(await copyOf(file, { traces, formatCode })));
      expect(copy.layout.traceCount).toBe(4);
      for (const [i, trace] of traces.entries()) {
        expect((await copy.header.read(i)).bytes).toEqual((await template.header.read(trace)).bytes);
        expect(await copy.trace.read(i)).toEqual(await template.trace.read(trace));
      }
    }
    await expect(copyOf(file, { traces: Int32Array.of(1, 5) })).rejects.toMatchObject({
      code: 'trace.outside',
    });
  });

  it('name the trace whose sample does not fit', async () => {
    const samples = (first: number, count: number) =>
      Float32Array.from({ length: count * 7 }, (_, i) => (first * 7 + i === 7 * 300 + 2 ? 1e6 : 1));
    const copying = copyOf(makeSegy({ traces: 400 }), { formatCode: 3, samples });
    await expect(copying).rejects.toMatchObject({
      message: expect.stringMatching(/^Sample 2 of trace 300, counted from 0, is 1000000;/),
      place: { trace: 300 },
    });
  });

  it('have new lines in extended text headers and fields at any bytes', async () => {
    const file = makeSegy({ extendedText: ['((SEG: x', '((SEG: EndText))'] });
    const copy = await copyOf(file, {
      textLines: new Map([[81, 'C 2 in the second extended one']]),
      traceFields: (trace) => new Map([[{ byte: 233, type: 'int32' as const }, trace - 2]]),
    });
    const dataset = await openSegy(createMemorySource(copy));
    expect(dataset.text[2].lines[1]).toBe('C 2 in the second extended one');
    expect([...(await dataset.attributes({ byte: 233, type: 'int32' }))]).toEqual([-2, -1, 0, 1, 2]);
    const changed = [...copy.keys()].filter((i) => copy[i] !== file[i]);
    const isNamed = (i: number) =>
      i < 10_000 ? i >= 6880 && i < 6960 : (i - 10_000) % 268 >= 232 && (i - 10_000) % 268 < 236;
    expect(changed.filter((i) => !isNamed(i))).toEqual([]);
  });
});

describe('copies of Seismic Unix', () => {
  // A SEG-Y file without its 3600 bytes of file header is one.
  const su = makeSegy({ order: 'little' }).slice(3600);

  it('have other samples and trace headers', async () => {
    const copy = await copyOf(su, {
      traceFields: () => ({ offset: 3 }),
      samples: (_, count) => new Float32Array(count * 7).fill(2),
    });
    const dataset = await openSegy(createMemorySource(copy));
    expect(dataset.layout).toMatchObject({ kind: 'su', traceCount: 5 });
    expect([...(await dataset.trace.readBlock())]).toEqual(Array(35).fill(2));
    expect([...(await dataset.attributes('offset'))]).toEqual(Array(5).fill(3));
  });

  it.each<CopyChanges>([{ binary: { JobID: 1 } }, { formatCode: 1 }, { textLines: new Map([[0, 'C 1']]) }])(
    'have no place for %o',
    async (changes) => {
      await expect(copyOf(su, changes)).rejects.toMatchObject({
        code: 'argument.invalid',
        message: expect.stringContaining('Seismic Unix'),
      });
    },
  );
});

describe('copies of traces of varying length', () => {
  const counts = [12, 12, 9, 15, 12, 4];
  const whole = counts.map((samples) => makeSegy({ samples, traces: 1 }));
  const file = Uint8Array.from(
    [whole[0].subarray(0, 3600), ...whole.map((bytes) => bytes.subarray(3600))].flatMap((part) => [...part]),
  );

  it('are the file byte for byte', async () => {
    expect(await copyOf(file)).toEqual(file);
  });

  it('have other samples, formats and headers, and the same lengths', async () => {
    const copy = await copyOf(file, {
      formatCode: 3,
      traceFields: (trace) => ({ CDP: trace }),
      samples: (first, count) =>
        Float32Array.from({ length: count * 15 }, (_, i) => 100 * (first + Math.floor(i / 15)) + (i % 15)),
    });
    expect(copy.length).toBe(3600 + counts.reduce((sum, count) => sum + 240 + 2 * count, 0));
    const { layout, trace, header } = await openSegy(createMemorySource(copy));
    expect(layout).toMatchObject({
      format: { code: 3 },
      traceCount: 6,
      sampleCount: 15,
      variesInLength: true,
    });
    expect([...(await header.column('TRACE_SAMPLE_COUNT'))]).toEqual(counts);
    const expected = counts.flatMap((count, t) =>
      Array.from({ length: 15 }, (_, i) => (i < count ? 100 * t + i : 0)),
    );
    expect([...(await trace.readBlock())]).toEqual(expected);
  });

  it('with a count that no trace can have are refused, and leave nothing', async () => {
    for (const count of [0, 16])
      await expect(
        copyOf(file, { traceFields: () => ({ TRACE_SAMPLE_COUNT: count }) }),
      ).rejects.toMatchObject({
        code: 'value.outside',
        message: `A trace header states ${count} samples (bytes 115-116); the traces of this file have 1 to 15: memory`,
      });
  });
});

const isHere = existsSync(data);
const files = isHere
  ? ['lines', 'segyio-tests'].flatMap((folder) =>
      readdirSync(join(data, folder)).map((name) => join(folder, name)),
    )
  : [];

describe.skipIf(!isHere)(`of real files${isHere ? '' : ', skipped without ../shared/data'}`, () => {
  it('every file that opens is copied byte for byte', async () => {
    const different: string[] = [];
    const cut: string[] = [];
    const refused: string[] = [];
    for (const name of files) {
      const bytes = new Uint8Array(readFileSync(join(data, name)));
      try {
        const copy = await copyOf(bytes);
        // The trace that a file ends in is left out.
        if (Buffer.compare(copy, bytes.subarray(0, copy.length)) !== 0) different.push(name);
        else if (copy.length < bytes.length) cut.push(basename(name));
      } catch (error) {
        if (!(error instanceof SegyError)) throw error;
        refused.push(name);
      }
    }
    expect(files.length).toBeGreaterThan(50);
    expect(different).toEqual([]);
    expect(cut.filter((name) => !/^(increment|decrement|broken)/.test(name))).toEqual([]);
    expect(refused.length).toBeLessThan(8);
  });
});
