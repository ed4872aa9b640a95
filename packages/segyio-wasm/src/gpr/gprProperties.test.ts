import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzGpr } from '../../test/fuzzGpr.js';
import { makeDt1, makeDzt, makeMala } from '../../test/makeGpr.js';
import { createMemorySource } from '../source/byteSource.js';
import { centredSource } from './centredSource.js';
import { metresOfUnit, numberOf, settingsOfLines } from './gprText.js';
import { openGpr } from './openGpr.js';

const SEEDED = { seed: 20, numRuns: 100 };

describe('reading any window', () => {
  const window = fc.record({
    first: fc.nat(6),
    count: fc.nat(6),
    firstSample: fc.nat(21),
    sampleCount: fc.nat(21),
  });
  const files = [
    [makeDzt({ bits: 8, words: 23, channels: 3 })],
    [makeDzt({ bits: 16, words: 24, channels: 2 })],
    [makeDzt({ bits: 32, words: 24 })],
    Object.values(makeDt1({ samples: 22, traces: 7 })),
    Object.values(makeMala({ samples: 22, traces: 7, channels: 2 })),
  ];

  it.each(files.map((parts) => ({ parts, name: parts[0].name })))(
    'gives the same samples as reading all: $name',
    async ({ parts }) => {
      const dataset = await openGpr(parts.map(({ bytes, name }) => createMemorySource(bytes, name)));
      const all = await dataset.trace.readBlock();
      const { sampleCount: width, traceCount } = dataset.layout;
      await fc.assert(
        fc.asyncProperty(window, async ({ first, count, firstSample, sampleCount }) => {
          const traces = Math.min(count, traceCount - first);
          const samples = Math.min(sampleCount, width - firstSample);
          fc.pre(traces >= 0 && samples >= 0);
          const part = { firstTrace: first, traceCount: traces, firstSample, sampleCount: samples };
          const found = await dataset.trace.readBlock(part);
          const expected = Array.from({ length: traces }, (_, i) => [
            ...all.subarray((first + i) * width + firstSample, (first + i) * width + firstSample + samples),
          ]);
          expect([...found]).toEqual(expected.flat());
        }),
        SEEDED,
      );
    },
  );
});

describe('words made signed about their middle', () => {
  it('are so from the first one on, whichever bytes are requested', async () => {
    const bytes = Uint8Array.from({ length: 64 }, (_, i) => (i * 37) % 256);
    const anywhere = fc.record({
      first: fc.nat(20),
      wordBytes: fc.constantFrom<1 | 2>(1, 2),
      from: fc.nat(40),
      length: fc.nat(24),
    });
    await fc.assert(
      fc.asyncProperty(anywhere, async ({ first, wordBytes, from, length }) => {
        const target = new Uint8Array(length);
        await centredSource(createMemorySource(bytes), first, wordBytes).read([{ offset: from, target }]);
        const expected = Array.from({ length }, (_, i) => {
          const at = from + i;
          const isTop = at >= first && (at - first) % wordBytes === wordBytes - 1;
          return isTop ? (bytes[at] + 128) % 256 : bytes[at];
        });
        expect([...target]).toEqual(expected);
      }),
      SEEDED,
    );
  });
});

describe('lines of header files', () => {
  it('return every number that was written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (value) => {
        const settings = settingsOfLines([`  Some   name = ${value} ns`], '=');
        expect(numberOf(settings, 'SOME NAME')).toBe(value);
      }),
      SEEDED,
    );
  });

  it('take the first of a name, decimal commas, and nothing for a number', () => {
    const settings = settingsOfLines(['A:1,25', 'a:2', ':3', 'B: none', 'C:.5e-1x'], ':');
    expect(['A', 'B', 'C', 'D'].map((name) => numberOf(settings, name))).toEqual([1.25, null, 0.05, null]);
    expect(settings.size).toBe(3);
  });

  it('reject numbers that are invalid as lengths or times', () => {
    const found = ['1e400', '-1e400', '1e16', '99999999999'].map((value) =>
      numberOf(settingsOfLines([`A=${value}`], '='), 'A'),
    );
    expect(found).toEqual([null, null, null, 99999999999]);
  });

  it('know units by name', () => {
    expect(['m', 'Metres', 'meter', 'ft', 'FEET', 'cm', 'inches', 'ell'].map(metresOfUnit)).toEqual([
      1,
      1,
      1,
      0.3048,
      0.3048,
      0.01,
      0.0254,
      null,
    ]);
  });
});

describe('damaged files', () => {
  it('found by the fuzz run: a time window that is infinite', async () => {
    const settings = { 'TOTAL TIME WINDOW': '1e400', 'TIMEZERO AT POINT': '1e400' };
    const parts = Object.values(makeDt1({ settings }));
    const { layout } = await openGpr(parts.map(({ bytes, name }) => createMemorySource(bytes, name)));
    expect(layout).toMatchObject({ sampleIntervalNs: 1, startTimeNs: 0 });
  });

  it('open or fail with a message: 300 of the 2000 and more that the fuzz run tries', async () => {
    const { tried, opened, refused, failures } = await fuzzGpr({ seed: 1, count: 300 });
    expect(failures).toEqual([]);
    expect(tried).toBe(300);
    expect(opened).toBeGreaterThan(60);
    expect(refused).toBeGreaterThan(60);
  });
});
