import { describe, expect, it } from 'vitest';
import { velocitiesOf, velocitiesToCsv } from '#jobs/export/velocityProduct';

const AXES = { traceCount: 130, sampleCount: 50, sampleIntervalUs: 4000, startTimeMs: 100 };

/** Three apexes at one velocity. */
function apexesAt(velocityMps: number | null) {
  return [20, 70, 110].map((trace) => ({
    trace,
    timeMs: 200,
    velocityMps,
    probability: 0.9,
    agreement: 1,
    score: 0.9,
    semblance: 0.5,
  }));
}

describe('the velocities of a classified line', () => {
  it('are a table of at most 60 nodes along traces and in time', () => {
    const velocities = velocitiesOf(apexesAt(2100), AXES) ?? new Float32Array(0);
    expect(velocities).toHaveLength(130 * 50);
    const rows = velocitiesToCsv(velocities, AXES).trim().split('\n');
    expect(rows.slice(0, 3)).toEqual(['trace,timeMs,velocityMps', '0,100.0,2100', '0,104.0,2100']);
    expect(rows.at(-1)).toBe('129,296.0,2100');
    expect(rows).toHaveLength(1 + 44 * 50);
  });

  it('are none where the distance of the traces is not known', () => {
    expect(velocitiesOf(apexesAt(null), AXES)).toBeNull();
  });

  it.each(['semblance', 'agreement'])('leave an apex out whose %s is none', (name) => {
    const [first, ...others] = apexesAt(2100);
    expect(velocitiesOf([{ ...first, [name]: 0 }, ...others], AXES)).toBeNull();
  });
});
