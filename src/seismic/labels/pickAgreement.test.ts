import { expect, test } from 'vitest';
import { cohensKappa } from '#seismic/labels/kappa';
import { agreementOfPicks, kappaInWords, overlapOf } from '#seismic/labels/pickAgreement';
import { createRandom } from '#seismic/numerics/random';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import { sectionPlaneOf } from '#seismic/picks/pickInside';

/** Kappa of two lists of labels as scikit-learn has it: one less the weighted misses over those expected. */
function kappaOfLabels(first: readonly number[], second: readonly number[], classCount: number): number {
  const total = first.length;
  let misses = 0;
  let expectedMisses = 0;
  for (let i = 0; i < total; i++) if (first[i] !== second[i]) misses += 1;
  for (let a = 0; a < classCount; a++)
    for (let b = 0; b < classCount; b++)
      if (a !== b)
        expectedMisses +=
          (first.filter((label) => label === a).length * second.filter((label) => label === b).length) /
          total;
  return 1 - misses / expectedMisses;
}

function tableOf(first: readonly number[], second: readonly number[], classCount: number): number[][] {
  const counts = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  first.forEach((label, i) => {
    counts[label][second[i]] += 1;
  });
  return counts;
}

function drawn(seed: number, count: number, agreement: number) {
  const random = createRandom(seed);
  const first = Array.from({ length: count }, () => random.integer(3));
  const second = first.map((label) => (random.uniform() < agreement ? label : random.integer(3)));
  return { first, second };
}

test('kappa of a table is that of the labels', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { first, second } = drawn(seed, 40, seed / 20);
    expect(cohensKappa(tableOf(first, second, 3)).kappa).toBeCloseTo(kappaOfLabels(first, second, 3), 12);
  }
});

test('the published example of Cohen: 0.492 of two psychologists', () => {
  const counts = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ];
  const { kappa, observed, expected } = cohensKappa(counts);
  expect(observed).toBeCloseTo(0.7, 12);
  expect(expected).toBeCloseTo(0.41, 12);
  expect(kappa).toBeCloseTo(0.4915, 4);
});

test('the interval holds the kappa of the source in about 95 of 100 samples', () => {
  const agreement = 0.6;
  let inside = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    const { first, second } = drawn(seed, 200, agreement);
    const { low, high } = cohensKappa(tableOf(first, second, 3));
    if (low <= agreement && agreement <= high) inside += 1;
  }
  expect(inside).toBeGreaterThan(925);
  expect(inside).toBeLessThan(975);
});

test('no kappa where there is nothing to tell apart', () => {
  expect(cohensKappa([[7]]).kappa).toBeNaN();
  expect(cohensKappa([[0]])).toMatchObject({ count: 0, kappa: Number.NaN });
  expect(kappaInWords(Number.NaN)).toBe('not defined');
  expect([-0.1, 0.1, 0.21, 0.5, 0.7, 0.81, 1].map(kappaInWords)).toEqual([
    'less than by chance',
    'slight',
    'fair',
    'moderate',
    'substantial',
    'almost perfect',
    'almost perfect',
  ]);
});

const survey = {
  traceCount: 200,
  samples: { domain: 'time', sampleCount: 500, sampleIntervalUs: 4000, startTimeMs: 0 },
  grid: null,
  scales: [],
  coordinates: null,
} as const;

function pickAt(trace: number, timeMs: number, name: string, id = `${trace}-${timeMs}-${name}`): ClassedPick {
  return { id, class: name, trace, timeMs, traces: 20, durationMs: 80, plane: 'line' };
}

test('windows that overlap are compared once each, others are listed', () => {
  const first = [pickAt(50, 400, 'diffraction'), pickAt(100, 400, 'reflection'), pickAt(150, 400, 'noise')];
  const second = [
    pickAt(52, 404, 'diffraction'),
    pickAt(56, 400, 'noise', 'a second window on the same thing'),
    pickAt(101, 400, 'noise'),
    pickAt(20, 1200, 'noise'),
  ];
  const agreement = agreementOfPicks(first, second, (name) => sectionPlaneOf(survey, name));
  expect(agreement.count).toBe(2);
  expect(agreement.observed).toBe(0.5);
  expect(agreement.differing.map((pair) => [pair.first.id, pair.second.id])).toEqual([
    ['100-400-reflection', '101-400-noise'],
  ]);
  expect(agreement.onlyFirst.map(({ id }) => id)).toEqual(['150-400-noise']);
  expect(agreement.onlySecond.map(({ id }) => id)).toEqual([
    'a second window on the same thing',
    '20-1200-noise',
  ]);
});

test('overlap is intersection over union', () => {
  const at = (firstTrace: number, firstSample: number) => ({
    firstTrace,
    traceCount: 10,
    firstSample,
    sampleCount: 10,
  });
  expect(overlapOf(at(0, 0), at(0, 0))).toBe(1);
  expect(overlapOf(at(0, 0), at(5, 0))).toBeCloseTo(50 / 150, 12);
  expect(overlapOf(at(0, 0), at(10, 0))).toBe(0);
  expect(overlapOf(at(0, 0), at(20, 20))).toBe(0);
});
