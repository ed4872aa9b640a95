import { describe, expect, it } from 'vitest';
import type { PickedWindow } from '#seismic/picks/pick';
import { PICKED_WINDOW_SCHEMA, SURVEY_PICK_SCHEMA } from '#seismic/picks/pickSchema';
import {
  cellOfPick,
  crossingsOnPlane,
  ownPlaneOf,
  placeInWords,
  placePick,
  surveyPickOf,
  windowsOnPlane,
} from '#seismic/picks/surveyPick';
import { planeNamed } from '#seismic/survey/buildPlane';
import type { SectionPlane } from '#seismic/survey/plane';
import type { Survey } from '#seismic/survey/survey';

/** 5 inlines of 6 crosslines of 2 offsets, with the place (103, 203) empty. */
const rows = Array.from({ length: 60 }, (_, i) => ({
  inline: 101 + Math.floor(i / 12),
  crossline: 200 + (Math.floor(i / 2) % 6),
  offset: 500 * (1 + (i % 2)),
})).filter(({ inline, crossline }) => inline !== 103 || crossline !== 203);
const survey: Survey = {
  traceCount: rows.length,
  samples: { domain: 'time', sampleCount: 100, sampleIntervalUs: 2000, startTimeMs: 50 },
  grid: {
    inlines: rows.map(({ inline }) => inline),
    crosslines: rows.map(({ crossline }) => crossline),
    offsets: rows.map(({ offset }) => offset),
  },
  scales: [],
  coordinates: null,
};

function section(name: string, of: Survey = survey): SectionPlane {
  const plane = planeNamed(of, name);
  if (plane.kind === 'slice') throw new Error(`${name} is a slice`);
  return plane;
}

const pickAt = (trace: number): PickedWindow => ({
  id: 'a',
  class: 'diffraction',
  trace,
  timeMs: 150,
  traces: 4,
  durationMs: 40,
  note: 'fault tip',
});

describe('a pick in survey coordinates', () => {
  const picked = surveyPickOf(pickAt(4), section('inline:102'));

  it('names its place in the grid and the plane it was made on', () => {
    expect(picked).toEqual({
      ...{ id: 'a', class: 'diffraction', inline: 102, crossline: 204, offset: 500 },
      ...{ timeMs: 150, traces: 4, durationMs: 40, note: 'fault tip', plane: 'inline:102' },
    });
    expect(placeInWords(picked)).toBe('inline 102, crossline 204, offset 500');
  });

  it('made on an inline is found again on the crossline and on the slice through it', () => {
    expect(placePick(picked, section('crossline:204'))).toEqual(pickAt(1));
    expect(cellOfPick(picked, section('crossline:204'))).toEqual({ column: 1, row: 50 });
    expect(cellOfPick(picked, planeNamed(survey, 'slice:150'))).toEqual({ column: 4, row: 1 });
    const first = rows.findIndex(({ inline, crossline }) => inline === 102 && crossline === 204);
    expect(placePick(picked, section('line'))).toEqual(pickAt(first));
    expect(placePick(picked, section('gather:place:102,204'))).toEqual(pickAt(0));
    expect(placePick(picked, section('arbitrary:101,205;103,203'))).toEqual(pickAt(1));
  });

  it('is on no plane that does not pass through its centre', () => {
    expect(placePick(picked, section('inline:103'))).toBeNull();
    expect(placePick(picked, section('crossline:204:1000'))).toBeNull();
    expect(cellOfPick(picked, planeNamed(survey, `slice:${150 + picked.durationMs / 2 + 2}`))).toBeNull();
    expect(windowsOnPlane([picked], section('gather:place:102,203'))).toEqual([]);
  });

  it('is a window on the plane it was picked on, and a crossing on the others through its centre', () => {
    const inline = { ...picked, plane: 'inline:102' };
    expect(windowsOnPlane([inline], section('inline:102'))).toHaveLength(1);
    expect(crossingsOnPlane([inline], section('inline:102'))).toEqual([]);
    for (const name of ['crossline:204', 'line', 'gather:place:102,204', 'slice:150']) {
      const plane = planeNamed(survey, name);
      if (plane.kind !== 'slice') expect(windowsOnPlane([inline], plane)).toEqual([]);
      expect(crossingsOnPlane([inline], plane)).toEqual([{ pick: inline, ...cellOfPick(inline, plane) }]);
    }
    expect(crossingsOnPlane([inline], section('crossline:203'))).toEqual([]);
  });

  it('in file order in a grid is a window on its inline, too', () => {
    const inFile = { ...picked, plane: 'line' };
    expect(ownPlaneOf(inFile)).toMatch(/^inline:102/);
    for (const name of ['line', ownPlaneOf(inFile)])
      expect(windowsOnPlane([inFile], section(name))).toHaveLength(1);
    expect(windowsOnPlane([inFile], section('crossline:204'))).toEqual([]);
    expect(ownPlaneOf({ ...pickAt(3), plane: 'line' })).toBe('line');
  });

  it('is recovered from every column of every plane, empty places too', () => {
    for (const name of ['line', 'inline:103', 'crossline:203', 'inline:103:1000', 'gather:place:105,200']) {
      const plane = section(name);
      for (let column = 0; column < plane.columns.count; column++)
        expect(placePick(surveyPickOf(pickAt(column), plane), plane)).toEqual(pickAt(column));
    }
  });

  it('keeps the order of its fields on a 2-D line: hashes of picks are made of them', () => {
    const line = section('line', { ...survey, grid: null });
    const window = pickAt(17);
    const back = placePick(surveyPickOf(window, line), line);
    expect(JSON.stringify(back)).toBe(JSON.stringify(window));
    expect(placePick(surveyPickOf(pickAt(9999), line), line)).toEqual(pickAt(9999));
  });
});

describe('the schema of a pick', () => {
  const byTrace = { ...pickAt(17), plane: 'line' };

  it('takes picks by trace and in the grid; picks without a plane are on the line', () => {
    const picked = surveyPickOf(pickAt(4), section('inline:102'));
    for (const pick of [byTrace, picked]) expect(SURVEY_PICK_SCHEMA.parse(pick)).toEqual(pick);
    expect(SURVEY_PICK_SCHEMA.parse(pickAt(17))).toEqual(byTrace);
    expect(PICKED_WINDOW_SCHEMA.parse(pickAt(17))).toEqual(pickAt(17));
  });

  it.each<[string, object]>([
    ['half a trace', { trace: 1.5 }],
    ['a trace before the first', { trace: -1 }],
    ['both places', { inline: 3, crossline: 4 }],
    ['another class', { class: 'fault' }],
    ['no width', { traces: 0 }],
    ['endless time', { timeMs: Number.POSITIVE_INFINITY }],
    ['a plane without a name', { plane: '' }],
    ['an unknown field', { colour: 'red' }],
  ])('refuses %s', (_, change) => {
    expect(SURVEY_PICK_SCHEMA.safeParse({ ...byTrace, ...change }).success).toBe(false);
  });
});
