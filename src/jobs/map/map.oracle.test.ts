import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LineReader } from '#jobs/line/lineReader';
import { mapOfLine, placesOnMap } from '#jobs/map/lineMap';
import { overviewOfLine } from '#jobs/map/lineOverview';
import { needsOracles, oraclePython } from '#jobs/testing/tinyLine';
import { placeOfNumbers } from '#seismic/survey/gridPlacement';
import { silentContext } from '#system/job';

const data = join(import.meta.dirname, '../../../../shared/data');
const needs = `${needsOracles}${existsSync(data) ? '' : ' (skipped without ../shared/data)'}`;

/** Lines, grids, pre-stack: what segyio reads, scaled by its own words here and not by the job. */
const BY_SEGYIO = `
import json, sys, segyio, warnings
warnings.simplefilter('ignore')
with segyio.open(sys.argv[1], ignore_geometry=True) as file:
    scalar = [int(v) for v in file.attributes(71)[:]]
    def column(byte):
        return [v / -s if s < 0 else v * (s or 1) for v, s in zip((float(v) for v in file.attributes(byte)[:]), scalar)]
    names = {'sourceX': 73, 'sourceY': 77, 'groupX': 81, 'groupY': 85, 'cdpX': 181, 'cdpY': 185}
    columns = {name: column(byte) for name, byte in names.items()}
    columns['inline'] = [int(v) for v in file.attributes(189)[:]]
    columns['crossline'] = [int(v) for v in file.attributes(193)[:]]
    print(json.dumps(columns))
`;

type Columns = Readonly<
  Record<
    'sourceX' | 'sourceY' | 'groupX' | 'groupY' | 'cdpX' | 'cdpY' | 'inline' | 'crossline',
    readonly number[]
  >
>;

function readBySegyio(path: string): Columns {
  return JSON.parse(execFileSync(oraclePython, ['-c', BY_SEGYIO, path], { maxBuffer: 1 << 28 }).toString());
}

const FILES = [
  'lines/npra-31-81.sgy',
  'lines/viking-prestack.segy',
  'lines/volve-arbitrary-line.sgy',
  'segyio-tests/normal-small.sgy',
  'segyio-tests/left-small.sgy',
  'segyio-tests/obtuse-small.sgy',
  'segyio-tests/f3.sgy',
  'segyio-tests/small.sgy',
  'segyio-tests/shot-gather.sgy',
];

/** Where the traces are, as the first columns that vary tell it; null where none do. */
function placesBySegyio(known: Columns) {
  const varies = (values: readonly number[]) => new Set(values).size > 1;
  const isCdp = varies(known.cdpX) || varies(known.cdpY);
  const mean = (a: readonly number[], b: readonly number[]) => a.map((value, i) => (value + b[i]) / 2);
  const x = isCdp ? known.cdpX : mean(known.sourceX, known.groupX);
  const y = isCdp ? known.cdpY : mean(known.sourceY, known.groupY);
  return varies(x) || varies(y) ? { x, y, place: isCdp ? 'cdp' : 'midpoint' } : null;
}

describe.skipIf(needs !== '')(`map against headers that segyio reads${needs}`, () => {
  it.each(FILES)('%s', async (name) => {
    const path = join(data, name);
    const known = readBySegyio(path);
    const reader = await LineReader.open(path);
    try {
      const map = await mapOfLine(reader, 'coordinates');
      const places = placesBySegyio(known);
      if (!places) {
        expect(map).toBeNull();
        return;
      }
      if (!map) throw new Error('The map is missing.');
      const { x, y } = places;
      expect(map.place).toBe(places.place);
      expect(map.traces.traces.length).toBeLessThanOrEqual(4000);
      const isSet = (i: number) => !Number.isNaN(map.traces.x[i]);
      map.traces.traces.forEach((trace, i) => {
        if (isSet(i)) expect([map.traces.x[i], map.traces.y[i]]).toEqual([x[trace], y[trace]]);
      });
      for (const [points, px, py] of [
        [map.sources, known.sourceX, known.sourceY],
        [map.receivers, known.groupX, known.groupY],
      ] as const)
        points?.traces.forEach((trace, i) => {
          expect([points.x[i], points.y[i]]).toEqual([px[trace], py[trace]]);
        });
      const some = [0, x.length - 1, x.length >> 1];
      const single = await placesOnMap(reader, { place: map.place, traces: some });
      expect([...single.x]).toEqual(some.map((trace) => x[trace]));
      expect([...single.y]).toEqual(some.map((trace) => y[trace]));
      const { placement } = map;
      if (placement) {
        const misfits = some.map((trace) => {
          const at = placeOfNumbers(placement, {
            inline: known.inline[trace],
            crossline: known.crossline[trace],
          });
          return Math.hypot(at.x - x[trace], at.y - y[trace]);
        });
        const spacing = Math.hypot(placement.crosslineX, placement.crosslineY);
        expect(Math.max(...misfits)).toBeLessThan(spacing / 2);
      }
    } finally {
      await reader.dispose();
    }
  });

  it.each(FILES)('%s as one of several lines, with a pick', async (name) => {
    const linePath = join(data, name);
    const known = readBySegyio(linePath);
    const places = placesBySegyio(known);
    const trace = known.cdpX.length - 2;
    const size = { timeMs: 100, traces: 8, durationMs: 40, plane: 'line' };
    const picks = [{ id: 'a', class: 'fault', trace, ...size }];
    const overview = await overviewOfLine({ linePath, picks }, silentContext(new AbortController().signal));
    expect(overview === null).toBe(places === null);
    if (!overview || !places) return;
    const { traces } = overview.traces;
    expect(traces.length).toBeLessThanOrEqual(400);
    expect(traces.length).toBeGreaterThan(Math.min(known.cdpX.length, 400) / 2);
    expect([...overview.traces.x]).toEqual(Array.from(traces, (at) => places.x[at]));
    expect([...overview.traces.y]).toEqual(Array.from(traces, (at) => places.y[at]));
    expect(overview.picks).toEqual([{ class: 'fault', x: places.x[trace], y: places.y[trace] }]);
  });
});
