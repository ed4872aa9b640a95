import { expect, it } from 'vitest';
import { freeChannels } from '#seismic/channels/freeChannels';
import { textureMaps } from '#seismic/channels/textureMaps';
import { createRandom } from '#seismic/numerics/random';

const SIZE = { traceCount: 60, sampleCount: 80 };

function textureOf(valueAt: (trace: number, sample: number) => number): Float32Array[] {
  const amplitudes = Float32Array.from({ length: 4800 }, (_, i) => valueAt(Math.floor(i / 80), i % 80));
  const working = { ...SIZE, amplitudes, sampleStep: 1, firstSample: 0, silent: null };
  const section = { ...SIZE, amplitudes, sampleIntervalUs: 4000, startTimeMs: 0 };
  const { channels, slopes, sides, bands, correlations } = textureMaps(
    freeChannels(working),
    section,
    working,
  );
  return [...channels, ...slopes, ...sides, ...bands, ...correlations];
}

const MIDDLE = 30 * 80 + 40;
/** The last nine maps are autocorrelations at 1, 2, 3, 4, 6, 8 samples and at 1, 2, 4 traces. */
const ofMiddle = (maps: Float32Array[]) => maps.slice(-9).map((map) => map[MIDDLE]);

it('autocorrelations of plane waves are the cosines of what the lag is of their period', () => {
  const [period, dip] = [7, 0.4];
  const found = ofMiddle(textureOf((x, t) => Math.sin((2 * Math.PI * (t - dip * x)) / period)));
  const known = [1, 2, 3, 4, 6, 8, dip, 2 * dip, 4 * dip].map((lag) =>
    Math.cos((2 * Math.PI * lag) / period),
  );
  found.forEach((value, i) => {
    expect(Math.abs(value - known[i])).toBeLessThan(0.05);
  });
});

it('random noise is alike at no lag, and every map is finite and differs in kind from a dipping event’s', () => {
  const random = createRandom(4);
  const noise = textureOf(() => random.normal());
  for (const value of ofMiddle(noise)) expect(Math.abs(value)).toBeLessThan(0.35);
  for (const map of noise) expect(map.every(Number.isFinite)).toBe(true);
});

it('tells dips to the left from dips to the right', () => {
  const [left, right] = [-0.5, 0.5].map((dip) =>
    textureOf((x, t) => Math.sin((2 * Math.PI * (t - dip * x)) / 8)),
  );
  const largest = Math.max(...left.map((map, i) => Math.abs(map[MIDDLE] - right[i][MIDDLE])));
  expect(largest).toBeGreaterThan(0.1);
});
