import { describe, expect, it } from 'vitest';
import { exp } from '#seismic/numerics/mathematics';
import { propagate, type WaveRun } from './waveField';

const GRID = { columns: 240, rows: 200, cellM: 6.25, border: 40 };
const STEP_SECONDS = 0.0005;
const VELOCITY = 1200;
const FREQUENCY = 20;
const MIDDLE = 130;

function ricker(step: number): number {
  const square = (Math.PI * FREQUENCY * step * STEP_SECONDS) ** 2;
  return (1 - 2 * square) * exp(-square);
}

function run(
  sources: ReadonlyMap<number, number>,
  receivers: readonly number[],
  sampleCount: number,
): Float32Array {
  const order: WaveRun = {
    grid: GRID,
    velocityMps: new Float32Array(GRID.columns * GRID.rows).fill(VELOCITY),
    stepSeconds: STEP_SECONDS,
    sources,
    pulse: Float64Array.from({ length: 2 * MIDDLE + 1 }, (_, step) => ricker(step - MIDDLE)),
    receivers: Int32Array.from(receivers),
    firstStep: MIDDLE,
    stepsPerSample: 1,
    sampleCount,
  };
  return propagate(order);
}

const cell = (column: number, row: number): number => column * GRID.rows + row;

/** The field of a line of sources of strength 1 a square cell: ∫ of the pulse over the wave's cone, by sums. */
function pointField(distanceM: number, sample: number): number {
  // u = v / (2 π) ∫ f(t') / √(t − t')² − (r / v)²) dt' with f = 2 v h · d pulse/dt per area; t' = t − √(τ² + s²).
  const arrival = distanceM / VELOCITY;
  let sum = 0;
  const ds = 4e-4;
  for (let s = ds / 2; s < 0.7; s += ds) {
    const time = sample * STEP_SECONDS - Math.sqrt(arrival * arrival + s * s);
    const rate = (ricker(time / STEP_SECONDS + 0.5) - ricker(time / STEP_SECONDS - 0.5)) / STEP_SECONDS;
    sum += (rate / Math.sqrt(arrival * arrival + s * s)) * ds;
  }
  return (sum * GRID.cellM) / (Math.PI * VELOCITY);
}

describe('finite differences', () => {
  it('send out a plane wave of the height and form of the pulse', () => {
    const sources = new Map(Array.from({ length: GRID.columns }, (_, column) => [cell(column, 140), 1]));
    const trace = run(sources, [cell(120, 60)], 1200);
    // 80 cells at 0.6 m a step.
    const arrival = (80 * GRID.cellM) / (VELOCITY * STEP_SECONDS);
    for (const lag of [-40, -20, 0, 20, 40])
      expect(trace[Math.round(arrival) + lag]).toBeCloseTo(ricker(Math.round(arrival) + lag - arrival), 1);
  });

  it('agree with the exact field of a point in an even medium', () => {
    const sources = new Map([[cell(120, 120), 1]]);
    const far = 60;
    const samples = run(sources, [cell(120 + far, 120), cell(120 + 36, 120 - 48)], 1000);
    for (const receiver of [samples.subarray(0, 1000), samples.subarray(1000)]) {
      const exact = Float64Array.from({ length: 1000 }, (_, sample) => pointField(far * GRID.cellM, sample));
      const [error, energy] = [0, 1].map((part) =>
        exact.reduce((sum, value, i) => sum + (part === 0 ? (receiver[i] - value) ** 2 : value ** 2), 0),
      );
      expect(Math.sqrt(error / energy)).toBeLessThan(0.025);
    }
  });

  it('absorb at the border', () => {
    const samples = run(new Map([[cell(120, 100), 1]]), [cell(120, 100)], 3000);
    const largest = (from: number, to: number): number =>
      samples.subarray(from, to).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    // From the nearest border's inner edge the wave is back after 1250 steps; from its outer edge after 2083.
    expect(largest(1200, 3000)).toBeLessThan(0.01 * largest(0, 200));
  });

  it('refuse a step that is too long', () => {
    expect(() =>
      propagate({
        grid: GRID,
        velocityMps: new Float32Array(GRID.columns * GRID.rows).fill(8000),
        stepSeconds: STEP_SECONDS,
        sources: new Map(),
        pulse: new Float64Array(1),
        receivers: new Int32Array(0),
        firstStep: 0,
        stepsPerSample: 1,
        sampleCount: 1,
      }),
    ).toThrow(RangeError);
  });
});
