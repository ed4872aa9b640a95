import { describe, expect, it } from 'vitest';
import { bitsOf, makeSegy } from '../../test/makeSegy.js';
import { makeSu } from '../../test/makeSu.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySink } from '../source/byteSink.js';
import { createMemorySource } from '../source/byteSource.js';
import { copySegy } from '../write/copySegy.js';
import type { OpenOptions } from './options.js';

function open(bytes: Uint8Array, name = 'line', options: OpenOptions = {}) {
  return openSegy(createMemorySource(bytes, name), options);
}

describe('Seismic Unix', () => {
  it.each(['big', 'little'] as const)(
    'is known by its traces, %s-endian, whatever its name',
    async (order) => {
      const dataset = await open(makeSu({ order, trace: { 109: 40, 215: 10 } }), 'line.dat');
      expect(dataset.layout).toMatchObject({
        ...{ kind: 'su', byteOrder: order, format: { code: 5 }, firstTraceOffset: 0, traceHeaderBytes: 240 },
        ...{ traceCount: 5, sampleCount: 7, sampleIntervalUs: 2000, startTimeMs: 40, warnings: [] },
      });
      expect(dataset.text).toEqual([]);
      expect([dataset.bin.get('Format'), dataset.bin.get('Samples'), dataset.bin.get('Interval')]).toEqual([
        5, 7, 2000,
      ]);
      expect([...(await dataset.trace.read(3))]).toEqual([300, 301, 302, 303, 304, 305, 306]);
      expect([...(await dataset.attributes('CDP'))]).toEqual([1000, 1001, 1002, 1003, 1004]);
    },
  );

  it('of one short trace is known too, though SEG-Y’s headers alone are longer', async () => {
    const dataset = await open(makeSu({ traces: 1, samples: 2, order: 'little' }));
    expect(dataset.layout).toMatchObject({ kind: 'su', traceCount: 1, sampleCount: 2 });
  });

  it('cut short is refused, and opens with its whole traces where that is requested', async () => {
    const cut = makeSu({ traces: 6 }).subarray(0, 6 * 268 - 30);
    await expect(open(cut, 'line.su')).rejects.toMatchObject({
      code: 'file.truncated',
      message: 'The file ends inside trace 6: 238 of its 268 bytes are there: line.su',
    });
    const kept = await open(cut, 'line.su', { truncated: 'keep-whole' });
    expect(kept.layout).toMatchObject({ kind: 'su', traceCount: 5, leftOutBytes: 238 });
    await expect(open(cut, 'line.dat')).rejects.toMatchObject({ code: 'file.tooShort' });
    expect((await open(cut, 'line.dat', { kind: 'su', recover: true })).layout.traceCount).toBe(5);
  });

  it('SEG-Y under a name of Seismic Unix stays SEG-Y', async () => {
    expect((await open(makeSegy(), 'line.su')).layout.kind).toBe('segy');
  });

  it('the caller’s options for kind, byte order and count have priority', async () => {
    await expect(open(makeSu({ traces: 30 }), 'line.su', { kind: 'segy' })).rejects.toMatchObject({
      code: 'file.notSegy',
    });
    const noCount = makeSu({ trace: { 115: 0 } });
    await expect(open(noCount, 'x.su', { kind: 'su', byteOrder: 'big' })).rejects.toMatchObject({
      code: 'samples.none',
      message: 'No sample count: bytes 115-116 of the first trace header are 0: x.su',
      place: { byte: 115 },
    });
    const counted = await open(noCount, 'x.su', { kind: 'su', byteOrder: 'big', sampleCount: 7 });
    expect(counted.layout.traceCount).toBe(5);
  });

  it('of integers opens where the caller says so', async () => {
    const bytes = makeSu({ sampleBytes: 2, order: 'little', word: (trace, i) => 10 * trace + i });
    const options = { kind: 'su', formatCode: 3, byteOrder: 'little' } as const;
    expect([...(await (await open(bytes, 'x', options)).trace.read(2))]).toEqual([
      20, 21, 22, 23, 24, 25, 26,
    ]);
  });

  it('is copied without a file header', async () => {
    const bytes = makeSu({ word: (trace, i) => bitsOf(trace - i / 8) });
    const dataset = await open(bytes);
    const sink = createMemorySink();
    const samples = (firstTrace: number, traceCount: number) =>
      dataset.trace.readBlock({ firstTrace, traceCount });
    await copySegy(dataset, sink, { samples });
    expect(sink.bytes()).toEqual(bytes);
  });
});
