import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSegy } from '../dataset/segyDataset.js';
import { SAMPLE_FORMATS } from '../samples/formats.js';
import type { SampleArray } from '../samples/sampleArrays.js';
import { createMemorySink } from '../source/byteSink.js';
import { createMemorySource } from '../source/byteSource.js';
import { createSegy } from './createSegy.js';
import type { SegySpec } from './segySpec.js';

async function written(spec: SegySpec, traces: readonly SampleArray[]): Promise<Uint8Array> {
  const sink = createMemorySink('new.sgy');
  await createSegy(sink, spec, async (writer) => {
    for (const [i, samples] of traces.entries())
      await writer.write(writer.headerOf({ CDP: 10 + i }), samples);
  });
  return sink.bytes();
}

const small = { sampleCount: 4, sampleIntervalUs: 2000 };
const trace = Float32Array.of(1, 2, 3, 4);
const view = (bytes: Uint8Array) => new DataView(bytes.buffer);

describe('files made from a spec', () => {
  it('have each word at the byte that revision 1 gives it', async () => {
    const bytes = await written({ ...small, formatCode: 3, extendedText: [['((SEG: EndText))']] }, [trace]);
    expect(bytes).toHaveLength(3600 + 3200 + 240 + 8);
    const word = (byte: number) => view(bytes).getInt16(byte - 1);
    expect([3217, 3221, 3225, 3501, 3503, 3505].map(word)).toEqual([2000, 4, 3, 0x0100, 1, 1]);
    expect([115, 117].map((byte) => word(6800 + byte))).toEqual([4, 2000]);
    expect(view(bytes).getInt32(6800 + 20)).toBe(10);
    expect([0, 2, 4, 6].map((at) => view(bytes).getInt16(7040 + at))).toEqual([1, 2, 3, 4]);
  });

  it('have those of revision 2, with long traces and odd intervals', async () => {
    const spec: SegySpec = {
      sampleCount: 70_000,
      sampleIntervalUs: 62.5,
      revision: '2.1',
      byteOrder: 'little',
      traceHeaderExtensions: 1,
      traceCount: 2,
    };
    const long = Float32Array.from({ length: 70_000 }, (_, i) => i);
    const bytes = await written(spec, [long, long]);
    expect(bytes).toHaveLength(3600 + 2 * (480 + 280_000));
    const { getUint16, getUint32, getFloat64, getBigUint64 } = DataView.prototype;
    const at = <Value>(get: (this: DataView, at: number, isLittle: boolean) => Value, byte: number): Value =>
      get.call(view(bytes), byte - 1, true);
    expect([3217, 3221, 3507].map((byte) => at(getUint16, byte))).toEqual([0, 0, 1]);
    expect([at(getUint32, 3269), at(getFloat64, 3273)]).toEqual([70_000, 62.5]);
    expect([at(getUint32, 3297), at(getBigUint64, 3513)]).toEqual([0x01020304, 2n]);
    expect([bytes[3500], bytes[3501]]).toEqual([2, 1]);
    const dataset = await openSegy(createMemorySource(bytes));
    expect(dataset.layout).toMatchObject({
      byteOrder: 'little',
      traceHeaderBytes: 480,
      traceCount: 2,
      sampleCount: 70_000,
      sampleIntervalUs: 62.5,
      warnings: [],
    });
    expect((await dataset.trace.read(1))[69_999]).toBe(69_999);
  });

  it.each(SAMPLE_FORMATS.filter(({ isWritable }) => isWritable).map(({ code }) => code))(
    'in format %i read back in its own type, in every order of bytes and revision',
    async (code) => {
      const shape = fc.record({
        byteOrder: fc.constantFrom('big' as const, 'little' as const, 'pair-swapped' as const),
        revision: fc.constantFrom('0' as const, '1' as const, '2.0' as const, '2.1' as const),
        traces: fc.array(fc.array(fc.integer({ min: 0, max: 127 }), { minLength: 6, maxLength: 6 }), {
          minLength: 1,
          maxLength: 4,
        }),
      });
      const property = fc.asyncProperty(shape, async ({ byteOrder, revision, traces }) => {
        const spec: SegySpec = {
          sampleCount: 6,
          sampleIntervalUs: 500,
          formatCode: code,
          byteOrder,
          revision,
          textLines: ['C 1'],
        };
        const bytes = await written(
          spec,
          traces.map((values) => Float64Array.from(values)),
        );
        // Before revision 2 the headers of pair-swapped and little-endian files are the same where it counts.
        const options = byteOrder === 'pair-swapped' && revision < '2' ? { byteOrder } : {};
        const dataset = await openSegy(createMemorySource(bytes), options);
        expect(dataset.layout).toMatchObject({ byteOrder, format: { code }, traceCount: traces.length });
        expect(Array.from(await dataset.trace.readNative(), Number)).toEqual(traces.flat());
        expect(await dataset.attributes('CDP')).toEqual(Float64Array.from(traces, (_, i) => 10 + i));
      });
      await fc.assert(property, { seed: code, numRuns: 25 });
    },
  );

  it.each<[string, SegySpec, RegExp]>([
    ['too many samples', { ...small, sampleCount: 65_536 }, /^65536 samples per trace; revision 1 can hold/],
    ['a part of a µs', { ...small, sampleIntervalUs: 0.5 }, /^0.5 µs between samples; revision 1 can hold/],
    [
      'no interval',
      { ...small, revision: '2.0', sampleIntervalUs: 0 },
      /^0 µs between samples; revision 2.0/,
    ],
    [
      'extended text',
      { ...small, revision: '0', extendedText: [[]] },
      /^Extended text headers; revision 0 has none/,
    ],
    ['a stated count', { ...small, traceCount: 3 }, /a stated number of traces; revision 1 has neither/],
    [
      'too many extensions',
      { ...small, revision: '2.1', traceHeaderExtensions: 40_000 },
      /^40000 trace header ext/,
    ],
    ['format 4', { ...small, formatCode: 4 }, /^Sample format 4 .* cannot be written/],
    ['format 13', { ...small, formatCode: 13 }, /^There is no sample format 13/],
    ['text', { ...small, textEncoding: 'ascii', textLines: ['é'] }, /^"é" at column 1 of line 1/],
    [
      'extended text beyond',
      { ...small, extendedText: [[], ['→']] },
      /column 1 of line 1 of extended text header 2/,
    ],
    [
      'another number of traces',
      { ...small, revision: '2.1', traceCount: 3 },
      /^1 traces written; the header states 3/,
    ],
    [
      'odd pairs',
      { ...small, sampleCount: 5, formatCode: 16, byteOrder: 'pair-swapped' },
      /^5 samples of 1 bytes are an odd/,
    ],
  ])('are refused for %s, and nothing is left', async (_, spec, message) => {
    const sink = createMemorySink('new.sgy');
    const writing = createSegy(sink, spec, (writer) => writer.write(writer.headerOf(), trace));
    await expect(writing).rejects.toThrow(message);
    expect(sink.bytes()).toHaveLength(0);
  });
});
