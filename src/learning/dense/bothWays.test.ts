import { beforeAll, describe, expect, it } from 'vitest';
import { logitsBothWays } from '#learning/dense/bothWays';
import { denseLogits } from '#learning/dense/denseLogits';
import { denseNetSpec, denseNetSteps } from '#learning/dense/denseNet';
import { NET_CHANNELS, SIGNED } from '#learning/dense/netChannels';
import { initialWeights } from '#learning/model/initialise';
import type { ModelSpec } from '#learning/model/modelSpec';
import { ChunkedNetwork } from '#learning/network/chunkedNetwork';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { useEmbeddedBackend } from '#learning/testing/embeddedBackend';
import { createRandom } from '#seismic/numerics/random';

const KIND = { channelCount: NET_CHANNELS.length, classCount: 3, filters: [4, 5] } as const;
/** Multiples of what the net needs, so that its input has no padding on one side. */
const SIZE = { traceCount: 24, sampleCount: 32 };

const net = {
  kind: KIND,
  weights: initialWeights(denseNetSpec(denseNetSteps(KIND), KIND), createRandom(2)),
  createNetwork: (spec: ModelSpec, values: Float32Array[]) =>
    new ChunkedNetwork(spec, values, [tensorRunner], 1),
};

const others = initialWeights(denseNetSpec(denseNetSteps(KIND), KIND), createRandom(3));

function turned(map: Float32Array, sign: number): Float32Array {
  return map.map((_, i) => {
    const [trace, sample] = [Math.floor(i / SIZE.sampleCount), i % SIZE.sampleCount];
    return sign * map[(SIZE.traceCount - 1 - trace) * SIZE.sampleCount + sample];
  });
}

function worst(a: readonly Float32Array[], b: readonly Float32Array[]): number {
  return Math.max(
    ...a.map((map, c) => map.reduce((most, value, i) => Math.max(most, Math.abs(value - b[c][i])), 0)),
  );
}

beforeAll(useEmbeddedBackend);

describe('the net both ways round', () => {
  const random = createRandom(8);
  const maps = NET_CHANNELS.map(() =>
    Float32Array.from({ length: SIZE.traceCount * SIZE.sampleCount }, () => random.normal()),
  );

  it('answers mirrored and with the other polarity what it answers, mirrored', async () => {
    const answer = await logitsBothWays(net, maps, SIZE);
    const turnedMaps = maps.map((map, i) => turned(map, SIGNED[i] ? -1 : 1));
    const other = await logitsBothWays(net, turnedMaps, SIZE);
    const expected = answer.map((map) => turned(map, 1));
    expect(worst(other, expected)).toBeLessThan(1e-5);
    // One way alone does not.
    expect(worst(await denseLogits(net, turnedMaps, SIZE), expected)).toBeGreaterThan(0.01);
  });

  it('has the mirrored maps answered by its mirrored net', async () => {
    const answer = await logitsBothWays({ ...net, mirrored: others }, maps, SIZE);
    const straight = await denseLogits(net, maps, SIZE);
    const turnedMaps = maps.map((map, i) => turned(map, SIGNED[i] ? -1 : 1));
    const mirrored = await denseLogits({ ...net, weights: others }, turnedMaps, SIZE);
    const expected = straight.map((map, c) => {
      const back = turned(mirrored[c], 1);
      return map.map((value, i) => (value + back[i]) / 2);
    });
    expect(worst(answer, expected)).toBeLessThan(1e-5);
  });
});
