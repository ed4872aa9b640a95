import { describe, expect, it } from 'vitest';
import { diffractionSeconds, velocityThrough } from '#seismic/hyperbola/diffractionTime';
import { createRandom } from '#seismic/numerics/random';

/** Shortest path over 40 001 points of the upper half of the target, by trying them all. */
function shortestPathM(distanceM: number, depthM: number, radiusM: number, separationM: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= 40_000; i++) {
    const angle = ((i / 40_000) * 2 - 1) * (Math.PI / 2);
    const [x, z] = [radiusM * Math.sin(angle), depthM + radiusM - radiusM * Math.cos(angle)];
    const [there, back] = [distanceM - separationM / 2, distanceM + separationM / 2];
    least = Math.min(least, Math.hypot(there - x, z) + Math.hypot(back - x, z));
  }
  return least;
}

describe('the time of a diffraction', () => {
  it('is the hyperbola of a point seen at zero offset', () => {
    const time = diffractionSeconds({ apexSeconds: 0.8, velocityMps: 2500 }, 750);
    expect(time).toBeCloseTo(Math.sqrt(0.8 ** 2 + (4 * 750 ** 2) / 2500 ** 2), 12);
  });

  it('is that of the shortest path over a round target between separate antennas', () => {
    const random = createRandom(7);
    for (let i = 0; i < 60; i++) {
      const velocityMps = random.between(0.05e9, 0.15e9);
      const depthM = random.between(0.2, 3);
      const radiusM = i % 3 === 0 ? 0 : random.between(0.01, 0.6);
      const separationM = i % 4 === 0 ? 0 : random.between(0.05, 1.2);
      const distanceM = random.between(-4, 4);
      const apexSeconds = shortestPathM(0, depthM, radiusM, separationM) / velocityMps;
      const time = diffractionSeconds({ apexSeconds, velocityMps }, distanceM, { radiusM, separationM });
      const wanted = shortestPathM(distanceM, depthM, radiusM, separationM) / velocityMps;
      expect(Math.abs(time - wanted) / wanted).toBeLessThan(1e-8);
    }
  });
});

describe('the velocity through a point', () => {
  it('is that of the diffraction that was drawn there', () => {
    const random = createRandom(8);
    for (let i = 0; i < 40; i++) {
      const velocityMps = random.between(0.05e9, 0.2e9);
      const geometry = { radiusM: random.between(0, 0.3), separationM: random.between(0, 0.5) };
      const apexSeconds = random.between(10e-9, 80e-9);
      const distanceM = random.between(0.5, 3);
      const seconds = diffractionSeconds({ apexSeconds, velocityMps }, distanceM, geometry);
      const found = velocityThrough(apexSeconds, { distanceM, seconds }, geometry) ?? 0;
      expect(found / velocityMps).toBeCloseTo(1, 6);
    }
  });

  it('is none above the apex, and none at it', () => {
    expect(velocityThrough(0.5, { distanceM: 100, seconds: 0.4 })).toBeNull();
    expect(velocityThrough(0.5, { distanceM: 0, seconds: 0.6 })).toBeNull();
  });
});
