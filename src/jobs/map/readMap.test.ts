import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { afterAll, expect, it } from 'vitest';
import { LineReader } from '#jobs/line/lineReader';
import { mapOfLine, placesOnMap } from '#jobs/map/lineMap';
import { degreesOf } from '#jobs/map/tracePlaces';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import type { MapBasis } from '#seismic/survey/surveyMap';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-map-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Words = Readonly<Record<string, number>>;

async function opened<Answer>(
  headers: readonly Words[],
  use: (reader: LineReader) => Promise<Answer>,
  opening: OpeningOptions = {},
) {
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount: 4, sampleIntervalUs: 4000 }, async (writer) => {
    for (const header of headers) await writer.write(traceHeaderOf(header), new Float32Array(4).fill(1));
  });
  const path = join(folder, 'map.sgy');
  writeFileSync(path, sink.bytes());
  const reader = await LineReader.open(path, opening);
  try {
    return await use(reader);
  } finally {
    await reader.dispose();
  }
}

const mapOf = (headers: readonly Words[], basis: MapBasis = 'coordinates') =>
  opened(headers, (reader) => mapOfLine(reader, basis));

it('a grid of 1 024 by 32 traces, rotated: at most 4 000 points, corners where its corner traces are', async () => {
  const place = (inline: number, crossline: number) => ({
    x: 400_000 + 20 * inline + 5 * crossline,
    y: 6_000_000 - 10 * inline + 10 * crossline,
  });
  const headers = Array.from({ length: 1024 * 32 }, (_, trace) => {
    const [inline, crossline] = [100 + (trace >> 5), 7 + 2 * (trace & 31)];
    const { x, y } = place(inline, crossline);
    const words = { INLINE_3D: inline, CROSSLINE_3D: crossline, CDP_X: x * 10, CDP_Y: y * 10 };
    return { ...words, SourceGroupScalar: -10, CoordinateUnits: 1 };
  });
  const map = await mapOf(headers);
  expect(map?.traces.x.length).toBeLessThanOrEqual(4000);
  const corners = [place(100, 7), place(100, 69), place(1123, 69), place(1123, 7)];
  expect(map?.corners).toHaveLength(4);
  map?.corners?.forEach((corner, i) => {
    expect(corner.x).toBeCloseTo(corners[i].x, 4);
    expect(corner.y).toBeCloseTo(corners[i].y, 4);
  });
  map?.traces.traces.forEach((trace, i) => {
    const at = place(100 + (trace >> 5), 7 + 2 * (trace & 31));
    expect([map.traces.x[i], map.traces.y[i]]).toEqual([at.x, at.y]);
  });
});

it('a stated scalar takes the place of that of each header, on the map and along the line', async () => {
  const headers = Array.from({ length: 6 }, (_, trace) => {
    const source = { SourceX: 300 * trace, SourceY: 40_000, GroupX: 500 * trace, GroupY: 60_000 };
    return { ...source, CDP_X: 43_000_000 + 1250 * trace, CDP_Y: 600_000_000, SourceGroupScalar: trace };
  });
  const [map, survey, place] = await opened(
    headers,
    async (reader) => [
      await mapOfLine(reader, 'coordinates'),
      await reader.survey(),
      await placesOnMap(reader, { place: 'midpoint', traces: [2] }),
    ],
    { coordinateScalar: -100 },
  );
  const x = headers.map(({ CDP_X }) => CDP_X / 100);
  expect([...(map?.traces.x ?? [])]).toEqual(x);
  expect([...(map?.traces.y ?? [])]).toEqual(x.map(() => 6_000_000));
  expect(Array.from(survey.coordinates?.x ?? [])).toEqual(x);
  expect([place.x[0], place.y[0]]).toEqual([8, 500]);
});

it('degrees, minutes and seconds become degrees', async () => {
  expect(degreesOf(1_234_530)).toBeCloseTo(123 + 45 / 60 + 30 / 3600, 10);
  expect(degreesOf(-100.5)).toBeCloseTo(-(1 / 60 + 0.5 / 3600), 10);
  const map = await mapOf(
    [115_959, 120_000].map((x) => ({ CDP_X: x, CDP_Y: 600_000, CoordinateUnits: 4, SourceGroupScalar: 1 })),
  );
  expect(map?.unit).toBe('degrees');
  expect(map?.traces.x[1]).toBe(12);
  expect(map?.traces.x[0]).toBeCloseTo(12 - 1 / 3600, 10);
});

it('traces without CDP coordinates lie half way between source and receiver; sources and receivers are told', async () => {
  const headers = [0, 1, 2].map((i) => ({ SourceX: 1000, SourceY: 50, GroupX: 1100 + 20 * i, GroupY: 70 }));
  const map = await mapOf(headers);
  expect(map?.place).toBe('midpoint');
  expect([...(map?.traces.x ?? [])]).toEqual([1050, 1060, 1070]);
  expect([...(map?.sources?.x ?? [])]).toEqual([1000]);
  expect([...(map?.receivers?.x ?? [])]).toEqual([1100, 1120, 1140]);
});

it('a trace at 0, 0 far from all others has no place', async () => {
  const map = await mapOf(
    [0, 1, 2, 3].map((i) => ({ CDP_X: i === 2 ? 0 : 5000 + i, CDP_Y: i === 2 ? 0 : 9000 })),
  );
  expect([...(map?.traces.x ?? [])]).toEqual([5000, 5001, Number.NaN, 5003]);
});

it('without coordinates there is no map; a grid has one of its line numbers', async () => {
  const line = [1, 2, 3].map((CDP) => ({ CDP }));
  expect(await mapOf(line)).toBeNull();
  expect(await mapOf(line, 'lineNumbers')).toBeNull();
  const grid = Array.from({ length: 12 }, (_, i) => ({
    INLINE_3D: 10 + (i >> 2),
    CROSSLINE_3D: 5 + (i & 3),
  }));
  expect(await mapOf(grid)).toBeNull();
  const map = await mapOf(grid, 'lineNumbers');
  expect(map?.unit).toBe('number');
  expect(map?.corners?.[2]).toEqual({ x: 8, y: 12 });
  const places = await opened(grid, (reader) =>
    placesOnMap(reader, { place: 'lineNumbers', traces: [5, 11] }),
  );
  expect([...places.x, ...places.y]).toEqual([6, 8, 11, 12]);
});

it('a reading is cancelled by its signal', async () => {
  const cancelled = AbortSignal.abort();
  await expect(
    opened([{ CDP_X: 1 }, { CDP_X: 2 }], (reader) => mapOfLine(reader, 'coordinates', cancelled)),
  ).rejects.toMatchObject({ code: 'cancelled' });
});
