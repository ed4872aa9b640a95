import { describe, expect, it } from 'vitest';
import { fitClassHead, headLogits } from '#learning/dense/head/classHead';
import type { HeadInput } from '#learning/dense/head/headRows';
import { fitSoftmaxRegression, lossGradient, type TargetRows } from '#learning/dense/head/softmaxRegression';
import { createRandom } from '#seismic/numerics/random';

/** Rows whose targets are shared between two classes. */
function randomRows(count: number, featureCount: number, classCount: number): TargetRows {
  const random = createRandom(11);
  const targets = new Float64Array(count * classCount);
  for (let row = 0; row < count; row++)
    for (const share of [0.75, 0.25]) targets[row * classCount + random.integer(classCount)] += share;
  return {
    ...{ featureCount, classCount },
    features: Float64Array.from({ length: count * featureCount }, () => random.normal()),
    targets,
    weights: Float64Array.from({ length: count }, () => random.between(0.5, 2)),
  };
}

describe('softmax regression', () => {
  const rows = randomRows(60, 4, 3);
  /** Σ weight · cross-entropy + 0.7 / 2 · Σ weight² without the constants, for 4 features and 3 classes. */
  const lossOf = (weights: Float64Array): number => {
    let loss = 0;
    for (let row = 0; row < 60; row++) {
      const x = [...rows.features.subarray(4 * row, 4 * row + 4), 1];
      const scores = [0, 1, 2].map((c) => x.reduce((sum, value, i) => sum + value * weights[5 * c + i], 0));
      const total = Math.log(scores.reduce((sum, score) => sum + Math.exp(score), 0));
      for (const [c, score] of scores.entries())
        loss += rows.weights[row] * rows.targets[3 * row + c] * (total - score);
    }
    return loss + weights.reduce((sum, value, i) => sum + (i % 5 === 4 ? 0 : 0.35 * value * value), 0);
  };

  it('has the gradient of its loss, by finite differences', () => {
    const random = createRandom(3);
    const weights = Float64Array.from({ length: 15 }, () => random.normal());
    const gradient = new Float64Array(15);
    lossGradient(rows, weights, 0.7, gradient);
    gradient.forEach((slope, i) => {
      const moved = (by: number) => lossOf(weights.map((value, k) => (k === i ? value + by : value)));
      expect((moved(1e-5) - moved(-1e-5)) / 2e-5).toBeCloseTo(slope, 5);
    });
  });

  it('ends where the loss is lowest: its slope by finite differences is zero in every direction', () => {
    const weights = fitSoftmaxRegression(rows, 0.7);
    for (let i = 0; i < weights.length; i++) {
      const moved = (by: number) => lossOf(weights.map((value, k) => (k === i ? value + by : value)));
      expect(Math.abs(moved(1e-4) - moved(-1e-4)) / 2e-4).toBeLessThan(3e-3);
      expect(moved(0.01)).toBeGreaterThan(lossOf(weights));
    }
  });

  it('of one feature and two equal classes is the logistic curve of the known odds', () => {
    // At -1 three of four are of class 0, at +1 one of four: log odds are ∓ ln 3.
    const targets = Float64Array.from([0, 0, 0, 1, 0, 1, 1, 1].flatMap((label) => [1 - label, label]));
    const features = Float64Array.from([-1, -1, -1, -1, 1, 1, 1, 1]);
    const data = {
      targets,
      features,
      featureCount: 1,
      classCount: 2,
      weights: new Float64Array(8).fill(100),
    };
    const [slope0, , slope1] = fitSoftmaxRegression(data, 1e-6);
    expect(slope1 - slope0).toBeCloseTo(Math.log(3), 3);
  });
});

describe('a head for classes of one’s own', () => {
  const size = { traceCount: 120, sampleCount: 60 };
  const random = createRandom(8);
  const classAt = (trace: number, sample: number) => (Math.floor(trace / 20) + Math.floor(sample / 20)) % 4;
  /** Two maps that together tell four classes, beside one that tells nothing. */
  const maps = [(c: number) => (c < 2 ? 1 : -1), (c: number) => (c % 2 === 0 ? 3 : 5), () => 0].map((level) =>
    Float32Array.from(
      { length: 7200 },
      (_, i) => level(classAt(Math.floor(i / 60), i % 60)) + 0.7 * random.normal(),
    ),
  );
  const places = Array.from({ length: 18 }, (_, i) => {
    const [trace, sample] = [10 + 20 * (i % 6), 10 + 20 * Math.floor(i / 6)];
    return { trace, sample, label: classAt(trace, sample) };
  });
  const input: HeadInput = { maps, scales: [1, 1, 1], size, places, classCount: 4 };

  it('classifies the rest of the section, and judges itself by windows that it has not seen', () => {
    const head = fitClassHead(input);
    const logits = headLogits(head, maps, size);
    const right = Array.from({ length: 7200 }, (_, i) => {
      const values = logits.map((map) => map[i]);
      return values.indexOf(Math.max(...values)) === classAt(Math.floor(i / 60), i % 60) ? 1 : 0;
    }).reduce((sum: number, one) => sum + one, 0);
    expect(right / 7200).toBeGreaterThan(0.8);
    expect(head.judgement).toMatchObject({ count: 18, right: 18 });
    expect(head.judgement.interval.low).toBeLessThan(1);
  });

  it('is taught by the section where left-out windows are told apart, and by the picks alone where not', () => {
    const many = Array.from({ length: 72 }, (_, i) => {
      const [trace, sample] = [5 + 10 * (i % 12), 5 + 10 * Math.floor(i / 12)];
      return { trace, sample, label: classAt(trace, sample) };
    });
    const untold = many.map((place, i) => ({ ...place, label: (i * 7) % 4 }));
    const [told, guessed] = [many, untold].map((own) => fitClassHead({ ...input, places: own }));
    expect(told.isTaughtBySection).toBe(true);
    expect(told.judgement.loss).toBeLessThan(0.5 * Math.log(4));
    expect(guessed.isTaughtBySection).toBe(false);
    expect(guessed.judgement.loss).toBeGreaterThan(0.5 * Math.log(4));
  });

  it('is the same head for the same input', () => {
    expect(fitClassHead(input)).toEqual(fitClassHead(input));
  });

  it('knows little more than chance, a quarter, where the labels mean nothing', () => {
    const shares = [1, 2, 3, 4].map((seed) => {
      const shuffled = createRandom(seed).shuffle(places.map(({ label }) => label));
      const relabelled = places.map((place, i) => ({ ...place, label: shuffled[i] }));
      const { judgement } = fitClassHead({ ...input, places: relabelled });
      return judgement.right / judgement.count;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.45);
  });

  it('refuses one class, and a class with a single window', () => {
    expect(() => fitClassHead({ ...input, classCount: 1 })).toThrow(RangeError);
    const lonely = [...places.filter(({ label }) => label !== 2), { trace: 50, sample: 10, label: 2 }];
    expect(() => fitClassHead({ ...input, places: lonely })).toThrow(/two windows/);
  });
});
