import { expect, it } from 'vitest';
import { linkedCell } from '#seismic/picks/linkedPlanes';
import { planeNamed } from '#seismic/survey/buildPlane';
import type { Survey } from '#seismic/survey/survey';

/** Inlines 10 to 14, crosslines 100, 102 to 110, one place without a trace. */
const rows = [10, 11, 12, 13, 14]
  .flatMap((inline) => [100, 102, 104, 106, 108, 110].map((crossline) => ({ inline, crossline })))
  .filter(({ inline, crossline }) => inline !== 12 || crossline !== 104);
const survey: Survey = {
  traceCount: rows.length,
  samples: { domain: 'time', sampleCount: 50, sampleIntervalUs: 4000, startTimeMs: 0 },
  grid: {
    inlines: rows.map(({ inline }) => inline),
    crosslines: rows.map(({ crossline }) => crossline),
    offsets: null,
  },
  scales: [],
  coordinates: null,
};
const plane = (name: string) => planeNamed(survey, name);

it.each([
  // The point is on the other plane, also where there is no trace.
  ['inline:12', { column: 3, row: 7 }, 'crossline:106', { column: 2, row: 7 }],
  ['inline:12', { column: 2, row: 7 }, 'crossline:104', { column: 2, row: 7 }],
  // The other plane passes beside it: at the same time where the planes cross.
  ['inline:12', { column: 0, row: 9 }, 'crossline:106', { column: 2, row: 9 }],
  ['crossline:110', { column: 0, row: 9 }, 'inline:13', { column: 5, row: 9 }],
  // Parallel planes have no point in common.
  ['inline:12', { column: 0, row: 9 }, 'inline:13', null],
  // A cursor that is left from a longer plane.
  ['crossline:110', { column: 5, row: 9 }, 'inline:13', null],
  // A slice has the place, whatever the time; from a slice its own time counts.
  ['inline:12', { column: 5, row: 3 }, 'slice:40', { column: 5, row: 2 }],
  ['slice:40', { column: 5, row: 2 }, 'crossline:110', { column: 2, row: 10 }],
  ['slice:40', { column: 1, row: 4 }, 'arbitrary:10,100;14,108', { column: 0, row: 10 }],
] as const)('%s %j is on %s at %j', (from, cell, to, expected) => {
  expect(linkedCell(plane(from), cell, plane(to))).toEqual(expected);
});
