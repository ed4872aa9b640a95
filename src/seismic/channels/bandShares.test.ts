import { expect, it } from 'vitest';
import { bandShares } from '#seismic/channels/bandShares';
import { PERIOD_SAMPLES } from '#seismic/channels/workingSection';
import { createRandom } from '#seismic/numerics/random';

const EXTENT = { traceCount: 40, sampleCount: 400 };
const STEP = 2.5;
const WORKING = { traceCount: 40, sampleCount: 160, sampleStep: STEP };
/** Dominant frequency of a working section of this step, cycles a sample. */
const DOMINANT = 1 / (PERIOD_SAMPLES * STEP);
/** In the middle of the section. */
const MIDDLE = 20 * 160 + 80;

function section(valueAt: (sample: number) => number): Float32Array {
  return Float32Array.from({ length: 40 * 400 }, (_, i) => valueAt(i % 400));
}

/** Shares of the six bands, from half the dominant frequency upwards, at a place. */
function sharesOf(amplitudes: Float32Array, place = MIDDLE): number[] {
  return bandShares({ ...EXTENT, amplitudes }, WORKING).map((map) => Math.exp(map[place]) - 1e-3);
}

it.each([
  [0.6, 0],
  [0.84, 1],
  [1.19, 2],
  [1.68, 3],
  [2.38, 4],
  [4, 5],
])('a sine of %f times the dominant frequency is in band %i alone', (times, band) => {
  const shares = sharesOf(section((s) => Math.sin(2 * Math.PI * times * DOMINANT * s)));
  shares.forEach((share, i) => {
    expect(share).toBeCloseTo(i === band ? 1 : 0, 1);
  });
});

it('a sine on the end of two bands is half in each', () => {
  const shares = sharesOf(section((s) => Math.sin(2 * Math.PI * DOMINANT * s)));
  expect(shares[1]).toBeCloseTo(0.5, 1);
  expect(shares[2]).toBeCloseTo(0.5, 1);
});

it('tells two sines by the ratio of their energies, whatever the drift and the scale', () => {
  const two = (s: number) =>
    3 * Math.sin(2 * Math.PI * 0.84 * DOMINANT * s) + Math.sin(2 * Math.PI * 2.38 * DOMINANT * s);
  const shares = sharesOf(section((s) => 1e5 * (two(s) + 20)));
  expect(shares[1]).toBeCloseTo(0.9, 1);
  expect(shares[4]).toBeCloseTo(0.1, 1);
});

it('is local: each half of a trace has its own frequency', () => {
  const amplitudes = section((s) => Math.sin(2 * Math.PI * (s < 200 ? 0.84 : 2.38) * DOMINANT * s));
  expect(sharesOf(amplitudes, 20 * 160 + 30)[1]).toBeGreaterThan(0.9);
  expect(sharesOf(amplitudes, 20 * 160 + 130)[4]).toBeGreaterThan(0.9);
});

it('stays finite with silence, gaps and what is no number, and adds up to 1 at most', () => {
  const random = createRandom(5);
  const noise = section(() => random.normal());
  noise.fill(0, 400, 4000);
  noise[5000] = Number.NaN;
  for (const amplitudes of [noise, section(() => 0)])
    for (const map of bandShares({ ...EXTENT, amplitudes }, WORKING))
      expect(map.every(Number.isFinite)).toBe(true);
  const sum = sharesOf(noise).reduce((total, share) => total + share, 0);
  expect(sum).toBeGreaterThan(0.5);
  expect(sum).toBeLessThan(1.001);
});
