import { expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { logisticRegression, principalComponents } from './principalComponents';

it('principal components are orthonormal and find the directions of most variance in order', () => {
  const random = createRandom(4);
  const deviations = [0.1, 3, 1, 0.2];
  const windows = Array.from({ length: 400 }, () =>
    Float64Array.from(deviations, (d) => d * random.normal()),
  );
  const [first, second] = principalComponents(windows, 2);
  expect(Math.abs(first[1])).toBeGreaterThan(0.98);
  expect(Math.abs(second[2])).toBeGreaterThan(0.98);
  expect(first.reduce((sum, value, i) => sum + value * second[i], 0)).toBeCloseTo(0, 10);
  expect(first.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 10);
});

it('logistic regression tells three separate classes', () => {
  const random = createRandom(5);
  const centres = [
    [2, 0],
    [-2, 0],
    [0, 3],
  ];
  const labels = Array.from({ length: 90 }, (_, i) => i % 3);
  const features = labels.map((c) => Float64Array.from(centres[c], (value) => value + 0.3 * random.normal()));
  const weights = logisticRegression(features, labels);
  const found = features.map((values) => {
    const scores = weights.map((row) => row[0] * values[0] + row[1] * values[1] + row[2]);
    return scores.indexOf(Math.max(...scores));
  });
  expect(found).toEqual(labels);
});
