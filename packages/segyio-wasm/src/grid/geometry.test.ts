import { assert, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOfKeys, type GridRecipe, keysOfGrid, type TraceKey } from '../../test/makeGrid.js';
import { makeSegy } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { proposeKeys } from '../keys/proposeKeys.js';
import { createMemorySource } from '../source/byteSource.js';
import { geometryOfColumns, inferGeometry } from './geometry.js';
import { placeGrid } from './gridPlacement.js';
import { openGrid } from './openGrid.js';

const GRID: GridRecipe = {
  seed: 3,
  inlineCount: 12,
  crosslineCount: 15,
  offsetCount: 1,
  firstInline: 100,
  inlineStep: 1,
  firstCrossline: 2000,
  crosslineStep: 1,
  isByCrossline: false,
  holes: 0,
  duplicates: 0,
  isShuffled: false,
};

function geometryOf(keys: readonly TraceKey[], rest: { cdp?: number[]; fieldRecord?: number[] } = {}) {
  const zeros = keys.map(() => 0);
  return geometryOfColumns({
    cdp: rest.cdp ?? zeros,
    fieldRecord: rest.fieldRecord ?? zeros,
    offset: keys.map(({ offset }) => offset),
    inline: keys.map(({ inline }) => inline),
    crossline: keys.map(({ crossline }) => crossline),
  });
}

const SIZE = '12 inlines (bytes 189-192) and 15 crosslines (bytes 193-196)';

describe('geometry of volumes', () => {
  it.each<[string, Partial<GridRecipe>, string, string]>([
    ['full', {}, 'grid', `${SIZE}, each place filled once.`],
    ['by crossline', { isByCrossline: true }, 'grid', `${SIZE}, each place filled once.`],
    [
      'falling, in steps',
      { inlineStep: -1, crosslineStep: 5 },
      'grid',
      `${SIZE}, each place filled once. Inlines fall; crosslines rise in steps of 5.`,
    ],
    ['in no order', { isShuffled: true }, 'grid', `${SIZE}, each place filled once. Sorted by neither.`],
    ['with holes', { holes: 0.2 }, 'grid', `${SIZE}; 81 % of the places are filled.`],
    [
      'with duplicates',
      { duplicates: 0.05 },
      'grid',
      `${SIZE}, each place filled. 8 traces share a place with another.`,
    ],
    ['doubled', { duplicates: 0.9 }, 'unknown', `${SIZE}, but 162 traces share a place with another.`],
    [
      'pre-stack',
      { offsetCount: 4 },
      'pre-stack',
      `${SIZE}: 180 places of several traces with different offsets (up to 4).`,
    ],
  ])('%s', (_, changes, kind, reason) => {
    const keys = keysOfGrid({ ...GRID, ...changes });
    const places = new Set(keys.map(({ inline, crossline }) => `${inline} ${crossline}`)).size;
    const found = geometryOf(keys);
    const share = Math.round((100 * places) / 180);
    const doubles = keys.length - places;
    expect([found.kind, found.reason]).toEqual([
      kind,
      reason.replace('81 %', `${share} %`).replace(/\b(8|162) traces/, `${doubles} traces`),
    ]);
  });

  it('score 1 for a full grid in any order of lines, less for what is missing or doubled', () => {
    const scoreOf = (changes: Partial<GridRecipe>) => geometryOf(keysOfGrid({ ...GRID, ...changes })).score;
    for (const full of [
      {},
      { isByCrossline: true },
      { inlineStep: -7 },
      { offsetCount: 3 },
      { isShuffled: true },
    ])
      expect(scoreOf(full)).toBe(1);
    const [holes, more] = [scoreOf({ holes: 0.1 }), scoreOf({ holes: 0.5 })];
    expect(holes).toBeLessThan(1);
    expect(more).toBeLessThan(holes);
    expect(scoreOf({ duplicates: 0.2 })).toBeLessThan(scoreOf({ duplicates: 0.02 }));
  });

  it('a line across a volume is no grid', () => {
    const keys = Array.from({ length: 40 }, (_, i) => ({ inline: 100 + i, crossline: 7 + 3 * i, offset: 0 }));
    expect(geometryOf(keys)).toMatchObject({
      kind: 'line',
      reason: expect.stringMatching(/only 3 % of their rectangle: a line across a volume/),
      grid: { holeCount: 1560 },
    });
  });
});

describe('geometry of lines', () => {
  const traces = Array.from({ length: 24 }, (_, i) => i);
  const same = traces.map(() => ({ inline: 5, crossline: 5, offset: 0 }));
  it.each([
    ['CDP', geometryOf(same, { cdp: traces }), 'line', /own CDP \(bytes 21-24\)/],
    ['field record', geometryOf(same, { fieldRecord: traces }), 'line', /own field record/],
    [
      '1 x N',
      geometryOf(traces.map((crossline) => ({ inline: 5, crossline, offset: 0 }))),
      'line',
      /own crossline \(bytes 193-196\) on one inline/,
    ],
    [
      'M x 1',
      geometryOf(traces.map((inline) => ({ inline, crossline: 5, offset: 0 }))),
      'line',
      /own inline \(bytes 189-192\) on one crossline/,
    ],
    ['1 x 1', geometryOf(same.slice(0, 1)), 'line', /own CDP/],
    [
      'pre-stack',
      geometryOf(
        same.map((key, i) => ({ ...key, offset: i % 6 })),
        { cdp: traces.map((i) => Math.floor(i / 6)) },
      ),
      'pre-stack',
      /4 CDPs \(bytes 21-24\) of up to 6 traces/,
    ],
    [
      'one gather',
      geometryOf(same.map((key, i) => ({ ...key, offset: i }))),
      'pre-stack',
      /One gather: only the offset \(bytes 37-40\)/,
    ],
    ['nothing', geometryOf(same), 'unknown', /do not tell the traces apart: one CDP/],
    ['no trace', geometryOf([]), 'unknown', /holds no trace/],
  ])('%s', (_, found, kind, reason) => {
    expect(found).toMatchObject({ kind, reason: expect.stringMatching(reason) });
  });
});

