import { describe, expect, it } from 'vitest';
import { DEFAULT_SAMPLES, DEFAULT_TRACES, makeSegy } from '../../test/makeSegy.js';
import { type ByteSource, createBlobSource, createMemorySource, joinRanges } from '../source/byteSource.js';
import { openSegy } from './segyDataset.js';

function open(bytes = makeSegy()) {
  return openSegy(createMemorySource(bytes, 'line.sgy'));
}

/** A source that notes what is asked of it. */
function watched(
  bytes: Uint8Array,
): ByteSource & { readonly asked: { offset: number; byteCount: number }[] } {
  const inner = createMemorySource(bytes);
  const asked: { offset: number; byteCount: number }[] = [];
  return {
    ...inner,
    asked,
    read: (ranges) => {
      for (const { offset, target } of ranges) asked.push({ offset, byteCount: target.byteLength });
      return inner.read(ranges);
    },
  };
}

describe('traces', () => {
  it('are read one by one, in blocks, and as windows', async () => {
    const dataset = await open();
    expect([...(await dataset.trace.read(2))]).toEqual([200, 201, 202, 203, 204, 205, 206]);
    const window = { firstTrace: 1, traceCount: 2, firstSample: 3, sampleCount: 2 };
    expect([...(await dataset.trace.readBlock(window))]).toEqual([103, 104, 203, 204]);
    const target = new Float32Array(3).fill(-1);
    await dataset.trace.readBlock({ firstTrace: 4, sampleCount: 2 }, target);
    expect([...target]).toEqual([400, 401, -1]);
  });

  it('come block by block without a copy', async () => {
    const dataset = await open();
    const seen: number[][] = [];
    const buffers = new Set<ArrayBufferLike>();
    for await (const { firstTrace, traceCount, samples } of dataset.trace.blocks({}, { blockTraces: 2 })) {
      seen.push([firstTrace, traceCount, samples[0], samples.length]);
      buffers.add(samples.buffer);
    }
    expect(seen).toEqual([
      [0, 2, 0, 14],
      [2, 2, 200, 14],
      [4, 1, 400, 7],
    ]);
    expect(buffers.size).toBe(1);
  });

  it('of many samples are read in pieces that fit together again', async () => {
    const samples = 1_200_003;
    const bytes = makeSegy({ samples: 3, traces: 1, binary: { 3221: 0 }, trace: { 115: 0 } });
    const long = new Uint8Array(3840 + 2 * (240 + samples * 2) - 240);
    long.set(bytes.subarray(0, 3840));
    const words = Uint16Array.from({ length: 2 * samples }, (_, i) => (i * 2654435761) >>> 17);
    const view = new DataView(long.buffer);
    view.setUint16(3224, 11);
    for (let i = 0; i < words.length; i++)
      view.setUint16(3840 + Math.floor(i / samples) * (240 + samples * 2) + (i % samples) * 2, words[i]);
    const dataset = await openSegy(createMemorySource(long), { sampleCount: samples });
    expect(dataset.layout.traceCount).toBe(2);
    const read = await dataset.trace.readBlock();
    expect(read.findIndex((value, i) => value !== words[i])).toBe(-1);
    const part = await dataset.trace.readBlock({ firstTrace: 1, firstSample: 1_100_000, sampleCount: 5 });
    expect([...part]).toEqual([...words.subarray(samples + 1_100_000, samples + 1_100_005)]);
  });

  it('that do not exist are refused, as are arrays that are too short', async () => {
    const dataset = await open();
    await expect(dataset.trace.read(5)).rejects.toMatchObject({
      code: 'trace.outside',
      message: 'Traces 5 to 5 requested; the file has traces 0 to 4: line.sgy',
    });
    await expect(dataset.trace.read(-1)).rejects.toMatchObject({ code: 'trace.outside' });
    await expect(dataset.trace.read(0.5)).rejects.toMatchObject({ code: 'trace.outside' });
    await expect(dataset.trace.read(0, new Float32Array(6))).rejects.toMatchObject({
      code: 'argument.invalid',
    });
  });

  it('stop at a signal', async () => {
    const dataset = await open();
    await expect(dataset.trace.readBlock({}, undefined, { aborted: true })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('can be read many at a time', async () => {
    const dataset = await open();
    const read = await Promise.all(
      Array.from({ length: 20 }, (_, i) => dataset.trace.read(i % DEFAULT_TRACES)),
    );
    expect(read.map(([first]) => first)).toEqual(read.map((_, i) => 100 * (i % DEFAULT_TRACES)));
  });
});

describe('headers', () => {
  it('by name, by byte and by any bytes', async () => {
    const { header } = await open();
    const third = await header.read(2);
    expect([third.get('CDP'), third.get('cdp'), third.get(21)]).toEqual([1002, 1002, 1002]);
    expect(third.get({ byte: 23, type: 'uint16' })).toBe(1002);
    expect(() => third.get('Colour')).toThrow(/no trace header field "Colour"/);
    expect(() => third.get(22)).toThrow(/no trace header field that starts at byte 22/);
    expect(() => third.get({ byte: 239, type: 'int32' })).toThrow(/Bytes 239 to 242 are not/);
  });

  it('as columns over the file', async () => {
    const dataset = await open();
    expect([...(await dataset.attributes('CDP'))]).toEqual([1000, 1001, 1002, 1003, 1004]);
    const [first, samples] = await dataset.header.columns([1, 115], { firstTrace: 3 });
    expect([[...first], [...samples]]).toEqual([
      [4, 5],
      [7, 7],
    ]);
  });

  it('need no samples to be read', async () => {
    const samples = 20_000;
    const source = watched(makeSegy({ samples, traces: 4 }));
    const dataset = await openSegy(source);
    source.asked.length = 0;
    await dataset.attributes('CDP');
    expect(source.asked).toEqual(
      [0, 1, 2, 3].map((trace) => ({ offset: 3600 + trace * (240 + samples * 4) + 20, byteCount: 4 })),
    );
  });

  it('binary header and times', async () => {
    const dataset = await open(makeSegy({ trace: { 109: 1500 } }));
    expect([dataset.bin.get('Interval'), dataset.bin.get(3225)]).toEqual([2000, 5]);
    expect([...dataset.samples]).toEqual(Array.from({ length: DEFAULT_SAMPLES }, (_, i) => 1500 + 2 * i));
  });
});

describe('sources', () => {
  it('a Blob gives the same as memory', async () => {
    const bytes = makeSegy();
    const dataset = await openSegy(createBlobSource(new Blob([bytes.slice()])));
    expect(await dataset.trace.readBlock()).toEqual(await (await open(bytes)).trace.readBlock());
  });

  it('ranges are joined over small gaps only', () => {
    const range = (offset: number, length: number) => ({ offset, target: new Uint8Array(length) });
    const groups = joinRanges([range(20_000, 10), range(0, 4), range(100, 4), range(50, 300)]);
    expect(groups.map(({ offset, byteCount }) => [offset, byteCount])).toEqual([
      [0, 350],
      [20_000, 10],
    ]);
  });

  it('one that has become shorter says so', async () => {
    const bytes = makeSegy();
    let blob = new Blob([bytes.slice()]);
    const dataset = await openSegy(
      createBlobSource({ size: blob.size, slice: (a, b) => blob.slice(a, b) }, 'x'),
    );
    blob = blob.slice(0, 3700);
    await expect(dataset.trace.read(2)).rejects.toMatchObject({ code: 'file.changed' });
  });
});
