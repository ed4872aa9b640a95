import { expect, it } from 'vitest';
import { rmsVelocityMps, type VelocityLaw } from '#seismic/simulate/velocity';

/** √(1/τ ∫ v² dτ) by going down through many thin layers. */
function rmsThroughLayers({ surfaceVelocityMps, gradientPerS }: VelocityLaw, timeS: number): number {
  const steps = 20_000;
  const stepS = timeS / steps;
  let depthM = 0;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const middleM = depthM + ((surfaceVelocityMps + gradientPerS * depthM) * stepS) / 4;
    const velocity = surfaceVelocityMps + gradientPerS * middleM;
    depthM += (velocity * stepS) / 2;
    sum += velocity * velocity * stepS;
  }
  return Math.sqrt(sum / timeS);
}

it.each([
  [1800, 0.6, 0.2],
  [2000, 0.45, 1.5],
  [2250, 0.75, 3],
  [1500, 1e-5, 2],
])('of v = %d + %d z down to %d s is the sum over thin layers', (surfaceVelocityMps, gradientPerS, timeS) => {
  const law = { surfaceVelocityMps, gradientPerS };
  expect(rmsVelocityMps(law, timeS) / rmsThroughLayers(law, timeS)).toBeCloseTo(1, 6);
});

it('is the surface velocity at time zero and without a gradient', () => {
  const law = { surfaceVelocityMps: 1900, gradientPerS: 0.5 };
  expect([rmsVelocityMps(law, 0), rmsVelocityMps(law, -1)]).toEqual([1900, 1900]);
  expect(rmsVelocityMps({ ...law, gradientPerS: 0 }, 2)).toBe(1900);
});
