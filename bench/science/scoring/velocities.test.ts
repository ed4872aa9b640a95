import { describe, expect, it } from 'vitest';
import { apexVelocityError, mapVelocityError } from './velocities';

const KNOWN = [
  { trace: 1, timeMs: 40, velocityMps: 2000 },
  { trace: 6, timeMs: 80, velocityMps: 2500 },
  { trace: 30, timeMs: 80, velocityMps: 3000 },
];

describe('errors of velocities', () => {
  it('of apexes are those of the pairs that match', () => {
    const found = [
      { trace: 31, timeMs: 85, velocityMps: 3300 },
      { trace: 2, timeMs: 44, velocityMps: 1900 },
      // Nothing is known here.
      { trace: 15, timeMs: 80, velocityMps: 9000 },
    ];
    expect(apexVelocityError(found, KNOWN)).toBeCloseTo(0.075, 12);
    expect(apexVelocityError(found.slice(2), KNOWN)).toBeNull();
  });

  it('of a map are those at the known apexes', () => {
    const amplitudes = new Float32Array(40 * 50).fill(1);
    amplitudes[1 * 50 + 10] = 2000;
    amplitudes[6 * 50 + 20] = 2250;
    amplitudes[30 * 50 + 20] = 3900;
    const map = { traceCount: 40, sampleCount: 50, sampleIntervalUs: 4000, startTimeMs: 0, amplitudes };
    expect(mapVelocityError(map, KNOWN)).toBeCloseTo(0.1, 12);
    expect(mapVelocityError(map, [])).toBeNull();
  });
});
