import { expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { extentOfPick, isInside, type PickedWindow } from '#seismic/picks/pick';
import { jittered } from './boundaries';

const AXES = { traceCount: 200, sampleCount: 300, sampleIntervalUs: 4000, startTimeMs: 100 };

it('moved windows stay inside the section and near where they were', () => {
  const random = createRandom(3);
  for (let i = 0; i < 500; i++) {
    const pick: PickedWindow = {
      id: String(i),
      class: 'noise',
      trace: 16 + random.integer(168),
      timeMs: 100 + 4 * (20 + random.integer(260)),
      traces: 32,
      durationMs: 160,
    };
    const moved = jittered(pick, random, AXES);
    expect(isInside(extentOfPick(moved, AXES), AXES)).toBe(true);
    expect(Math.abs(moved.trace - pick.trace)).toBeLessThanOrEqual(9);
    expect(Math.abs(moved.timeMs - pick.timeMs)).toBeLessThanOrEqual(48);
    expect([moved.traces, moved.durationMs]).not.toEqual([32, 160]);
  }
});
