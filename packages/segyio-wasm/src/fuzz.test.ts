import { describe, expect, it } from 'vitest';
import { fuzzSegy, MEMORY_BOUND } from '../test/fuzz/fuzzSegy.js';
import { watchAllocations } from '../test/fuzz/watchAllocations.js';
import { makeSegy } from '../test/makeSegy.js';
import { openSegy } from './dataset/segyDataset.js';
import { proposeKeys } from './keys/proposeKeys.js';
import { createMemorySource } from './source/byteSource.js';

/** A quick part of `npm run fuzz`, which tries ten thousand files with another seed. */
describe('damaged SEG-Y and Seismic Unix files', () => {
  it('open and can be used, or are refused in words, within time and memory', async () => {
    const { failures, opened, refused } = await fuzzSegy({ seed: 1, count: 300 });
    expect(failures).toEqual([]);
    expect(opened).toBeGreaterThan(80);
    expect(refused).toBeGreaterThan(80);
  });
});

describe('the watch over memory', () => {
  it('refuses what is out of bounds before it is allocated, and counts the rest', () => {
    const watch = watchAllocations({ one: 1000, sum: 2500 });
    try {
      expect(() => new Float64Array(2 ** 50)).toThrow('out of bounds: an array of 9007199254740992 bytes');
      watch.reset();
      expect([new Uint8Array(900).length, Float64Array.from({ length: 100 }).length]).toEqual([900, 100]);
      expect(watch.bytes()).toBe(1700);
      expect(() => new Int32Array(240)).toThrow('2660 since the file was opened');
    } finally {
      watch.stop();
    }
    expect(new Uint8Array(2000).length).toBe(2000);
  });
});

describe('found by fuzz', () => {
  it('a count of 2^32 − 1 samples in a file without a trace is not believed by `samples`', async () => {
    const file = makeSegy({ traces: 0, binary: { 3501: 0x0200, 3269: 0xffff, 3271: 0xffff } });
    const dataset = await openSegy(createMemorySource(file, 'x.sgy'));
    expect(() => dataset.samples).toThrow(
      'The headers state 4294967295 samples a trace, but the file holds no trace',
    );
    const sound = await openSegy(createMemorySource(makeSegy({ traces: 0, samples: 1500 })));
    expect(sound.samples).toHaveLength(1500);
  });

  it('proposals for a dozen traces of scattered numbers make no tables of 64k entries', async () => {
    const bytes = makeSegy({ traces: 12 });
    for (let trace = 0; trace < 12; trace++)
      for (let at = 0; at < 240; at += 2) bytes[3600 + trace * 268 + at + 1] = (trace * 37 + at * 11) & 255;
    const dataset = await openSegy(createMemorySource(bytes));
    const watch = watchAllocations(MEMORY_BOUND);
    try {
      await proposeKeys(dataset);
      expect(watch.bytes()).toBeLessThan(16 * 1024 * 1024);
    } finally {
      watch.stop();
    }
  });
});
