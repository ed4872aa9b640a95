import { describe, expect, it } from 'vitest';
import { endOfPickedTraces, firstScoredTrace } from '#seismic/labels/pickedPart';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { KnownSection } from '#seismic/labels/ranking';
import { scoreSection } from '#seismic/labels/score';
import { TRUTH } from '#seismic/labels/sectionTruth';
import { createRandom } from '#seismic/numerics/random';
import { slopeRatio } from '#seismic/signal/slopeRatio';

const TRACES = 12;
const SAMPLES = 10;
const DEAD = 7;
const FIRST = 4;
/** Probabilities of 1 for the true class, by truth code; a mixed sample's are even. */
const RIGHT = [
  [0, 0, 1],
  [1, 0, 0],
  [0, 1, 0],
  [1 / 3, 1 / 3, 1 / 3],
];

interface Sample {
  readonly index: number;
  readonly trace: number;
  readonly code: number;
}

/** A section of noise with random truth codes; diffractions of slope `slope` samples a trace. */
function knownSection(slope: number): KnownSection {
  const random = createRandom(41);
  const amplitudes = Float32Array.from({ length: TRACES * SAMPLES }, () => random.normal());
  amplitudes.fill(0, DEAD * SAMPLES, (DEAD + 1) * SAMPLES);
  const diffractionOnly = amplitudes.map((_, i) => {
    const [trace, sample] = [Math.floor(i / SAMPLES), i % SAMPLES];
    return Math.cos((2 * Math.PI * (sample - slope * trace)) / 20);
  });
  const axes = { traceCount: TRACES, sampleCount: SAMPLES, sampleIntervalUs: 4000, startTimeMs: 0 };
  const truthClass = Uint8Array.from(amplitudes, () => random.integer(4));
  return { section: { ...axes, amplitudes }, truthClass, diffractionOnly };
}

const KNOWN = knownSection(0.2);
const ALL: Sample[] = Array.from(KNOWN.truthClass, (code, index) => ({
  index,
  code,
  trace: Math.floor(index / SAMPLES),
}));
const SCORED = ALL.filter(({ trace, code }) => trace >= FIRST && trace !== DEAD && code !== TRUTH.mixed);

/** A grid with a node on every sample. */
function gridOf(probabilitiesOf: (sample: Sample) => readonly number[]): ProbabilityGrid {
  return {
    firstTrace: 0,
    traceStep: 1,
    nodeTraceCount: TRACES,
    firstSample: 0,
    sampleStep: 1,
    nodeSampleCount: SAMPLES,
    probabilities: Float32Array.from(ALL.flatMap((sample) => [...probabilitiesOf(sample)])),
  };
}

function randomGrid(seed: number): ProbabilityGrid {
  const random = createRandom(seed);
  return gridOf(() => {
    const values = [random.uniform(), random.uniform(), random.uniform()];
    const sum = values[0] + values[1] + values[2];
    return values.map((value) => value / sum);
  });
}

/** Average precision by its definition among some samples. */
function directPrecision(among: readonly Sample[], score: (index: number) => number): number {
  const positives = among.filter(({ code }) => code === TRUTH.diffraction);
  const precisions = positives.map(({ index }) => {
    const called = among.filter((other) => score(other.index) >= score(index));
    return called.filter(({ code }) => code === TRUTH.diffraction).length / called.length;
  });
  return precisions.reduce((sum, value) => sum + value, 0) / positives.length;
}

describe('score of a section', () => {
  it('is 1 for a grid made from the truth', () => {
    const score = scoreSection(
      KNOWN,
      gridOf(({ code }) => RIGHT[code]),
    );
    const count = (code: number): number => SCORED.filter((sample) => sample.code === code).length;
    const counts = [count(TRUTH.diffraction), count(TRUTH.reflection), count(TRUTH.neither)];
    expect(Math.min(...counts)).toBeGreaterThan(5);
    expect(score).toMatchObject({
      sampleCount: SCORED.length,
      firstTrace: FIRST,
      endTrace: TRACES,
      macroF1: 1,
      balancedAccuracy: 1,
      f1: [1, 1, 1],
      confusion: [
        [counts[0], 0, 0],
        [0, counts[1], 0],
        [0, 0, counts[2]],
      ],
      againstReflection: { averagePrecision: 1, prevalence: counts[0] / (counts[0] + counts[1]) },
      againstAll: { averagePrecision: 1, prevalence: counts[0] / SCORED.length },
    });
  });

  it('leaves out the left third, dead traces and mixed samples', () => {
    const isScored = new Set(SCORED.map(({ index }) => index));
    const right = scoreSection(KNOWN, randomGrid(3));
    const { probabilities } = randomGrid(3);
    const spoilt = gridOf(({ index }) =>
      isScored.has(index) ? [...probabilities.subarray(index * 3, index * 3 + 3)] : [0.2, 0.7, 0.1],
    );
    expect(scoreSection(KNOWN, spoilt)).toEqual(right);
    const all = gridOf(({ index }) => [...probabilities.subarray(index * 3, index * 3 + 3)].reverse());
    expect(scoreSection(KNOWN, all).confusion).not.toEqual(right.confusion);
  });

  it('counts and ranks as the definitions do, sample by sample', () => {
    const grid = randomGrid(5);
    const score = scoreSection(KNOWN, grid);
    const p = (index: number): number[] => [...grid.probabilities.subarray(index * 3, index * 3 + 3)];
    const classOf = [2, 0, 1];
    const confusion = [0, 1, 2].map(() => [0, 0, 0]);
    for (const { index, code } of SCORED) confusion[classOf[code]][p(index).indexOf(Math.max(...p(index)))]++;
    expect(score.confusion).toEqual(confusion);
    const signal = SCORED.filter(({ code }) => code !== TRUTH.neither);
    const ratio = slopeRatio(KNOWN.section);
    const share = (index: number): number => p(index)[0] / (p(index)[0] + p(index)[1]);
    expect([
      score.againstReflection.averagePrecision,
      score.againstReflection.baselineAveragePrecision,
      score.againstAll.averagePrecision,
      score.againstAll.baselineAveragePrecision,
    ]).toEqual(
      [
        directPrecision(signal, share),
        directPrecision(signal, (index) => ratio[index]),
        directPrecision(SCORED, (index) => p(index)[0]),
        directPrecision(SCORED, (index) => ratio[index]),
      ].map((value) => expect.closeTo(value, 12)),
    );
  });

  it.each([
    [0.2, true],
    [1.5, false],
  ])('takes diffractions of slope %d for apexes: %s', (slope, isApex) => {
    const score = scoreSection(knownSection(slope), randomGrid(5));
    const expected = isApex ? score.againstReflection : { averagePrecision: 0, prevalence: 0 };
    expect(score.apexAgainstReflection).toMatchObject(expected);
  });

  it.each([
    [3, 1],
    [9, 3],
    [10, 4],
    [512, 171],
  ])('of %i traces begins at trace %i', (count, first) => {
    expect(firstScoredTrace(count)).toBe(first);
    expect(endOfPickedTraces(count)).toBeLessThanOrEqual(first);
  });
});
