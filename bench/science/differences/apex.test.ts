import { expect, it } from 'vitest';
import { straightTime, topOf } from './apex';
import { columnOfTrace, createEarth, LINE } from './earth';
import { propagate } from './waveField';

const EVEN = { surfaceMps: 2000, gradient: 0, lateralShare: 0, lateralLengthM: 7000, lateralPhase: 0 };

it('in an even earth the top is above the point, at the time of its depth', () => {
  const top = topOf(createEarth(EVEN), 600.4, 1000);
  expect(top.column).toBeCloseTo(600.4, 1);
  expect(top.seconds).toBeCloseTo(1, 3);
  expect(straightTime(createEarth(EVEN), { column: 600, depthM: 1000 }, 600 + 1000 / LINE.cellM)).toBeCloseTo(
    Math.SQRT2,
    2,
  );
});

it('where velocity varies sideways, the top is where the wavefield arrives first', () => {
  const earth = createEarth({ ...EVEN, lateralShare: 0.1, lateralPhase: 0.4 });
  const { rows } = earth.grid;
  const [trace, depthM] = [256, 1500];
  const column = columnOfTrace(trace);
  const receivers = Array.from({ length: 41 }, (_, i) => trace - 40 + 2 * i);
  const traces = propagate({
    grid: earth.grid,
    velocityMps: earth.halfVelocityMps,
    stepSeconds: 0.002,
    sources: new Map([[column * rows + LINE.border + depthM / LINE.cellM, 1]]),
    pulse: Float64Array.from({ length: 61 }, (_, step) => Math.exp(-(((step - 30) / 8) ** 2))),
    receivers: Int32Array.from(receivers, (receiver) => columnOfTrace(receiver) * rows + LINE.border),
    firstStep: 30,
    stepsPerSample: 1,
    sampleCount: 950,
  });
  // Time at which the first half-wave has risen to half its peak.
  const onsets = receivers.map((_, i) => {
    const samples = traces.subarray(i * 950, (i + 1) * 950);
    const half = Math.max(...samples) / 2;
    const after = samples.findIndex((value) => value >= half);
    return after - (samples[after] - half) / (samples[after] - samples[after - 1]);
  });
  const parabola = onsets.reduce(
    (sums, onset, i) => {
      const x = i - 20;
      return {
        x2: sums.x2 + x * x,
        xt: sums.xt + x * onset,
        x4: sums.x4 + x ** 4,
        t: sums.t + onset,
        x2t: sums.x2t + x * x * onset,
      };
    },
    { x2: 0, xt: 0, x4: 0, t: 0, x2t: 0 },
  );
  const slope = parabola.xt / parabola.x2;
  const curvature = (41 * parabola.x2t - parabola.x2 * parabola.t) / (41 * parabola.x4 - parabola.x2 ** 2);
  const found = trace + 2 * (-slope / (2 * curvature));
  const expected = (topOf(earth, column, depthM).column - LINE.marginColumns) / 2;
  expect(Math.abs(expected - trace)).toBeGreaterThan(1.5);
  expect(Math.abs(found - expected)).toBeLessThan(1);
});
