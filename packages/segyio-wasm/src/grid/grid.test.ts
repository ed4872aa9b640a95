import { assert, asyncProperty, boolean, integer, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOfKeys, type GridRecipe, keysOfGrid, type TraceKey } from '../../test/makeGrid.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySink } from '../source/byteSink.js';
import { type ByteRange, createMemorySource } from '../source/byteSource.js';
import type { Grid } from './grid.js';
import type { GridBlock } from './gridBlock.js';
import { openGrid } from './openGrid.js';
import { openSliceIndex, writeSliceIndex } from './sliceIndex.js';

const SAMPLES = 5;

async function gridOf(
  keys: readonly TraceKey[],
  options: Parameters<typeof openGrid>[1] = {},
): Promise<Grid> {
  const dataset = await openSegy(createMemorySource(fileOfKeys(keys, SAMPLES), 'volume.sgy'));
  return openGrid(dataset, options);
}

/** The first trace with these keys by looking at every one, −1 for none: the truth that readers must meet. */
function lookFor(keys: readonly TraceKey[], wanted: Partial<TraceKey>): number {
  return keys.findIndex((key) =>
    Object.entries(wanted).every(([name, value]) =>
      Object.entries(key).some(([n, v]) => n === name && v === value),
    ),
  );
}

/** What a box must hold, place by place, found by looking at every trace. */
function expectedOf(
  keys: readonly TraceKey[],
  block: GridBlock,
  offset: number | null,
  fill: number,
): number[] {
  const { inlines, crosslines, firstSample, sampleCount } = block;
  return Array.from(inlines).flatMap((inline) =>
    Array.from(crosslines).flatMap((crossline) => {
      const trace = lookFor(keys, { inline, crossline, ...(offset === null ? {} : { offset }) });
      return Array.from({ length: sampleCount }, (_, i) =>
        trace < 0 ? fill : 100 * trace + firstSample + i,
      );
    }),
  );
}

const RECIPES = record({
  seed: integer({ min: 1, max: 1e9 }),
  inlineCount: integer({ min: 1, max: 7 }),
  crosslineCount: integer({ min: 1, max: 7 }),
  offsetCount: integer({ min: 1, max: 3 }),
  firstInline: integer({ min: -50, max: 50 }),
  inlineStep: integer({ min: -4, max: 4 }).map((step) => step || 5),
  firstCrossline: integer({ min: -50, max: 50 }),
  crosslineStep: integer({ min: -4, max: 4 }).map((step) => step || 5),
  isByCrossline: boolean(),
  holes: integer({ min: 0, max: 4 }).map((tenths) => tenths / 10),
  duplicates: integer({ min: 0, max: 3 }).map((tenths) => tenths / 10),
  isShuffled: boolean(),
});

const FULL: GridRecipe = {
  seed: 1,
  inlineCount: 4,
  crosslineCount: 6,
  offsetCount: 1,
  firstInline: 10,
  inlineStep: 2,
  firstCrossline: 300,
  crosslineStep: -1,
  isByCrossline: false,
  holes: 0,
  duplicates: 0,
  isShuffled: false,
};

