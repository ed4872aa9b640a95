import { describe, expect, it } from 'vitest';
import { fileOfKeys, type GridRecipe, keysOfGrid } from '../../test/makeGrid.js';
import { makeSegy, seededWords } from '../../test/makeSegy.js';
import { openGrid } from '../grid/openGrid.js';
import { coordinatesOf, scaledCoordinate, scaledTimeMs, timesOf } from '../header/scaledWords.js';
import { TRACE_FIELDS } from '../header/traceFields.js';
import { createMemorySource } from '../source/byteSource.js';
import { buildHeaderIndex, readHeaderIndex } from './headerIndex.js';
import { openSegy } from './segyDataset.js';

const RECIPE: GridRecipe = {
  seed: 9,
  inlineCount: 6,
  crosslineCount: 7,
  offsetCount: 1,
  firstInline: 40,
  inlineStep: -3,
  firstCrossline: 1,
  crosslineStep: 1,
  isByCrossline: false,
  holes: 0.2,
  duplicates: 0,
  isShuffled: true,
};

function open(bytes: Uint8Array) {
  return openSegy(createMemorySource(bytes, 'volume.sgy'));
}

describe('header index', () => {
  const keys = keysOfGrid(RECIPE);

  it('holds columns, distinct values and the traces of a value', async () => {
    const index = await buildHeaderIndex(await open(fileOfKeys(keys, 3)), [
      'INLINE_3D',
      193,
      { byte: 191, type: 'uint16' },
    ]);
    const inlines = keys.map(({ inline }) => inline);
    expect(index.column(189)).toEqual(Int32Array.from(inlines));
    expect(index.column('crossline_3d')).toEqual(Int32Array.from(keys, ({ crossline }) => crossline));
    expect(index.column({ byte: 191, type: 'uint16' })).toEqual(Uint16Array.from(inlines));
    expect([...index.unique('INLINE_3D')]).toEqual([...new Set(inlines)].sort((a, b) => a - b));
    expect([...index.tracesWith(189, 34)]).toEqual(inlines.flatMap((value, i) => (value === 34 ? [i] : [])));
    expect(() => index.column('CDP')).toThrow(
      /does not hold CDP; it holds INLINE_3D, CROSSLINE_3D, byte 191/,
    );
  });

  it('is restored from its bytes, opens a grid without a header read, and detects another file', async () => {
    const bytes = fileOfKeys(keys, 3);
    const dataset = await open(bytes);
    const saved = (
      await buildHeaderIndex(dataset, ['INLINE_3D', 'CROSSLINE_3D', { byte: 1, type: 'int64' }])
    ).toBytes();
    const index = await readHeaderIndex(saved, dataset);
    expect(index.column('CROSSLINE_3D')).toEqual(Int32Array.from(keys, ({ crossline }) => crossline));
    const wide = keys.map((_, trace) => (trace + 1) * 2 ** 32);
    expect([...index.column({ byte: 1, type: 'int64' })]).toEqual(wide);
    const [grid, expected] = [await openGrid(dataset, { index }), await openGrid(dataset)];
    expect(await grid.subvolume()).toEqual(await expected.subvolume());

    const changed = bytes.slice();
    changed[3600 + 188 + 3] ^= 1;
    for (const other of [changed, fileOfKeys(keys.slice(1), 3)])
      await expect(readHeaderIndex(saved, await open(other))).rejects.toMatchObject({ code: 'file.changed' });
  });

  it('refuses bytes that are not an index, whatever they contain', async () => {
    const dataset = await open(fileOfKeys(keys, 3));
    const saved = (await buildHeaderIndex(dataset, ['INLINE_3D'])).toBytes();
    const random = seededWords(4);
    for (let run = 0; run < 300; run++) {
      const bytes = saved.slice(0, run % 3 === 0 ? Math.floor(random(saved.length)) : saved.length);
      for (let k = 0; k < 3 && bytes.length > 0; k++)
        bytes[Math.floor(random(Math.min(bytes.length, 200)))] = Math.floor(random(256));
      await readHeaderIndex(bytes, dataset).catch((error: unknown) => {
        expect(error).toMatchObject({ code: expect.stringMatching(/argument\.invalid|file\.changed/) });
      });
    }
    const far = saved.slice();
    new DataView(far.buffer).setUint32(12, 0xfffffff0, true);
    await expect(readHeaderIndex(far, dataset)).rejects.toMatchObject({ code: 'argument.invalid' });
  });
});

describe('scaled header words', () => {
  it.each([
    [43_567_812, -100, 435_678.12],
    [1234, 10, 12_340],
    [1234, 0, 1234],
    [-7, -1, -7],
  ])('%d with scalar %d is %d', (value, scalar, expected) => {
    expect(scaledCoordinate(value, scalar)).toBe(expected);
    expect(scaledTimeMs(value, scalar)).toBe(expected);
  });

  it('coordinates, elevations and times of a header and over a file, by the scalars the standard names', async () => {
    // 16-bit words of every trace header: the lower halves of the 32-bit ones.
    const trace = {
      69: -10,
      71: -100,
      75: 1250,
      183: 5000,
      187: 7,
      89: 1,
      43: 125,
      109: 1255,
      215: -10,
      199: 90,
    };
    const dataset = await open(makeSegy({ trace: { ...trace, 201: -2 } }));
    const header = await dataset.header.read(1);
    expect(coordinatesOf(header)).toMatchObject({
      ...{ sourceX: 12.5, cdpX: 50, cdpY: 0.07, receiverElevation: 12.5, unit: 'length' },
    });
    expect(timesOf(header).delayMs).toBe(125.5);
    expect(timesOf(header, { isScaled: false }).delayMs).toBe(1255);
    const columnOf = async (name: string) => [...new Set(await dataset.header.scaledColumn(name))];
    expect(await columnOf('CDP_X')).toEqual([50]);
    expect(await columnOf('ReceiverGroupElevation')).toEqual([12.5]);
    expect(await columnOf('DelayRecordingTime')).toEqual([125.5]);
    expect(await columnOf('ShotPoint')).toEqual([45]);
    expect(await columnOf('TRACE_SAMPLE_COUNT')).toEqual([7]);
    const old = await open(makeSegy({ trace, binary: { 3501: 0 } }));
    expect([...new Set(await old.header.scaledColumn('DelayRecordingTime'))]).toEqual([1255]);
  });
});

describe('standard fields', () => {
  it('fill bytes 1 to 240 of the trace header without a gap or an overlap', () => {
    let next = 1;
    for (const { byte, type } of TRACE_FIELDS) {
      expect(byte).toBe(next);
      next += Number(type.replace(/\D/g, '')) / 8;
    }
    expect(next).toBe(241);
  });
});
