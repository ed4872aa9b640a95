import { beforeAll, describe, expect, it } from 'vitest';
import { addImage, imageOf } from '#learning/dense/channelImage';
import { denseLogits } from '#learning/dense/denseLogits';
import { denseNetSpec, denseNetSteps } from '#learning/dense/denseNet';
import { planTiles } from '#learning/dense/tiles';
import { initialWeights } from '#learning/model/initialise';
import type { ModelSpec } from '#learning/model/modelSpec';
import { ChunkedNetwork } from '#learning/network/chunkedNetwork';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { useEmbeddedBackend } from '#learning/testing/embeddedBackend';
import { createRandom } from '#seismic/numerics/random';

const KIND = { channelCount: 3, classCount: 3, filters: [4, 5, 6, 7] } as const;
const SIZE = { traceCount: 420, sampleCount: 500 };

function netOf() {
  const steps = denseNetSteps(KIND);
  const weights = initialWeights(denseNetSpec(steps, KIND), createRandom(2));
  const createNetwork = (spec: ModelSpec, values: Float32Array[]) =>
    new ChunkedNetwork(spec, values, [tensorRunner], 1);
  return { kind: KIND, weights, createNetwork };
}

function randomMaps(count: number): Float32Array[] {
  const random = createRandom(5);
  return Array.from({ length: count }, () =>
    Float32Array.from({ length: SIZE.traceCount * SIZE.sampleCount }, () => random.normal()),
  );
}

beforeAll(useEmbeddedBackend);

describe('a section as an image', () => {
  it('comes back whole from its parts, and has zeros beyond its edges', () => {
    const size = { traceCount: 5, sampleCount: 7 };
    const maps = [1, 2].map((k) => Float32Array.from({ length: 35 }, (_, i) => 100 * k + i));
    const part = { firstTrace: -1, traceCount: 8, firstSample: 2, sampleCount: 9 };
    const image = imageOf(maps, size, part);
    // Row 0 is sample 2; trace -1 lies outside, trace 0 is the second column.
    expect([...image.subarray(0, 6)]).toEqual([0, 0, 102, 202, 109, 209]);
    expect(image.subarray(5 * 16).every((value) => value === 0)).toBe(true);
    const back = maps.map((map) => map.slice().fill(0));
    const inner = { firstTrace: 0, traceCount: 5, firstSample: 2, sampleCount: 5 };
    addImage(back, size, { image, part, inner });
    back.forEach((map, k) => {
      map.forEach((value, i) => {
        expect(value).toBe(i % 7 < 2 ? 0 : maps[k][i]);
      });
    });
  });
});

describe('tiles', () => {
  it('take every place once, within what they are shown', () => {
    const plan = planTiles(SIZE, {
      steps: denseNetSteps(KIND),
      halo: { samples: 24, traces: 32 },
      mostValues: 20_000,
    });
    expect(plan.tiles.length).toBeGreaterThan(4);
    const seen = new Uint8Array(SIZE.traceCount * SIZE.sampleCount);
    for (const { part, inner } of plan.tiles) {
      expect([part.sampleCount, part.traceCount]).toEqual([plan.size.samples, plan.size.traces]);
      expect(part.firstTrace % 16).toBe(0);
      expect(part.firstSample % 8).toBe(0);
      for (let trace = inner.firstTrace; trace < inner.firstTrace + inner.traceCount; trace++)
        for (let sample = inner.firstSample; sample < inner.firstSample + inner.sampleCount; sample++)
          seen[trace * SIZE.sampleCount + sample]++;
      expect(inner.firstTrace).toBeGreaterThanOrEqual(part.firstTrace);
      expect(inner.firstTrace + inner.traceCount).toBeLessThanOrEqual(part.firstTrace + part.traceCount);
      expect(inner.firstSample).toBeGreaterThanOrEqual(part.firstSample);
      expect(inner.firstSample + inner.sampleCount).toBeLessThanOrEqual(part.firstSample + part.sampleCount);
    }
    expect(seen.every((times) => times === 1)).toBe(true);
  });

  it('give what the whole section gives, to 1e-5', async () => {
    const maps = randomMaps(KIND.channelCount);
    const whole = await denseLogits(netOf(), maps, SIZE);
    let tileCount = 0;
    const onTile = ({ total }: { readonly total: number }): void => {
      tileCount = total;
    };
    const tiled = await denseLogits(netOf(), maps, SIZE, { onTile, mostValues: 60_000 });
    expect(tileCount).toBeGreaterThan(1);
    let [worst, largest] = [0, 0];
    whole.forEach((map, k) => {
      map.forEach((value, i) => {
        worst = Math.max(worst, Math.abs(value - tiled[k][i]));
        largest = Math.max(largest, Math.abs(value));
      });
    });
    expect(largest).toBeGreaterThan(0.1);
    expect(worst).toBeLessThan(1e-5 * Math.max(1, largest));
  });
});
