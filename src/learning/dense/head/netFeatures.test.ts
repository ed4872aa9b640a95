import { beforeAll, expect, it } from 'vitest';
import { type DenseNet, denseLogits } from '#learning/dense/denseLogits';
import { denseNetSpec, denseNetSteps } from '#learning/dense/denseNet';
import { netFeatures } from '#learning/dense/head/netFeatures';
import { initialWeights } from '#learning/model/initialise';
import { ChunkedNetwork } from '#learning/network/chunkedNetwork';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { useEmbeddedBackend } from '#learning/testing/embeddedBackend';
import { createRandom } from '#seismic/numerics/random';

const KIND = { channelCount: 2, classCount: 3, filters: [4, 5, 6, 7] } as const;
const SIZE = { traceCount: 37, sampleCount: 50 };

beforeAll(useEmbeddedBackend);

it('features times the weights of the last convolution are the outputs of the net', async () => {
  const random = createRandom(5);
  const weights = initialWeights(denseNetSpec(denseNetSteps(KIND), KIND), createRandom(2));
  const net: DenseNet = {
    ...{ kind: KIND, weights },
    createNetwork: (spec, values) => new ChunkedNetwork(spec, values, [tensorRunner], 1),
  };
  const maps = [0, 1].map(() =>
    Float32Array.from({ length: SIZE.traceCount * SIZE.sampleCount }, () => random.normal()),
  );
  const features = await netFeatures(net, maps, SIZE);
  const logits = await denseLogits(net, maps, SIZE);
  const [last, biases] = weights.slice(-2);
  expect(features.length).toBe(KIND.filters[0]);
  for (let trace = 0; trace < SIZE.traceCount; trace++)
    for (const sample of [0, 17, SIZE.sampleCount - 1])
      for (let c = 0; c < KIND.classCount; c++) {
        const output = (trace % 2) * KIND.classCount + c;
        const at = trace * SIZE.sampleCount + sample;
        const outputs = 2 * KIND.classCount;
        const sum = features.reduce((total, map, f) => total + map[at] * last[f * outputs + output], 0);
        expect(logits[c][at]).toBeCloseTo(sum + biases[output], 4);
      }
});
