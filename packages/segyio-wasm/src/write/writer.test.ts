import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSegy } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySink } from '../source/byteSink.js';
import { createMemorySource } from '../source/byteSource.js';
import { copySegy } from './copySegy.js';
import { createSegy, traceHeaderOf } from './createSegy.js';

const finite = fc.float({ noNaN: true, noDefaultInfinity: true });

describe('new files', () => {
  it('read back as they were written, in any order of bytes', async () => {
    const shape = fc.record({
      order: fc.constantFrom('big' as const, 'little' as const),
      samples: fc.integer({ min: 1, max: 40 }),
      intervalUs: fc.integer({ min: 1, max: 32767 }),
      traces: fc.array(fc.tuple(finite, fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), { maxLength: 9 }),
    });
    const property = fc.asyncProperty(shape, async ({ order, samples, intervalUs, traces }) => {
      const sink = createMemorySink();
      const spec = {
        sampleCount: samples,
        sampleIntervalUs: intervalUs,
        byteOrder: order,
        textLines: ['C 1 x'],
      };
      const traceOf = (value: number) => Float32Array.from({ length: samples }, (_, i) => value / (i + 1));
      await createSegy(sink, spec, async (writer) => {
        for (const [value, cdp] of traces)
          await writer.write(traceHeaderOf({ CDP: cdp }, order), traceOf(value));
      });
      const dataset = await openSegy(createMemorySource(sink.bytes()));
      expect(dataset.layout).toMatchObject({
        byteOrder: order,
        sampleCount: samples,
        sampleIntervalUs: intervalUs,
        traceCount: traces.length,
      });
      // Floats of any size at all are not what the judgement of samples takes for seismic.
      const ofHeaders = dataset.layout.warnings.filter((text) => !/^The samples do not look/.test(text));
      expect(ofHeaders).toEqual([]);
      expect(dataset.text[0].lines[0]).toBe('C 1 x');
      expect([...(await dataset.attributes('CDP'))]).toEqual(traces.map(([, cdp]) => cdp));
      const expected = traces.flatMap(([value]) => [...traceOf(value)]);
      expect([...(await dataset.trace.readBlock())]).toEqual(expected);
    });
    await fc.assert(property, { seed: 11, numRuns: 120 });
  });

  it('hold nothing that their headers cannot', async () => {
    const write = (sampleCount: number, values: Record<string, number>) =>
      createSegy(createMemorySink('new.sgy'), { sampleCount, sampleIntervalUs: 4000 }, async (writer) =>
        writer.write(traceHeaderOf(values), new Float32Array(sampleCount)),
      );
    await expect(write(65536, {})).rejects.toMatchObject({ code: 'value.outside' });
    await expect(write(0, {})).rejects.toMatchObject({ code: 'value.outside' });
    await expect(write(3, { DelayRecordingTime: 40_000 })).rejects.toMatchObject({
      code: 'value.outside',
      message: '40000 does not fit DelayRecordingTime (byte 109, int16: -32768 to 32767).',
    });
    await expect(write(3, { CDP: 1.5 })).rejects.toMatchObject({ code: 'value.outside' });
    await expect(write(3, { Colour: 1 })).rejects.toMatchObject({ code: 'field.unknown' });
  });

  it('refuse headers and samples that do not match', async () => {
    const sink = createMemorySink();
    const writing = createSegy(sink, { sampleCount: 4, sampleIntervalUs: 1000 }, (writer) =>
      writer.write(new Uint8Array(480), new Float32Array(4)),
    );
    await expect(writing).rejects.toMatchObject({ code: 'argument.invalid' });
    expect(sink.bytes()).toHaveLength(0);
  });
});

describe('copies', () => {
  const orders = ['big', 'little'] as const;
  it.each(orders.flatMap((order) => [1, 5].map((format) => ({ order, format }))))(
    'of a $order-endian file in format $format keep every header byte but the named',
    async ({ order, format }) => {
      const bytes = makeSegy({
        order,
        extendedText: ['((SEG: x', '((SEG: EndText))'],
        trace: { 39: 7, 240: 3 },
      });
      // Header bytes that no field names, and text that is no text, must survive too.
      bytes.set([1, 2, 3, 250], 3400);
      bytes.set([0, 255, 7], 400);
      const template = await openSegy(createMemorySource(bytes));
      const sink = createMemorySink();
      await copySegy(template, sink, {
        formatCode: format,
        textLines: new Map([[2, 'C 3 a note']]),
        traceFields: (trace) => ({ offset: -trace }),
        samples: (first, count) => Float32Array.from({ length: count * 7 }, (_, i) => (first * 7 + i) / 4),
      });
      const copy = sink.bytes();
      const reopened = await openSegy(createMemorySource(copy));
      expect([...(await reopened.trace.readBlock())]).toEqual(Array.from({ length: 35 }, (_, i) => i / 4));
      expect([...(await reopened.attributes('offset'))]).toEqual([0, -1, -2, -3, -4]);
      expect(reopened.text[0].lines[2]).toBe('C 3 a note');
      const placeOf = (i: number) => (i < 10_000 ? `file byte ${i}` : `trace byte ${(i - 10_000) % 268}`);
      const different = new Set<string>();
      bytes.forEach((byte, i) => {
        const isSample = i >= 10_000 && (i - 10_000) % 268 >= 240;
        if (byte !== copy[i] && !isSample) different.add(placeOf(i));
      });
      const range = (what: string, first: number, end: number) =>
        Array.from({ length: end - first }, (_, i) => `${what} byte ${first + i}`);
      const named = [...range('file', 160, 240), ...range('file', 3224, 3226), ...range('trace', 36, 40)];
      expect([...different].filter((place) => !named.includes(place))).toEqual([]);
      expect(different.size).toBeGreaterThan(5);
      expect(copy).toHaveLength(bytes.length);
    },
  );

  it('leave nothing behind when cancelled or when samples are missing', async () => {
    const template = await openSegy(createMemorySource(makeSegy()));
    for (const changes of [{ signal: { aborted: true } }, { samples: () => new Float32Array(3) }]) {
      const sink = createMemorySink();
      const samples = (_: number, count: number) => new Float32Array(count * 7);
      await expect(copySegy(template, sink, { formatCode: 5, samples, ...changes })).rejects.toMatchObject({
        code: expect.stringMatching(/cancelled|argument\.invalid/),
      });
      expect(sink.bytes()).toHaveLength(0);
    }
  });
});