describe('grids against brute force', () => {
  it('lines, slices, boxes and gathers of seeded grids with holes, duplicates, both sortings, steps', async () => {
    const property = asyncProperty(RECIPES, async (recipe) => {
      const keys = keysOfGrid(recipe);
      if (keys.length === 0) return;
      const grid = await gridOf(keys, { leastScore: 0, sliceCacheBytes: recipe.seed % 2 === 0 ? 0 : 4000 });
      const isKey = grid.geometry.grid?.offsets !== null;
      const offsets = isKey ? [...grid.offsets] : [null];
      for (const offset of offsets) {
        const choice = { fill: -7, ...(offset === null ? {} : { offset }) };
        const inline = grid.inlines[recipe.seed % grid.inlines.length];
        const crossline = grid.crosslines[recipe.seed % grid.crosslines.length];
        const blocks = [
          await grid.iline(inline, choice),
          await grid.xline(crossline, choice),
          await grid.depthSlice(recipe.seed % SAMPLES, choice),
          await grid.subvolume({ ...choice, firstSample: 1, sampleCount: 3, firstInline: inline }),
        ];
        for (const block of blocks) {
          expect([...block.samples]).toEqual(expectedOf(keys, block, offset, -7));
          expect([...block.mask]).toEqual([...block.traces].map((trace) => (trace < 0 ? 0 : 1)));
        }
        expect(blocks[0].inlines).toEqual(Float64Array.of(inline));
        expect(blocks[1].crosslines).toEqual(Float64Array.of(crossline));
      }
      const at = keys[recipe.seed % keys.length];
      const gather = await grid.gather(at.inline, at.crossline);
      const members = keys.flatMap(({ inline, crossline }, i) =>
        inline === at.inline && crossline === at.crossline ? [i] : [],
      );
      expect([...gather.traces].sort((a, b) => a - b)).toEqual(members);
      if (isKey) expect([...gather.offsets]).toEqual([...gather.traces].map((trace) => keys[trace].offset));
      expect([...gather.samples].filter((_, i) => i % SAMPLES === 0)).toEqual(
        [...gather.traces].map((t) => 100 * t),
      );
    });
    await assert(property, { numRuns: 250, seed: 20240611 });
  });

  it('names holes and duplicates as counting finds them', async () => {
    const property = asyncProperty(RECIPES, async (recipe) => {
      const keys = keysOfGrid(recipe);
      if (keys.length === 0) return;
      const grid = await gridOf(keys, { leastScore: 0 });
      const places = new Set(keys.map(({ inline, crossline }) => `${inline} ${crossline}`)).size;
      const lines =
        new Set(keys.map(({ inline }) => inline)).size * new Set(keys.map((k) => k.crossline)).size;
      const groups = new Map<string, number>();
      const isKey = grid.geometry.grid?.offsets !== null;
      for (const { inline, crossline, offset } of keys) {
        const name = `${inline} ${crossline} ${isKey ? offset : grid.offsets[0]}`;
        groups.set(name, (groups.get(name) ?? 0) + 1);
      }
      const several = [...groups].filter(([, count]) => count > 1);
      expect(grid.geometry.grid).toMatchObject({
        placeCount: places,
        holeCount: lines - places,
        duplicateCount: keys.length - groups.size,
      });
      const named = grid.duplicates.map(
        (found) => [`${found.inline} ${found.crossline} ${found.offset}`, found.traces.length] as const,
      );
      expect(new Map(named)).toEqual(new Map(several));
      expect(grid.geometry.score).toBeGreaterThanOrEqual(0);
      expect(grid.geometry.score).toBeLessThanOrEqual(1);
    });
    await assert(property, { numRuns: 150, seed: 77 });
  });

  it('sampled headers give the table that all headers give, or none', async () => {
    const property = asyncProperty(RECIPES, async (recipe) => {
      const keys = keysOfGrid({ ...recipe, isShuffled: recipe.seed % 5 === 0 });
      if (keys.length === 0) return;
      const [all, sampled] = [
        await gridOf(keys, { leastScore: 0 }),
        await gridOf(keys, { leastScore: 0, check: 'sampled' }),
      ];
      const [expected, found] = [await all.subvolume({ fold: 0 }), await sampled.subvolume({ fold: 0 })];
      expect(found).toEqual(expected);
      expect(sampled.offsets).toEqual(all.offsets);
      expect({ ...sampled.geometry.grid, placement: null }).toEqual({
        ...all.geometry.grid,
        placement: null,
      });
    });
    await assert(property, { numRuns: 150, seed: 5 });
  });
});

