import { describe, expect, it } from 'vitest';
import { type OneWayRun, recordOneWay } from './oneWay';

const GRID = { columnCount: 256, columnM: 10, levelCount: 200, levelSeconds: 0.004 };
const VELOCITY = 2000;
const RUN: OneWayRun = {
  grid: GRID,
  velocityMps: new Float64Array(GRID.levelCount).fill(VELOCITY),
  frequencyHz: 25,
  phase: 0,
  columns: Int32Array.from([128, 158, 88]),
  sampleCount: 400,
  sampleIntervalUs: 2000,
};

/** Sample of the largest absolute value, by a parabola through it and its neighbours. */
function peakOf(trace: Float32Array): number {
  let best = 1;
  for (let i = 1; i + 1 < trace.length; i++) if (Math.abs(trace[i]) > Math.abs(trace[best])) best = i;
  const [a, b, c] = [trace[best - 1], trace[best], trace[best + 1]];
  return best + (a - c) / (2 * (a - 2 * b + c));
}

function traceOf(traces: Float32Array, trace: number): Float32Array {
  return traces.subarray(trace * RUN.sampleCount, (trace + 1) * RUN.sampleCount);
}

describe('one-way modelling by phase shift', () => {
  it('gives a flat reflector at its two-way time on every trace, in the form of the pulse', () => {
    const reflectivity = new Float32Array(GRID.columnCount * GRID.levelCount);
    for (let x = 0; x < GRID.columnCount; x++) reflectivity[x * GRID.levelCount + 99] = 1;
    const traces = recordOneWay(RUN, reflectivity);
    for (const trace of [0, 1, 2]) {
      // A level moves up by one at each step, its own included: 100 levels of 4 ms.
      expect(peakOf(traceOf(traces, trace))).toBeCloseTo(200, 2);
      const peak = traceOf(traces, trace)[200];
      const square = (Math.PI * 25 * 0.01) ** 2;
      const ricker = (1 - 2 * square) * Math.exp(-square);
      expect(traceOf(traces, trace)[205] / peak).toBeCloseTo(ricker, 3);
    }
  });

  it('gives a point on the hyperbola of its velocity', () => {
    const reflectivity = new Float32Array(GRID.columnCount * GRID.levelCount);
    reflectivity[128 * GRID.levelCount + 99] = 1;
    const traces = recordOneWay(RUN, reflectivity);
    const apex = peakOf(traceOf(traces, 0));
    for (const [trace, offsetM] of [
      [1, 300],
      [2, 400],
    ]) {
      // t² = t0² + 4 x² / v²; the pulse of a point is turned alike on every trace.
      const expected = Math.sqrt(0.4 ** 2 + (4 * offsetM ** 2) / VELOCITY ** 2);
      expect((peakOf(traceOf(traces, trace)) - apex) * 0.002).toBeCloseTo(expected - 0.4, 2.5);
    }
  });
});
