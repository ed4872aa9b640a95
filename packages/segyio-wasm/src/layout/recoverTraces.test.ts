import { describe, expect, it } from 'vitest';
import { makeSegy, seededWords } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySource } from '../source/byteSource.js';
import type { OpenOptions } from './options.js';

function open(bytes: Uint8Array, options: OpenOptions = {}) {
  return openSegy(createMemorySource(bytes, 'x.sgy'), options);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const random = seededWords(77);
const noise = (length: number) => Uint8Array.from({ length }, () => random(256));

describe('recovery', () => {
  it('of a sound file changes nothing', async () => {
    const plain = (await open(makeSegy())).layout;
    expect((await open(makeSegy(), { recover: true })).layout).toEqual(plain);
  });

  it.each([
    ['too large in both headers', { 3221: 777 }, { 115: 777 }],
    ['too small in both headers', { 3221: 3 }, { 115: 3 }],
    ['missing in both headers', { 3221: 0 }, { 115: 0 }],
  ])('finds a sample count that is %s from the traces themselves', async (_, binary, trace) => {
    const bytes = makeSegy({ samples: 60, traces: 9, binary, trace });
    const dataset = await open(bytes, { recover: true });
    expect(dataset.layout).toMatchObject({ sampleCount: 60, traceCount: 9, leftOutBytes: 0 });
    expect(dataset.layout.warnings.join()).toMatch(/trace headers follow each other after 60; 60 taken/);
    expect((await dataset.trace.read(8))[59]).toBe(859);
  });

  it('is pointed to where the stated sample count is wrong', async () => {
    const whole = makeSegy({ samples: 60, traces: 9, binary: { 3221: 77 }, trace: { 115: 77 } });
    const bytes = whole.subarray(0, -30);
    const message =
      'The headers state 77 samples per trace, but there is no trace header at byte 4149, where trace 2 would begin; trace headers follow each other after 60 samples';
    await expect(open(bytes)).rejects.toMatchObject({
      message: `${message}: x.sgy`,
      remedy: 'Open the file with 60 samples per trace, or in recovery mode.',
      place: { byte: 4149, trace: 1 },
    });
    expect((await open(bytes, { truncated: 'keep-whole' })).layout.warnings.join()).toContain(message);
    expect((await open(whole, { sampleCount: 60 })).layout.traceCount).toBe(9);
  });

  it('leaves out what is cut off, and says how much', async () => {
    const dataset = await open(makeSegy({ traces: 6 }).subarray(0, -30), { recover: true });
    expect(dataset.layout).toMatchObject({ traceCount: 5, leftOutBytes: 238 });
    expect(dataset.layout.warnings).toEqual([
      'The file ends inside trace 6: 238 of its 268 bytes are there; the 5 whole traces are read.',
    ]);
  });

  it('leaves out junk behind the last trace, even where it fills whole traces', async () => {
    const whole = makeSegy({ traces: 20 });
    for (const [junk, leftOut] of [
      [noise(268 * 3), 804],
      [new Uint8Array(268 * 2 + 17), 553],
    ] as const) {
      const dataset = await open(joined(whole, junk), { recover: true });
      expect(dataset.layout).toMatchObject({ traceCount: 20, leftOutBytes: leftOut });
      const firstByte = whole.length + 1;
      expect(dataset.layout.warnings.join()).toContain(`The data from byte ${firstByte} on`);
      expect((await dataset.trace.read(19))[0]).toBe(1900);
    }
  });

  it('does not take traces for junk because their headers differ', async () => {
    const bytes = makeSegy({ traces: 10 });
    // Only the first trace states its count and interval.
    for (let trace = 1; trace < 10; trace++)
      bytes.fill(0, 3600 + trace * 268 + 114, 3600 + trace * 268 + 118);
    expect((await open(bytes, { recover: true })).layout.traceCount).toBe(10);
  });

  it('of both a wrong count and a file cut short', async () => {
    const bytes = makeSegy({ samples: 60, traces: 9, binary: { 3221: 77 }, trace: { 115: 0 } });
    const dataset = await open(bytes.subarray(0, -100), { recover: true });
    expect(dataset.layout).toMatchObject({ sampleCount: 60, traceCount: 8, leftOutBytes: 380 });
  });

  it('never gives more traces than the file has, whatever is broken', async () => {
    for (let run = 0; run < 300; run++) {
      const bytes = makeSegy({ samples: 20, traces: 8 });
      for (let i = 0; i < 6; i++) bytes[3200 + Math.floor(random(bytes.length - 3200))] = random(256);
      const cut = bytes.subarray(0, 3600 + 240 + Math.floor(random(bytes.length - 3840)));
      const dataset = await open(cut, { recover: true, formatCode: 5, byteOrder: 'big' }).catch(() => null);
      if (dataset === null) continue;
      const { firstTraceOffset, traceCount, traceBytes, leftOutBytes, dataTrailerCount } = dataset.layout;
      const counted = firstTraceOffset + traceCount * traceBytes + leftOutBytes + 3200 * dataTrailerCount;
      expect(counted).toBe(cut.length);
      await dataset.trace.readBlock();
    }
  });
});

describe('rev 2’s stated number of traces', () => {
  it('tells what behind them is no trace', async () => {
    const bytes = joined(makeSegy({ traces: 6, binary: { 3501: 0x0200, 3519: 6 } }), noise(500));
    const { layout } = await open(bytes);
    expect(layout).toMatchObject({ traceCount: 6, leftOutBytes: 500 });
    expect(layout.warnings.join()).toContain('500 bytes behind the 6 traces that the binary header states');
  });

  it('is not believed where the file holds others', async () => {
    const { layout } = await open(makeSegy({ binary: { 3501: 0x0200, 3515: 0x7fff } }));
    expect(layout.traceCount).toBe(5);
    expect(layout.warnings.join()).toMatch(/traces stated in bytes 3513-3520.*but the file holds 5/);
  });
});