describe('keys at other bytes', () => {
  const PLACES: readonly (readonly [number, number])[] = [
    [9, 21],
    [5, 21],
    [13, 17],
    [181, 185],
    [233, 237],
    [41, 57],
  ];

  it.each(PLACES)(
    'bytes %d and %d are found, and open as a grid when they are named',
    async (inline, crossline) => {
      const keys = keysOfGrid({ ...GRID, crosslineStep: -2 });
      const bytes = fileOfKeys(keys, 2, { inline, crossline, offset: 37 });
      // The words that makeSegy numbers the traces by would be keys of their own.
      const view = new DataView(bytes.buffer);
      for (const [trace] of keys.entries())
        for (const byte of [1, 21]) if (byte !== crossline) view.setInt32(3600 + trace * 248 + byte - 1, 0);
      const dataset = await openSegy(createMemorySource(bytes));
      const [best] = await proposeKeys(dataset);
      expect(best).toMatchObject({ kind: 'grid', inline: { byte: inline }, crossline: { byte: crossline } });
      expect(best.reason).toContain(`bytes ${inline}-${inline + 3}`);
      const named = {
        inlineByte: { byte: inline, type: 'int32' },
        crosslineByte: { byte: crossline, type: 'int32' },
      } as const;
      const { kind, reason } = await inferGeometry(dataset, undefined, named);
      expect([kind, reason]).toEqual([
        'grid',
        `12 inlines (bytes ${inline}-${inline + 3}) and 15 crosslines (bytes ${crossline}-${crossline + 3}), each place filled once. Crosslines fall in steps of 2.`,
      ]);
      const grid = await openGrid(dataset, named);
      expect((await grid.iline(101)).traces[2]).toBe(17);
      await expect(openGrid(dataset)).rejects.toMatchObject({ code: 'argument.invalid' });
    },
  );

  it('16-bit keys, a pre-stack volume by crossline', async () => {
    const keys = keysOfGrid({ ...GRID, offsetCount: 5, isByCrossline: true });
    const dataset = await openSegy(createMemorySource(fileOfKeys(keys, 2)));
    const [best] = await proposeKeys(dataset);
    expect(best).toMatchObject({
      ...{ kind: 'pre-stack', inline: { byte: 189 }, crossline: { byte: 193 }, offset: { byte: 37 } },
    });
    const low = {
      inlineByte: { byte: 191, type: 'int16' },
      crosslineByte: { byte: 195, type: 'uint16' },
    } as const;
    expect((await inferGeometry(dataset, undefined, low)).score).toBe(1);
  });

  it('nothing is proposed where nothing varies', async () => {
    const bytes = makeSegy({ traces: 6 });
    for (let trace = 0; trace < 6; trace++) bytes.fill(0, 3600 + trace * 268, 3600 + trace * 268 + 24);
    expect(await proposeKeys(await openSegy(createMemorySource(bytes)))).toEqual([]);
  });
});

it('a rotated survey is placed where its coordinates were made', () => {
  const SURVEYS = record({
    azimuthDegrees: double({ min: 0, max: 359.9, noNaN: true }),
    inlineSpacing: integer({ min: 1, max: 100 }),
    crosslineSpacing: integer({ min: 1, max: 100 }),
    isMirrored: integer({ min: 0, max: 1 }),
  });
  assert(
    property(SURVEYS, ({ azimuthDegrees, inlineSpacing, crosslineSpacing, isMirrored }) => {
      const keys = keysOfGrid({ ...GRID, holes: 0.3 });
      const angle = (azimuthDegrees * Math.PI) / 180;
      const side = isMirrored === 1 ? -1 : 1;
      const [inline, crossline] = [keys.map((key) => key.inline), keys.map((key) => key.crossline)];
      const along = keys.map((key) => key.crossline * crosslineSpacing);
      const across = keys.map((key) => side * key.inline * inlineSpacing);
      const x = along.map((a, i) => 5e5 + a * Math.sin(angle) + across[i] * Math.cos(angle));
      const y = along.map((a, i) => 6e6 + a * Math.cos(angle) - across[i] * Math.sin(angle));
      const placement = placeGrid(inline, crossline, { x, y });
      expect(placement?.inlineSpacing).toBeCloseTo(inlineSpacing, 5);
      expect(placement?.crosslineSpacing).toBeCloseTo(crosslineSpacing, 5);
      const turn = (((placement?.inlineBearingDegrees ?? Number.NaN) - azimuthDegrees + 540) % 360) - 180;
      expect(turn).toBeCloseTo(0, 4);
      expect(placement?.misfit).toBeLessThan(1e-3);
    }),
    { numRuns: 100, seed: 11 },
  );
});
