import { expect, it } from 'vitest';
import { quantileLogit } from '#learning/dense/adaptation/quantileLogit';
import { createRandom } from '#seismic/numerics/random';

it('gives the logit of the share of smaller values, equal ones counting half', () => {
  const random = createRandom(3);
  const values = Float32Array.from({ length: 500 }, () => Math.round(20 * random.normal()));
  const expected = [...values].map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    const share = (below + equal / 2 + 0.5) / 501;
    return Math.log(share / (1 - share));
  });
  values.map(quantileLogit(values)).forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], 5);
  });
});

it('does not depend on units, and measures a part of a large map', () => {
  const random = createRandom(4);
  const values = Float32Array.from({ length: 200_000 }, () => random.uniform());
  const found = values.map(quantileLogit(values));
  const large = values.map((value) => 1024 * value);
  const scaled = large.map(quantileLogit(large));
  expect(scaled).toEqual(found);
  for (let i = 0; i < values.length; i += 997) {
    const share = 1 / (1 + Math.exp(-found[i]));
    expect(Math.abs(share - values[i])).toBeLessThan(0.01);
  }
});

it('hardly moves when values are rounded otherwise, as those of ten times the amplitude are', () => {
  const random = createRandom(5);
  const values = Float32Array.from({ length: 200_000 }, () => Math.exp(2 * random.normal()));
  const large = values.map((value) => 10 * value);
  const [found, other] = [values, large].map((map) => map.map(quantileLogit(map)));
  const most = found.reduce((largest, value, i) => Math.max(largest, Math.abs(value - other[i])), 0);
  expect(most).toBeLessThan(2e-5);
});
