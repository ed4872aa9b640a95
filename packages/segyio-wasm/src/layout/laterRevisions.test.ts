import { describe, expect, it } from 'vitest';
import { casesMissing, expectRight, hasCases, openCase, rightOf } from '../../test/cases.js';
import { DEFAULT_TRACES, makeSegy, type Recipe } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySource } from '../source/byteSource.js';
import type { OpenOptions } from './options.js';

/** A made file with some bytes put over it, by their place in the standard's count. */
async function layoutOf(
  recipe: Recipe,
  put: (view: DataView) => void = () => undefined,
  options: OpenOptions = {},
) {
  const bytes = makeSegy(recipe);
  put(new DataView(bytes.buffer));
  return (await openSegy(createMemorySource(bytes), options)).layout;
}

const REVISION_2 = { 3501: 0x0200 };

describe('the interval of revision 2', () => {
  const wide = (value: number) => (view: DataView) => view.setFloat64(3272, value);
  const withConstant = (value: number) => (view: DataView) => {
    wide(value)(view);
    view.setUint32(3296, 16909060);
  };

  it('refines the 16-bit fields and replaces them if they are 0', async () => {
    expect((await layoutOf({ binary: REVISION_2 }, wide(2000.25))).sampleIntervalUs).toBe(2000.25);
    const none = { binary: { ...REVISION_2, 3217: 0 }, trace: { 117: 0 } };
    expect((await layoutOf(none, wide(31.25))).sampleIntervalUs).toBe(31.25);
  });

  it('is ignored with a warning if both 16-bit fields agree on another value', async () => {
    const { sampleIntervalUs, warnings } = await layoutOf({ binary: REVISION_2 }, withConstant(32.5));
    expect(sampleIntervalUs).toBe(2000);
    expect(warnings.join(' ')).toMatch(/32\.5 µs in bytes 3273-3280 is not believed/);
  });

  it('overrules one 16-bit field where the byte order constant shows that revision 2 was meant', async () => {
    const one = { binary: REVISION_2, trace: { 117: 0 } };
    expect((await layoutOf(one, withConstant(500))).sampleIntervalUs).toBe(500);
    expect((await layoutOf(one, wide(500))).sampleIntervalUs).toBe(2000);
  });
});

describe('stated trace header extensions', () => {
  it.each([0x40404040, 3, 2000, 70_000])(
    '%i of them are none where the file holds whole traces without',
    async (count) => {
      const layout = await layoutOf({ binary: REVISION_2 }, (view) => view.setUint32(3506, count));
      expect(layout).toMatchObject({ traceHeaderBytes: 240, traceCount: DEFAULT_TRACES, sampleCount: 7 });
      expect(layout.warnings.join(' ')).toMatch(/trace header extensions stated in bytes 3507-3510/);
    },
  );
});

describe('stated extended text', () => {
  it.each([
    [1, { 3501: 0x0100 }],
    [2, { 3501: 0x0100 }],
    [0x4040, { 3501: 0x0200 }],
  ])('%i of them, none of which is there, are none', async (count, revision) => {
    const layout = await layoutOf({ binary: { ...revision, 3505: count }, traces: 300 });
    expect(layout).toMatchObject({ extendedTextCount: 0, firstTraceOffset: 3600, traceCount: 300 });
    expect(layout.warnings.join(' ')).toMatch(/but 0 follow/);
  });

  it('that is there is kept, whatever fills it, and the caller’s option has priority', async () => {
    const odd = String.fromCharCode(...Array.from({ length: 3200 }, (_, i) => (i % 31) + 1));
    const recipe = { extendedText: [odd], traces: 9 };
    expect(await layoutOf(recipe)).toMatchObject({ extendedTextCount: 1, traceCount: 9, warnings: [] });
    const absent = { binary: { 3505: 1 }, traces: 300 };
    expect((await layoutOf(absent, undefined, { extendedTextCount: 0 })).warnings).toEqual([]);
  });
});

describe('revision numbers of custom', () => {
  it.each([0x0064, 0x0010, 0x1000])('%i means 1, with a word', async (number) => {
    const { revision, warnings } = await layoutOf({ binary: { 3501: number } });
    expect(revision.text).toBe('1');
    expect(warnings.join(' ')).toMatch(/some writers mean 1/);
  });

  it('the caller overrides', async () => {
    const { revision, warnings } = await layoutOf({ binary: { 3501: 0x0064 } }, undefined, { revision: '0' });
    expect([revision.text, warnings]).toEqual(['0', []]);
    const scaled = { binary: { 3501: 0 }, trace: { 109: 1005, 215: -10 } };
    expect((await layoutOf(scaled)).startTimeMs).toBe(1005);
    expect((await layoutOf(scaled, undefined, { revision: '1' })).startTimeMs).toBe(100.5);
  });
});

describe.skipIf(!hasCases)(`cases of fields of a later revision${casesMissing}`, () => {
  it.each([
    ['ext-text-announced-but-absent', 'rev1_ext1_absent.sgy'],
    ['rev2-extension-count-junk', 'rev2_extn_40.sgy'],
    ['rev2-interval-blanks', 'rev2_fill40.sgy'],
    ['revision-100', 'rev100.sgy'],
  ])('%s is right, with a warning', async (name, file) => {
    const dataset = await openCase(name, file);
    await expectRight(dataset, rightOf(name));
    expect(dataset.layout.warnings.length).toBeGreaterThan(0);
  });
});
