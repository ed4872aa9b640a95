import { describe, expect, it } from 'vitest';
import { classShares, shiftToShares } from '#learning/dense/head/classShares';
import { sectionPlaces } from '#learning/dense/head/sectionPlaces';
import { fitPicks, probabilitiesOf, sharesBy, teachBySection } from '#learning/dense/head/selfTraining';
import { createRandom } from '#seismic/numerics/random';

const DEVIATION = 0.7;
const random = createRandom(21);

/** Values around -1 (class 0) and +1 (class 1), of which a share is of class 0. */
function mixture(count: number, shareOfFirst: number) {
  const labels = Array.from({ length: count }, () => (random.uniform() < shareOfFirst ? 0 : 1));
  return {
    labels,
    values: Float64Array.from(labels, (label) => 2 * label - 1 + DEVIATION * random.normal()),
  };
}

/** By Bayes' rule from the densities of the two normal distributions. */
function bayes(value: number, shareOfFirst: number): [number, number] {
  const density = (middle: number) => Math.exp(-0.5 * ((value - middle) / DEVIATION) ** 2);
  const [first, second] = [shareOfFirst * density(-1), (1 - shareOfFirst) * density(1)];
  return [first / (first + second), second / (first + second)];
}

describe('shares of classes', () => {
  const { values } = mixture(3000, 0.1);
  const even = Float64Array.from([...values].flatMap((value) => bayes(value, 0.5)));

  it('are found from probabilities made for equal shares', () => {
    const [first, second] = classShares(even, 2);
    expect(first + second).toBeCloseTo(1, 10);
    expect(Math.abs(first - 0.1)).toBeLessThan(0.06);
  });

  it('shift probabilities as the rule of Bayes does', () => {
    const shifted = even.slice(0, 200);
    shiftToShares(shifted, Float64Array.of(0.1, 0.9));
    shifted.forEach((value, i) => {
      expect(value).toBeCloseTo(bayes(values[Math.floor(i / 2)], 0.1)[i % 2], 10);
    });
  });
});

it('learns from the section that a class is rare, which picks do not tell', () => {
  const picked = {
    ...{ featureCount: 1, classCount: 2, weights: new Float64Array(20).fill(2) },
    features: Float64Array.from({ length: 20 }, (_, i) => (i < 10 ? -1.5 : 1.5) + 0.2 * random.normal()),
    targets: Float64Array.from({ length: 40 }, (_, i) => (i < 20 === (i % 2 === 0) ? 1 : 0)),
  };
  const section = mixture(1500, 0.08).values;
  const start = fitPicks(picked);
  const { weights, shares } = teachBySection(picked, section, start);
  expect(sharesBy(start, section, 2)).toEqual(shares);
  const unseen = mixture(4000, 0.08);
  const errorsOf = (probabilities: Float64Array): number =>
    unseen.labels.filter((label, i) => probabilities[2 * i + label] < 0.5).length / 4000;
  const best = errorsOf(Float64Array.from([...unseen.values].flatMap((value) => bayes(value, 0.08))));
  const byPicks = errorsOf(probabilitiesOf(start, unseen.values, 2));
  const bySection = errorsOf(probabilitiesOf(weights, unseen.values, 2));
  expect(Math.abs(shares[0] - 0.08)).toBeLessThan(0.06);
  expect(bySection).toBeLessThan(byPicks - 0.01);
  expect(bySection).toBeLessThan(best + 0.02);
});

it('places lie evenly: every sixteenth of a map has about a sixteenth of them, of the first 500 too', () => {
  const size = { traceCount: 512, sampleCount: 375 };
  for (const count of [500, 1500]) {
    const counts = new Array<number>(16).fill(0);
    for (const index of sectionPlaces(size, count)) {
      const [x, t] = [Math.floor(index / 375) / 512, (index % 375) / 375];
      counts[4 * Math.floor(4 * x) + Math.floor(4 * t)]++;
    }
    for (const found of counts) expect(Math.abs(found / count - 1 / 16)).toBeLessThan(0.01);
  }
});