describe('grids', () => {
  it.each([
    ['inline', { ...FULL, offsetCount: 3 }],
    ['crossline', { ...FULL, isByCrossline: true, inlineStep: -3 }],
  ] as const)('sorted by %s open by a few headers, read as by all', async (sorting, recipe) => {
    const keys = keysOfGrid({ ...recipe, inlineCount: 40, crosslineCount: 50 });
    const [sampled, all] = [await gridOf(keys, { check: 'sampled' }), await gridOf(keys)];
    expect(sampled.geometry.reason).toMatch(/By 128 of \d+ headers/);
    expect(sampled.geometry.grid?.sorting).toBe(sorting);
    expect(await sampled.depthSlice(2)).toEqual(await all.depthSlice(2));
    expect(await sampled.xline(300)).toEqual(await all.xline(300));
    const [hole, ...rest] = keys;
    const irregular = await gridOf([...rest, hole], { check: 'sampled' });
    expect(irregular.geometry.reason).not.toMatch(/By 128/);
  });

  it('default to the first offset, NaN in holes, lines in the order of the file', async () => {
    const keys = keysOfGrid({ ...FULL, offsetCount: 2, inlineStep: -2 }).filter((_, i) => i !== 4 && i !== 5);
    const grid = await gridOf(keys);
    expect([[...grid.inlines], [...grid.crosslines], [...grid.offsets]]).toEqual([
      [10, 8, 6, 4],
      [300, 299, 298, 297, 296, 295],
      [100, 150],
    ]);
    const { samples, mask, holeCount } = await grid.depthSlice(0);
    expect([...samples.subarray(0, 4)]).toEqual([0, 200, Number.NaN, 400]);
    expect([[...mask.subarray(0, 4)], holeCount]).toEqual([[1, 1, 0, 1], 1]);
  });

  it('of uneven offsets give the nearest trace of each place', async () => {
    const keys = keysOfGrid({ ...FULL, offsetCount: 2 }).map((key, i) => ({ ...key, offset: 7 * i }));
    const grid = await gridOf(keys);
    expect(grid.geometry.kind).toBe('pre-stack');
    expect((await grid.iline(10)).holeCount).toBe(0);
    expect((await grid.iline(10, { fold: 1 })).samples[0]).toBe(100);
    await expect(grid.iline(10, { fold: 2 })).rejects.toMatchObject({ code: 'trace.outside' });
  });

  it('name what they do not have', async () => {
    const grid = await gridOf(keysOfGrid(FULL));
    const missing = {
      code: 'trace.outside',
      message: 'There is no inline 11; there are 4 from 10 to 16: volume.sgy',
    };
    await expect(grid.iline(11)).rejects.toMatchObject(missing);
    await expect(grid.xline(301)).rejects.toMatchObject({
      message: expect.stringMatching(/no crossline 301/),
    });
    await expect(grid.iline(10, { offset: 5 })).rejects.toMatchObject({
      message: expect.stringMatching(/no offset 5/),
    });
    await expect(grid.depthSlice(5)).rejects.toMatchObject({ code: 'trace.outside' });
    await expect(grid.subvolume({ inlineCount: 5 })).rejects.toMatchObject({ code: 'trace.outside' });
    await expect(grid.iline(10, { signal: { aborted: true } })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('are refused with the reason where the traces make none', async () => {
    const keys = keysOfGrid(FULL).map((key) => ({ ...key, inline: 1, crossline: 1, offset: 0 }));
    await expect(gridOf(Array.from({ length: 10 }, () => keys).flat())).rejects.toMatchObject({
      code: 'argument.invalid',
      message: expect.stringMatching(/make no grid \(score 0.00 of 1\): .*inline \(bytes 189-192\)/),
    });
  });

  it('far too wide for their traces are not laid out', async () => {
    const keys = Array.from({ length: 2500 }, (_, i) => ({ inline: 3 * i, crossline: 5 * i, offset: 0 }));
    const grid = await gridOf(keys, { leastScore: 0 });
    expect(grid.geometry.kind).toBe('line');
    await expect(grid.depthSlice(0)).rejects.toMatchObject({ code: 'argument.invalid' });
    expect((await grid.iline(3, { sampleCount: 1 })).samples[1]).toBe(100);
  });
});

it('a pair-swapped file gives what the big-endian one gives', async () => {
  const bytes = fileOfKeys(keysOfGrid({ ...FULL, holes: 0.2, isByCrossline: true }), SAMPLES);
  const swapped = bytes.map((_, i) => bytes[i ^ 1]);
  const expected = await openGrid(await openSegy(createMemorySource(bytes)));
  for (const check of ['all', 'sampled'] as const) {
    const grid = await openGrid(await openSegy(createMemorySource(swapped), { byteOrder: 'pair-swapped' }), {
      check,
    });
    expect(await grid.subvolume()).toEqual(await expected.subvolume());
    expect(await grid.depthSlice(3)).toEqual(await expected.depthSlice(3));
  }
});

describe('depth slices', () => {
  it('of one slab are read in one pass; every slice of a slice index in one read', async () => {
    const bytes = fileOfKeys(keysOfGrid({ ...FULL, holes: 0.3 }), SAMPLES);
    const asked: number[] = [];
    const inner = createMemorySource(bytes);
    const read = (ranges: readonly ByteRange[]) => {
      asked.push(ranges.length);
      return inner.read(ranges);
    };
    const grid = await openGrid(await openSegy({ ...inner, read }));
    const first = await grid.depthSlice(0);
    const before = asked.length;
    const others = await Promise.all([1, 2, 3, 4].map((sample) => grid.depthSlice(sample, { fill: 0 })));
    expect(asked.length).toBe(before);
    expect(others.map(({ samples, traces }) => samples[traces.indexOf(1)])).toEqual([101, 102, 103, 104]);

    const sink = createMemorySink();
    await writeSliceIndex(grid, sink, { memoryBytes: 200 });
    const slices = await openSliceIndex(createMemorySource(sink.bytes()), grid);
    grid.useSlices(slices);
    expect(await grid.depthSlice(0)).toEqual(first);
    expect(await grid.depthSlice(3, { fill: 0 })).toEqual(others[2]);
  });

  it('of another file are not taken', async () => {
    const [grid, other] = [
      await gridOf(keysOfGrid(FULL)),
      await gridOf(keysOfGrid({ ...FULL, firstInline: 12 })),
    ];
    const sink = createMemorySink();
    await writeSliceIndex(grid, sink);
    await expect(openSliceIndex(createMemorySource(sink.bytes()), other)).rejects.toMatchObject({
      code: 'file.changed',
    });
    const short = createMemorySource(sink.bytes().subarray(0, 100));
    await expect(openSliceIndex(short, grid)).rejects.toMatchObject({ code: 'file.changed' });
  });
});
