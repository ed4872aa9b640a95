import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { afterAll, expect, it } from 'vitest';
import { overviewOfLine } from '#jobs/map/lineOverview';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import { silentContext } from '#system/job';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-overview-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function overviewOf(
  traceCount: number,
  wordsOf: (trace: number) => Record<string, number>,
  picks: ClassedPick[],
) {
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount: 4, sampleIntervalUs: 4000 }, async (writer) => {
    for (let trace = 0; trace < traceCount; trace++)
      await writer.write(traceHeaderOf(wordsOf(trace)), new Float32Array(4).fill(1));
  });
  const linePath = join(folder, 'line.sgy');
  writeFileSync(linePath, sink.bytes());
  return overviewOfLine({ linePath, picks }, silentContext(new AbortController().signal));
}

const size = { timeMs: 4, traces: 8, durationMs: 8 };

it('a long line is told by every 18th trace, and picks by their own; one behind its end has no place', async () => {
  const x = (trace: number) => 500_000 + 3 * trace + (trace % 5);
  const picks = [2, 6999, 7000].map((trace) => ({
    id: `${trace}`,
    class: 'noise',
    trace,
    plane: 'line',
    ...size,
  }));
  const found = await overviewOf(
    7000,
    (trace) => ({ CDP_X: x(trace), CDP_Y: 7 * trace, CoordinateUnits: 1 }),
    picks,
  );
  const traces = Array.from({ length: 389 }, (_, i) => 18 * i);
  expect(Array.from(found?.traces.traces ?? [])).toEqual(traces);
  expect(Array.from(found?.traces.x ?? [])).toEqual(traces.map(x));
  expect(found).toMatchObject({ isLine: true, corners: null });
  expect(found?.picks).toEqual([2, 6999].map((trace) => ({ class: 'noise', x: x(trace), y: 7 * trace })));
});

it('a grid is told by its corners, its picks by inline and crossline', async () => {
  const place = (inline: number, crossline: number) => ({
    x: 20 * inline + 3 * crossline,
    y: 25 * crossline,
  });
  const pick = { id: 'a', class: 'reflection', inline: 12, crossline: 104, plane: 'inline:12', ...size };
  const found = await overviewOf(
    60,
    (trace) => {
      const [inline, crossline] = [10 + Math.floor(trace / 10), 100 + (trace % 10)];
      const { x, y } = place(inline, crossline);
      return { INLINE_3D: inline, CROSSLINE_3D: crossline, CDP_X: x, CDP_Y: y };
    },
    [pick],
  );
  expect(found?.isLine).toBe(false);
  const corners = [place(10, 100), place(10, 109), place(15, 109), place(15, 100)];
  found?.corners?.forEach((corner, i) => {
    expect(corner.x).toBeCloseTo(corners[i].x, 6);
    expect(corner.y).toBeCloseTo(corners[i].y, 6);
  });
  expect(found?.corners).toHaveLength(4);
  expect(found?.picks).toEqual([{ class: 'reflection', ...place(12, 104) }]);
});

it('without coordinates there is none', async () => {
  expect(await overviewOf(5, (trace) => ({ CDP: trace }), [])).toBeNull();
});
