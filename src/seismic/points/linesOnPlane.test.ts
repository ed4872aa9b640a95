import { expect, test } from 'vitest';
import { linesOnPlane } from '#seismic/points/linesOnPlane';
import { planeNamed } from '#seismic/survey/buildPlane';

const inlines = Int32Array.from({ length: 60 }, (_, i) => 10 + Math.floor(i / 20));
const crosslines = Int32Array.from({ length: 60 }, (_, i) => 100 + (i % 20));
const survey = {
  traceCount: 60,
  samples: { domain: 'time', sampleCount: 100, sampleIntervalUs: 4000, startTimeMs: 0 },
  grid: { inlines, crosslines, offsets: null },
  scales: [],
  coordinates: null,
} as const;

function planeOf(name: string) {
  const plane = planeNamed(survey, name);
  if (plane.kind === 'slice') throw new Error('a slice');
  return plane;
}

/** Points of each trace of the grid but crosslines 106 to 113, at 100 ms and 1 ms a crossline. */
const traces = Int32Array.from({ length: 60 }, (_, i) => i).filter((i) => i % 20 < 6 || i % 20 > 13);
const surface = {
  traces,
  timesMs: Float64Array.from(traces, (trace) => 100 + (trace % 20)),
  lines: new Int32Array(traces.length),
};

test('a horizon on an inline is joined from left to right, and not over a hole', () => {
  const lines = linesOnPlane(surface, 'horizon', planeOf('inline:11'));
  expect(lines.map(({ columns }) => columns)).toEqual([
    [0, 1, 2, 3, 4, 5],
    [14, 15, 16, 17, 18, 19],
  ]);
  expect(lines[1].timesMs).toEqual([114, 115, 116, 117, 118, 119]);
});

test('a horizon on a crossline has one point an inline; none where it has no points', () => {
  expect(linesOnPlane(surface, 'horizon', planeOf('crossline:115'))).toEqual([
    { columns: [0, 1, 2], timesMs: [115, 115, 115] },
  ]);
  expect(linesOnPlane(surface, 'horizon', planeOf('crossline:110'))).toEqual([]);
});

test('a horizon of every fourth crossline is joined', () => {
  const sparse = traces.filter((trace) => trace < 20 && trace % 4 === 0);
  const timesMs = new Float64Array(sparse.length);
  const [line, ...others] = linesOnPlane(
    { traces: sparse, timesMs, lines: new Int32Array(9) },
    'horizon',
    planeOf('line'),
  );
  expect(line.columns).toEqual([0, 4, 16].slice(0, 2).concat(16));
  expect(others).toEqual([]);
});

test('fault lines keep the order of their points, separate points stay apart', () => {
  const fault = {
    traces: Int32Array.of(25, 24, 23, 33, 34),
    timesMs: Float64Array.of(50, 80, 120, 60, 90),
    lines: Int32Array.of(0, 0, 0, 1, 1),
  };
  const inline = planeOf('inline:11');
  expect(linesOnPlane(fault, 'faults', inline)).toEqual([
    { columns: [5, 4, 3], timesMs: [50, 80, 120] },
    { columns: [13, 14], timesMs: [60, 90] },
  ]);
  expect(linesOnPlane(fault, 'points', inline)).toHaveLength(5);
  expect(linesOnPlane(fault, 'faults', planeOf('inline:12'))).toEqual([]);
});
