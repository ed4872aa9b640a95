import { beforeAll, describe, expect, it } from 'vitest';
import { initialWeights } from '#learning/model/initialise';
import { type ModelSpec, pairNetSpec } from '#learning/model/modelSpec';
import { crossEntropy } from '#learning/network/softmax';
import { multiplicationsOf, referenceLogits, referenceLoss } from '#learning/preflight/referenceNet';
import { networkOf, panelBatch, SMALL_SPEC, startPlainJs } from '#learning/testing/probeNet';
import { createRandom } from '#seismic/numerics/random';

const relu = { activation: 'relu' } as const;
const conv = { kind: 'convolution', filters: 3, ...relu } as const;
const output = [
  { kind: 'flatten', name: 'flatten' },
  { kind: 'dense', name: 'hidden', units: 6, ...relu },
  { kind: 'dense', name: 'output', units: 4, activation: 'none' },
] as const;

/** Every kind of layer, with strides and paddings that leave a remainder. */
const SPECS: Record<string, ModelSpec> = {
  'the pair net': SMALL_SPEC,
  'a logistic net': pairNetSpec({ inputShape: [13, 13, 2], filters: [], outputs: 4 }),
  'same padding, pooling, a hidden dense layer': {
    inputShape: [12, 9, 2],
    layers: [
      { ...conv, name: 'a', kernel: 5, stride: 2, padding: 'same' },
      { ...conv, name: 'b', kernel: 4, stride: 1, padding: 'same', activation: 'none' },
      { kind: 'maxPool', name: 'pool', size: 2 },
      ...output,
    ],
  },
  'even kernels, stride 3': {
    inputShape: [14, 11, 1],
    layers: [{ ...conv, name: 'a', kernel: 2, stride: 3, padding: 'same' }, ...output],
  },
};

beforeAll(startPlainJs);

describe('the reference net', () => {
  it.each(Object.entries(SPECS))('gives what TensorFlow.js gives: %s', async (_, spec) => {
    const random = createRandom(5);
    const weights = initialWeights(spec, random).map((values) =>
      values.map((value) => value + 0.1 * random.normal()),
    );
    const batch = panelBatch(3, 8, spec);
    const found = referenceLogits(spec, weights, batch);
    const expected = await networkOf(weights, spec).logits(batch);
    expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(0.1);
    expected.forEach((value, i) => {
      expect(found[i]).toBeCloseTo(value, 4);
    });
  });

  it('has the loss of the trainer, weighted or not', () => {
    const logits = Float32Array.from([1, 2, 3, 4, -1, 0, 80, 2]);
    const labels = Int32Array.from([2, 2]);
    for (const labelWeights of [undefined, Float32Array.from([3, 1])]) {
      const batch = { count: 2, panels: new Float32Array(0), labels, labelWeights };
      const { loss } = crossEntropy(logits, labels, labelWeights);
      expect(referenceLoss(Float64Array.from(logits), batch)).toBeCloseTo(loss, 12);
    }
  });

  it('counts multiplications', () => {
    // 5 x 5 x 2 x 3 at 5 x 5 places, 5 x 5 x 3 x 4 at one, 4 x 4.
    expect(multiplicationsOf(SMALL_SPEC)).toBe(150 * 25 + 300 + 16);
  });
});
