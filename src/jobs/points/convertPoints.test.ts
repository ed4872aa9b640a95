import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPicksFile } from '#jobs/picks/picksFile';
import { convertPicksToPoints, convertPoints } from '#jobs/points/convertPoints';
import { listen } from '#jobs/testing/tinyLine';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-points-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

/** A line of 60 traces 12.5 m apart, with coordinates half way between source and receiver alone. */
beforeAll(async () => {
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount: 200, sampleIntervalUs: 4000 }, async (writer) => {
    for (let trace = 0; trace < 60; trace++) {
      const x = 500_000 + 12.5 * trace;
      const words = {
        SourceX: 10 * (x - 100),
        GroupX: 10 * (x + 100),
        SourceY: 0,
        GroupY: 0,
        SourceGroupScalar: -10,
      };
      await writer.write(traceHeaderOf(words), new Float32Array(200).fill(1));
    }
  });
  writeFileSync(at('line.sgy'), sink.bytes());
});

const line = { linePath: at('line.sgy') };
const window = { class: 'diffraction', traces: 10, durationMs: 80 };
const { context } = listen();

it('points on midpoints become picks, those outside and at an edge are counted', async () => {
  writeFileSync(at('points.xyz'), '500250 0 400\n500253 1 404\n500000 0 400\n700000 0 400\n500375 0 900\n');
  const order = { path: at('points.xyz'), reading: null, line, window, outputPath: at('picks.json') };
  expect(await convertPoints(order, context)).toEqual({ pickCount: 2, outsideCount: 2, atEdgeCount: 1 });
  const picks = await readPicksFile(at('picks.json'));
  expect(picks).toMatchObject([
    { class: 'diffraction', trace: 20, timeMs: 400, traces: 10, durationMs: 80, plane: 'line' },
    { trace: 20, timeMs: 404 },
  ]);
});

it('picks as an OpendTect pick set have the coordinates of their traces and seconds', async () => {
  const picks = [{ class: 'noise', trace: 20, timeMs: 412, traces: 10, durationMs: 80 }];
  writeFileSync(at('one.json'), JSON.stringify({ version: 2, picks }));
  const order = { picksPath: at('one.json'), line, outputPath: at('one.pck'), format: 'pck' } as const;
  expect(await convertPicksToPoints(order, context)).toBe(1);
  expect(readFileSync(at('one.pck'), 'utf8')).toMatch(/^dTect V[\s\S]*\n500250\t0\t0\.412\n!\n$/);
});

it('a file without a point on the line is refused in words, and nothing is written', async () => {
  writeFileSync(at('far.xyz'), '1 2 3\n4 5 6\n');
  const order = { path: at('far.xyz'), reading: null, line, window, outputPath: at('far.json') };
  await expect(convertPoints(order, context)).rejects.toMatchObject({
    code: 'picks.outside',
    message: 'None of the 2 points of far.xyz is inside the line.',
  });
  expect(existsSync(at('far.json'))).toBe(false);
});
