import { describe, expect, it } from 'vitest';
import { planeNamed } from '#seismic/survey/buildPlane';
import { familyOfPlane, firstPlaneOf, planeFamiliesOf } from '#seismic/survey/planeFamily';
import type { Survey } from '#seismic/survey/survey';
import { describeSurvey } from '#seismic/survey/surveyWords';

const SAMPLES = { domain: 'time', sampleCount: 5, sampleIntervalUs: 4000, startTimeMs: 100 } as const;
const REASON = { kind: 'unknown', reason: 'No key names the traces.' };

interface Row {
  readonly inline: number;
  readonly crossline: number;
  readonly offset: number;
}

/** Three inlines of four crosslines, by default without offsets and with every place filled. */
function gridOf({ offsets = [0], isKept = (_: Row): boolean => true } = {}): Survey {
  const rows = [102, 101, 100]
    .flatMap((inline) =>
      [7, 9, 11, 13].flatMap((crossline) => offsets.map((offset) => ({ inline, crossline, offset }))),
    )
    .filter(isKept);
  return {
    traceCount: rows.length,
    samples: SAMPLES,
    grid: {
      inlines: rows.map(({ inline }) => inline),
      crosslines: rows.map(({ crossline }) => crossline),
      offsets: offsets.length > 1 ? rows.map(({ offset }) => offset) : null,
    },
    scales: [],
    coordinates: null,
  };
}

/** Four CDPs of three traces with different offsets, as shots 1 to 6 of two traces. */
const preStackLine: Survey = {
  traceCount: 12,
  samples: SAMPLES,
  grid: null,
  scales: [
    { name: 'CDP', byte: 21, values: Array.from({ length: 12 }, (_, i) => 50 + Math.floor(i / 3)) },
    { name: 'Field record', byte: 9, values: Array.from({ length: 12 }, (_, i) => 1 + (i % 6)) },
    { name: 'Offset', byte: 37, values: Array.from({ length: 12 }, (_, i) => 100 * (i % 3)) },
  ],
  coordinates: null,
};

const plainLine: Survey = { ...preStackLine, scales: [preStackLine.scales[0]] };

describe('kinds of planes', () => {
  it('of a grid are its lines and slices, numbers in the order of the axes; it opens on the middle inline', () => {
    const families = planeFamiliesOf(gridOf());
    expect(families.map(({ title, numbers }) => [title, ...numbers])).toEqual([
      ['Inline', 102, 101, 100],
      ['Crossline', 7, 9, 11, 13],
      ['Time slice', 100, 104, 108, 112, 116],
      ['File order'],
    ]);
    expect(firstPlaneOf(gridOf())).toBe('inline:101');
  });

  it('of a pre-stack grid have offsets, and a gather at each place', () => {
    const families = planeFamiliesOf(gridOf({ offsets: [300, 100] }));
    expect(families.map(({ id, second }) => [id, second?.numbers])).toEqual([
      ['inline', [100, 300]],
      ['crossline', [100, 300]],
      ['slice', undefined],
      ['place', [102, 101, 100]],
      ['line', undefined],
    ]);
  });

  it('of a pre-stack line are its gathers; a stacked line has its file order alone', () => {
    expect(planeFamiliesOf(preStackLine).map(({ id, numbers }) => [id, numbers.length])).toEqual([
      ['cdp', 4],
      ['shot', 6],
      ['line', 0],
    ]);
    expect(firstPlaneOf(preStackLine)).toBe('gather:cdp:52');
    expect(planeFamiliesOf(plainLine).map(({ id }) => id)).toEqual(['line']);
    expect(firstPlaneOf(plainLine)).toBe('line');
  });

  it('name planes that the survey has, each found again by its name', () => {
    for (const survey of [gridOf(), gridOf({ offsets: [100, 300] }), preStackLine, plainLine])
      for (const family of planeFamiliesOf(survey))
        for (const number of family.numbers.length > 0 ? family.numbers : [0])
          for (const second of family.id === 'place' ? (family.second?.numbers ?? []) : [null]) {
            const name = family.nameOf({ number, second });
            expect(planeNamed(survey, name).name).toBe(name);
            expect(familyOfPlane(survey, name)).toEqual({ family, numbers: { number, second } });
          }
    expect(familyOfPlane(plainLine, 'inline:7')).toBeNull();
    expect(familyOfPlane(plainLine, 'nowhere')).toBeNull();
  });
});

describe('a survey in words', () => {
  it('has ranges, holes or the reason why it is not known', () => {
    expect(describeSurvey(gridOf(), REASON)).toEqual({
      title: '3-D grid',
      facts: ['3 inlines 102 to 100', '4 crosslines 7 to 13', 'no holes'],
    });
    const holes = gridOf({ isKept: ({ inline, crossline }) => inline + crossline !== 111 });
    expect(describeSurvey(holes, REASON).facts.at(-1)).toBe('2 places without a trace');
    expect(describeSurvey(gridOf({ offsets: [100, 300] }), REASON)).toMatchObject({
      title: '3-D pre-stack',
      facts: ['3 inlines 102 to 100', '4 crosslines 7 to 13', '2 offsets 100 to 300', 'no holes'],
    });
    expect(describeSurvey(preStackLine, REASON).title).toBe('2-D pre-stack');
    expect(describeSurvey(plainLine, { kind: 'line', reason: '' }).title).toBe('2-D line');
    expect(describeSurvey(plainLine, REASON)).toEqual({
      title: 'Traces in file order',
      facts: ['No key names the traces.'],
    });
  });

  it('counts holes without looking at each: two of 30 000 traces share a place, the others no line', () => {
    const numbers = Int32Array.from({ length: 30_000 }, (_, i) => (7919 * Math.max(1, i)) % 30_011);
    const survey = { ...gridOf(), grid: { inlines: numbers, crosslines: numbers, offsets: null } };
    expect(describeSurvey(survey, REASON).facts.at(-1)).toBe(`${29_999 * 29_998} places without a trace`);
  });
});
