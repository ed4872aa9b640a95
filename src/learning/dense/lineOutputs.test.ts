import { beforeAll, describe, expect, it } from 'vitest';
import { denseNetSpec, denseNetSteps } from '#learning/dense/denseNet';
import { LineChannels } from '#learning/dense/lineChannels';
import { meanOutputs, type Outputs, outputsAlone, outputsShown } from '#learning/dense/lineOutputs';
import { NET_CHANNELS } from '#learning/dense/netChannels';
import { ownPicks } from '#learning/dense/own/ownPicks';
import { softmaxMaps } from '#learning/dense/softmaxMaps';
import { initialWeights } from '#learning/model/initialise';
import type { ModelSpec } from '#learning/model/modelSpec';
import { ChunkedNetwork, type ChunkRunner } from '#learning/network/chunkedNetwork';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { useEmbeddedBackend } from '#learning/testing/embeddedBackend';
import { freeChannels } from '#seismic/channels/freeChannels';
import { workingSection } from '#seismic/channels/workingSection';
import { createRandom } from '#seismic/numerics/random';
import { simulateTrainingSection } from '#seismic/simulate/training/trainingSection';

const KIND = { channelCount: NET_CHANNELS.length, classCount: 3, filters: [4, 5] } as const;
const { section } = simulateTrainingSection({ seed: 5, traceCount: 128, sampleCount: 192 });
const working = workingSection(section);
const free = freeChannels(working);
const freshLine = (): LineChannels => new LineChannels(working, free);
const { steepShares } = freshLine();

/** A net that has learned nothing; the larger its weights, the surer it is. */
function netOf(strength: number) {
  const initial = initialWeights(denseNetSpec(denseNetSteps(KIND), KIND), createRandom(2));
  return {
    kind: KIND,
    weights: initial.map((tensor) => tensor.map((value) => strength * value)),
    createNetwork: (spec: ModelSpec, values: Float32Array[]) =>
      new ChunkedNetwork(spec, values, [tensorRunner], 1),
  };
}

function worst(a: Outputs, b: Outputs): number {
  return Math.max(
    ...a.map((map, c) => map.reduce((most, value, i) => Math.max(most, Math.abs(value - b[c][i])), 0)),
  );
}

beforeAll(useEmbeddedBackend);

describe('outputs of a net on a line', () => {
  it('are averaged place by place', () => {
    const [a, b] = [
      [Float32Array.of(1, 2), Float32Array.of(3, 5)],
      [Float32Array.of(3, 6), Float32Array.of(5, 1)],
    ];
    expect(meanOutputs([a, b])).toEqual([Float32Array.of(2, 4), Float32Array.of(4, 3)]);
  });

  it('are those without picks where the net is sure of nothing', async () => {
    const net = netOf(0.2);
    const shown = await outputsShown(net, freshLine(), []);
    expect(ownPicks(softmaxMaps(shown), steepShares, working)).toEqual([]);
    expect(worst(await outputsAlone(net, freshLine()), shown)).toBeLessThan(1e-6);
  });

  it('are the mean of two looks, the second counting twice, where it is sure of some, whatever was asked before', async () => {
    const net = netOf(2);
    const first = await outputsShown(net, freshLine(), []);
    const own = ownPicks(softmaxMaps(first), steepShares, working);
    expect(own.length).toBeGreaterThan(3);
    const knowing = freshLine();
    knowing.learnTrend(softmaxMaps(first)[0]);
    const second = await outputsShown(net, knowing, own);
    const line = freshLine();
    await outputsShown(net, line, ownPicks(softmaxMaps(second), steepShares, working));
    const shares: number[] = [];
    const alone = await outputsAlone(net, line, (share) => void shares.push(share));
    const mean = first.map((map, c) => map.map((value, i) => (value + 2 * second[c][i]) / 3));
    expect(worst(alone, mean)).toBeLessThan(1e-4);
    expect(worst(alone, first)).toBeGreaterThan(0.05);
    knowing.learnTrend(softmaxMaps(alone)[0]);
    expect(worst(await outputsShown(net, line, own), await outputsShown(net, knowing, own))).toBe(0);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('are the mean of the first look and a third where the second one was misled', async () => {
    // Diffractions above, reflections in the middle, noise below; the second look calls the middle diffraction, too.
    const [above, middle, below] = [6, 5, 7].map((strength, c) =>
      [0, 1, 2].map((k) => (k === c ? strength : 0)),
    );
    const looks = [
      [above, middle, below],
      [above, above, below],
      [above, middle, middle],
    ];
    let count = 0;
    const runner: ChunkRunner = {
      logits: async ({ inputShape: [samples, traces] }, _, batch) => {
        const bands = looks[count++];
        const image = Array.from({ length: samples * traces }, (_, i) => {
          const sample = Math.floor(i / traces);
          return bands[Math.min(2, Math.floor((3 * sample) / working.sampleCount))];
        });
        return Float32Array.from(Array.from({ length: batch.count }, () => image).flat(2));
      },
      gradients: () => Promise.reject(new Error('not asked')),
    };
    const net = {
      ...netOf(1),
      createNetwork: (spec: ModelSpec, values: Float32Array[]) =>
        new ChunkedNetwork(spec, values, [runner], 1),
    };
    const shares: number[] = [];
    const alone = await outputsAlone(net, freshLine(), (share) => void shares.push(share));
    expect(count).toBe(3);
    expect(shares).toEqual([0.5, 1, 1]);
    const at = (third: number) => {
      const place = Math.floor(((third + 0.5) * working.sampleCount) / 3);
      return alone.map((map) => map[place]);
    };
    expect(at(0)).toEqual(above);
    expect(at(1)).toEqual(middle);
    const mean = below.map((value, c) => (value + 2 * middle[c]) / 3);
    for (const [c, value] of at(2).entries()) expect(value).toBeCloseTo(mean[c], 5);
  });
});
