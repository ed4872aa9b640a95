import { describe, expect, it } from 'vitest';
import { checkPicksInside, placePicks } from '#jobs/picks/placePicks';
import type { PickedWindow } from '#seismic/picks/pick';
import type { SurveyPick } from '#seismic/picks/surveyPick';
import { linePlane } from '#seismic/survey/sectionPlane';
import { JobError } from '#system/failure';

function failureOf(run: () => unknown): JobError {
  try {
    run();
  } catch (error) {
    if (error instanceof JobError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

describe('placePicks', () => {
  const plane = linePlane({
    traceCount: 4,
    samples: { domain: 'time', sampleCount: 100, sampleIntervalUs: 4000, startTimeMs: 0 },
    grid: { inlines: [1, 1, 2, 2], crosslines: [7, 8, 7, 8], offsets: null },
    scales: [],
    coordinates: null,
  });
  const pick = {
    id: 'a',
    class: 'noise',
    timeMs: 200,
    traces: 1,
    durationMs: 40,
    plane: 'inline:2',
  } as const;

  it('finds the trace of each pick, in their order', () => {
    const picks: SurveyPick[] = [
      { ...pick, inline: 2, crossline: 7 },
      { ...pick, id: 'b', trace: 1, plane: 'line' },
    ];
    expect(placePicks(picks, plane).map(({ id, trace }) => [id, trace])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  it('names picks where the line has no trace, and windows that reach outside', () => {
    const picks: SurveyPick[] = [{ ...pick, inline: 3, crossline: 7 }];
    expect(failureOf(() => placePicks(picks, plane, 'p.json')).message).toBe(
      'There is no trace at pick 1 (noise, inline 3, crossline 7) in p.json',
    );
    const outside: SurveyPick[] = [{ ...pick, trace: 4 }];
    expect(failureOf(() => placePicks(outside, plane)).message).toMatch(
      /Outside the section .*traces 4 to 4/,
    );
  });
});

describe('checkPicksInside', () => {
  const axes = { traceCount: 200, sampleCount: 500, sampleIntervalUs: 4000, startTimeMs: 100 };
  const inside: PickedWindow = {
    id: 'in',
    class: 'noise',
    trace: 16,
    timeMs: 180,
    traces: 32,
    durationMs: 160,
  };

  it('accepts windows that just touch the edges', () => {
    const last: PickedWindow = { ...inside, id: 'last', trace: 184, timeMs: 100 + 480 * 4 };
    expect(() => checkPicksInside([inside, last], axes)).not.toThrow();
  });

  it('names each pick outside with its extent and the section', () => {
    const failure = failureOf(() =>
      checkPicksInside([inside, { ...inside, trace: 15 }, { ...inside, timeMs: 176 }], axes),
    );
    expect(failure.code).toBe('picks.outside');
    expect(failure.message).toBe(
      'Outside the section (traces 0 to 199, 100 to 2096 ms): pick 2 (noise, traces -1 to 30, 100 to 256 ms); ' +
        'pick 3 (noise, traces 0 to 31, 96 to 252 ms)',
    );
  });

  it('names five at most', () => {
    const many = Array.from({ length: 9 }, (_, i): PickedWindow => ({ ...inside, id: `p${i}`, trace: 500 }));
    expect(failureOf(() => checkPicksInside(many, axes)).message).toMatch(/pick 5 .* and 4 more$/);
  });
});
