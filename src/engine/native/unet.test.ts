import { beforeAll, describe, expect, it, vi } from 'vitest';
import { graphRunner } from '#engine/native/graphRunner';
import { findNativeBinding, loadNativeBinding } from '#engine/native/nativeBinding';
import { startWasmBackend } from '#engine/wasm/wasmStart';
import { initialWeights } from '#learning/model/initialise';
import { parameterShapes, sizeOfShape } from '#learning/model/modelSpec';
import { unetSpec } from '#learning/model/unetSpec';
import { ChunkedNetwork, type ChunkRunner } from '#learning/network/chunkedNetwork';
import type { LabelledBatch, Network } from '#learning/network/network';
import { softmaxRows } from '#learning/network/softmax';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { referenceLogits, referenceNet } from '#learning/preflight/referenceNet';
import { startPlainJs } from '#learning/testing/probeNet';
import { createOptimiser } from '#learning/training/optimiser';
import { createRandom } from '#seismic/numerics/random';

const [HEIGHT, WIDTH, CLASSES] = [24, 16, 3];
const SPEC = unetSpec({ inputShape: [HEIGHT, WIDTH, 2], filters: [8, 16, 32], classes: CLASSES });

/**
 * Noise; the class of a sample is given by the sign and size of its first channel, and a fifth is ignored.
 */
function batchOf(count: number, seed: number): LabelledBatch {
  const random = createRandom(seed);
  const panels = Float32Array.from({ length: count * sizeOfShape(SPEC.inputShape) }, () => random.normal());
  const labels = new Int32Array(count * HEIGHT * WIDTH);
  for (let i = 0; i < labels.length; i++) {
    const value = panels[2 * i];
    labels[i] = value < -0.4 ? 0 : value < 0.4 ? 1 : 2;
  }
  const labelWeights = Float32Array.from(labels, () => (random.integer(5) === 0 ? 0 : 1));
  return { count, panels, labels, labelWeights };
}

function networkOn(runner: ChunkRunner, chunks: number): Network {
  return new ChunkedNetwork(SPEC, initialWeights(SPEC, createRandom(3)), [runner], chunks);
}

/** Losses of steps of Adam on small batches, and the weights after them. */
async function train(network: Network, steps: number) {
  const sizes = parameterShapes(SPEC).map(({ size }) => size);
  const optimiser = createOptimiser('adam', sizes, { weightDecay: 0 });
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const { loss, gradients } = await network.gradients(batchOf(4, step));
    losses.push(loss);
    optimiser.step(network.weights, gradients, 3e-3);
  }
  return { losses, weights: network.weights };
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = a.length === b.length ? 0 : Number.NaN;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] - b[i]));
  return largest;
}

async function expectReference(network: Network): Promise<void> {
  const batch = batchOf(2, 77);
  const [found, expected] = [await network.logits(batch), referenceLogits(SPEC, network.weights, batch)];
  const ours = softmaxRows(found, CLASSES);
  expect(largestDifference(ours, softmaxRows(Float32Array.from(expected), CLASSES))).toBeLessThan(1e-5);
}

const engineFolder = process.env.DIFFRAKT_TEST_ENGINE;

describe('a U-Net', () => {
  it('has the gradients of differences of its definition', () => {
    const batch = batchOf(1, 5);
    const weights = initialWeights(SPEC, createRandom(8)).map((values) =>
      Float64Array.from(values, (value) => value + 0.01),
    );
    const byOutput = batchOf(2, 6).panels.subarray(0, HEIGHT * WIDTH * CLASSES);
    const weighted = (moved: readonly Float64Array[]): number => {
      const { output } = referenceNet(SPEC, moved, batch.panels);
      return byOutput.reduce((sum, value, i) => sum + value * output[i], 0);
    };
    const gradients = referenceNet(SPEC, weights, batch.panels).gradients(byOutput);
    const random = createRandom(9);
    gradients.forEach((gradient, tensor) => {
      const i = random.integer(gradient.length);
      const [above, below] = [1e-6, -1e-6].map((step) => {
        const moved = weights.map((values) => values.slice());
        moved[tensor][i] += step;
        return weighted(moved);
      });
      const slope = (above - below) / 2e-6;
      const peak = Math.max(...Array.from(gradient, Math.abs));
      expect(Math.abs(gradient[i] - slope) / Math.max(Math.abs(slope), 0.01 * peak)).toBeLessThan(1e-3);
    });
  });

  it('has the probabilities of its definition on plain JavaScript', async () => {
    await startPlainJs();
    await expectReference(networkOn(tensorRunner, 1));
  });

  it('trains on wasm, bit for bit the same when it is run twice', async () => {
    await startWasmBackend();
    await expectReference(networkOn(tensorRunner, 4));
    const [once, again] = [
      await train(networkOn(tensorRunner, 4), 30),
      await train(networkOn(tensorRunner, 4), 30),
    ];
    expect(again).toEqual(once);
    const [first, last] = [once.losses[0], once.losses.slice(-5).reduce((sum, loss) => sum + loss / 5, 0)];
    expect(Math.abs(first / Math.log(CLASSES) - 1)).toBeLessThan(0.1);
    expect(last).toBeLessThan(0.8 * first);
  });

  const without = engineFolder ? '' : ' (skipped: native TensorFlow is not installed)';
  describe.skipIf(!engineFolder)(`on native TensorFlow${without}`, () => {
    let runner: ChunkRunner;
    beforeAll(async () => {
      vi.stubEnv('DIFFRAKT_ENGINE_FOLDER', engineFolder);
      const found = await findNativeBinding();
      vi.unstubAllEnvs();
      if (!found) throw new Error(`There is no engine in ${engineFolder}`);
      runner = graphRunner(loadNativeBinding(found));
    });

    it('has the probabilities of its definition, and trains to the same bits twice', async () => {
      await expectReference(networkOn(runner, 1));
      expect(await train(networkOn(runner, 1), 10)).toEqual(await train(networkOn(runner, 1), 10));
    });

    it('has the gradients of wasm', async () => {
      const batch = batchOf(3, 21);
      const native = await networkOn(runner, 1).gradients(batch);
      await startWasmBackend();
      const wasm = await networkOn(tensorRunner, 4).gradients(batch);
      expect(native.loss).toBeCloseTo(wasm.loss, 6);
      expect(native.accuracy).toBe(wasm.accuracy);
      native.gradients.forEach((gradient, i) => {
        const peak = Math.max(...gradient.map(Math.abs));
        expect(largestDifference(gradient, wasm.gradients[i]) / peak).toBeLessThan(1e-4);
      });
    });

    /**
     * Both round to 24 bits in sums of another order, and each step's rounding goes on in the weights: here
     * by 1e-7 in thirty steps. A hundred times that is still far below what a wrong gradient gives.
     */
    it('trains to the loss of wasm', async () => {
      await startWasmBackend();
      const wasm = await train(networkOn(tensorRunner, 4), 30);
      const native = await train(networkOn(runner, 1), 30);
      expect(largestDifference(native.losses, wasm.losses)).toBeLessThan(1e-5);
    });
  });
});
