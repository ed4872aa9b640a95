import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LineReader } from '#jobs/line/lineReader';
import { needsOracles, oraclePython } from '#jobs/testing/tinyLine';
import { timeMsOfSample } from '#seismic/section/section';

const root = join(import.meta.dirname, '../../..');
const data = join(root, '../shared/data/segyio-tests');
const needs = `${needsOracles}${existsSync(data) ? '' : ' (skipped without ../shared/data)'}`;

/** Inline and crossline sorting, rotated, pre-stack, with numbers that fall along one axis or all of them. */
const FILES = [
  ...['small.sgy', 'left-small.sgy', 'right-small.sgy', 'normal-small.sgy', 'obtuse-small.sgy'],
  ...['straight-small.sgy', 'small-ps.sgy', 'small-ps-dec-il-xl-off.sgy'],
  ...['small-ps-dec-il-inc-xl-off.sgy', 'small-ps-dec-xl-inc-il-off.sgy', 'small-ps-dec-xl-off-inc-il.sgy'],
];

interface Found {
  readonly error?: string;
  readonly inlines: number[];
  readonly crosslines: number[];
  readonly offsets: number[];
}

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-planes-oracle-'));
afterAll(() => rmSync(scratch, { recursive: true }));

beforeAll(() => {
  if (needs !== '') return;
  const script = join(root, 'packages/segyio-wasm/test/gridsBySegyio.py');
  const asked = FILES.map((name) => `big:${join(data, name)}`);
  execFileSync(oraclePython, [script, scratch, ...asked], { stdio: ['ignore', 'ignore', 'pipe'] });
});

async function readWhole(reader: LineReader, name: string) {
  const { columns, rows, kind } = await reader.plane(name);
  const all = { firstColumn: 0, columnCount: columns.count, firstRow: 0, rowCount: rows.count };
  const { amplitudes } = await reader.readWindow({ plane: name, ...all, columnStep: 1, rowStep: 1 });
  const numbers = Array.from({ length: columns.count }, (_, i) => columns.valueAt(i));
  return { kind, numbers, amplitudes, rowCount: rows.count };
}

/** A column-major field with its rows one behind the other, as segyio has a slice: [inline][crossline]. */
function rowMajor(field: Float32Array, rowCount: number): number[] {
  const columnCount = field.length / rowCount;
  return Array.from(
    { length: field.length },
    (_, i) => field[(i % columnCount) * rowCount + Math.floor(i / columnCount)],
  );
}

describe.skipIf(needs !== '')(`planes against segyio's iline, xline, depth_slice and gather${needs}`, () => {
  it.each(FILES)('%s', async (name) => {
    const index = FILES.indexOf(name);
    const { error, inlines, crosslines, offsets }: Found = JSON.parse(
      readFileSync(join(scratch, `${index}.json`), 'utf8'),
    );
    expect(error).toBeUndefined();
    const bytes = new Uint8Array(readFileSync(join(scratch, `${index}.samples`)));
    const theirs = new Float32Array(bytes.buffer);
    let at = 0;
    const next = (count: number) => {
      at += count;
      return Array.from(theirs.subarray(at - count, at));
    };
    const reader = await LineReader.open(join(data, name));
    const { sampleCount } = reader.axes;
    const suffix = (offset: number) => (offsets.length > 1 ? `:${offset}` : '');
    for (const offset of offsets)
      for (const line of inlines) {
        const plane = await readWhole(reader, `inline:${line}${suffix(offset)}`);
        expect(plane.numbers).toEqual(crosslines);
        expect(Array.from(plane.amplitudes)).toEqual(next(crosslines.length * sampleCount));
      }
    for (const offset of offsets)
      for (const line of crosslines) {
        const plane = await readWhole(reader, `crossline:${line}${suffix(offset)}`);
        expect(plane.numbers).toEqual(inlines);
        expect(Array.from(plane.amplitudes)).toEqual(next(inlines.length * sampleCount));
      }
    const nearest = Math.min(...offsets);
    for (const offset of offsets)
      for (let sample = 0; sample < sampleCount; sample++) {
        const expected = next(inlines.length * crosslines.length);
        // A slice holds the first trace of each place: that of the least offset.
        if (offset !== nearest) continue;
        const plane = await readWhole(reader, `slice:${timeMsOfSample(reader.axes, sample)}`);
        expect(plane.numbers).toEqual(crosslines);
        expect(rowMajor(plane.amplitudes, plane.rowCount)).toEqual(expected);
      }
    for (const inline of inlines)
      for (const crossline of crosslines) {
        const theirGather = next(offsets.length * sampleCount);
        if (offsets.length === 1) continue;
        const plane = await readWhole(reader, `gather:place:${inline},${crossline}`);
        // Ours is sorted by offset, as the axis over it says.
        const order = [...offsets.keys()].sort((a, b) => offsets[a] - offsets[b]);
        expect(plane.numbers).toEqual(order.map((i) => offsets[i]));
        expect(Array.from(plane.amplitudes)).toEqual(
          order.flatMap((i) => theirGather.slice(i * sampleCount, (i + 1) * sampleCount)),
        );
      }
    expect(at).toBe(theirs.length);
    await reader.dispose();
  });
});
