import { beforeAll, describe, expect, it } from 'vitest';
import type { GradientResult, Network } from '#learning/network/network';
import { checkFirstLoss } from '#learning/preflight/firstLoss';
import { checkOverfit } from '#learning/preflight/overfit';
import { checkZeroRate } from '#learning/preflight/zeroRate';
import { TRAIN_DEFAULTS, type TrainOptions } from '#learning/recipe/trainOptions';
import { panelBatch, smallNetwork, spoilt, startPlainJs, yieldThread } from '#learning/testing/probeNet';
import { TrainingDiverged } from '#learning/training/finiteWatch';

const BATCHES = [panelBatch(8, 1), panelBatch(8, 2)];
const OUTPUT_WEIGHTS = 4;

/** A net whose output layer starts too strong. */
function biasedStart(factor: number): Network {
  return smallNetwork((values, tensor) =>
    tensor === OUTPUT_WEIGHTS ? values.map((value) => factor * value) : values,
  );
}

beforeAll(startPlainJs);

describe('the first loss', () => {
  const colourOf = async (network: Network, batches = BATCHES) =>
    (await checkFirstLoss(network, batches, 4, yieldThread)).colour;

  it('is ln(classes) for a seeded start, and not for one that prefers a class', async () => {
    expect(await colourOf(smallNetwork())).toBe('green');
    expect(await colourOf(biasedStart(100))).toBe('red');
    expect(
      await colourOf(smallNetwork(), [{ ...BATCHES[0], panels: BATCHES[0].panels.map(() => Number.NaN) }]),
    ).toBe('red');
  });

  it.each([
    [1.25, 'green'],
    [1.11, 'amber'],
    [1.7, 'amber'],
    [1.9, 'red'],
  ])('of %d', async (loss, colour) => {
    const network = spoilt(smallNetwork(), { gradients: (result) => ({ ...result, loss }) });
    expect(await colourOf(network)).toBe(colour);
  });
});

describe('at learning rate zero', () => {
  const check = (network: Network, options: TrainOptions = TRAIN_DEFAULTS) =>
    checkZeroRate(network, BATCHES, options, yieldThread);

  it.each(['adam', 'momentum', 'sgd'] as const)('nothing moves with %s', async (optimiser) => {
    const result = await check(smallNetwork(), { ...TRAIN_DEFAULTS, optimiser, weightDecay: 0.5, epochs: 1 });
    expect(result).toMatchObject({
      colour: 'green',
      finding: expect.stringMatching(/changed by 0 over 10 epochs/),
    });
  });

  it('a loss that changes is detected', async () => {
    let calls = 0;
    const jitter = (result: GradientResult) => ({ ...result, loss: result.loss + 1e-5 * (calls++ % 3) });
    expect((await check(spoilt(smallNetwork(), { gradients: jitter }))).colour).toBe('red');
  });

  it('an engine that changes weights is detected', async () => {
    const network = smallNetwork();
    const drift = (result: GradientResult) => {
      network.weights[0][3] += 1e-7;
      return result;
    };
    const result = await check(spoilt(network, { gradients: drift }));
    expect(result).toMatchObject({ colour: 'red', finding: expect.stringMatching(/weights changed/) });
  });
});

describe('overfitting a few panels', () => {
  const eight = panelBatch(8);
  const check = (network: Network, changes: Partial<TrainOptions> = {}) =>
    checkOverfit(network, eight, { ...TRAIN_DEFAULTS, learningRate: 0.02, ...changes }, yieldThread);

  it('are learned within 200 steps', async () => {
    const network = smallNetwork();
    const { colour, finding } = await check(network);
    expect(colour).toBe('green');
    const steps = Number(/right after (\d+) steps/.exec(finding)?.[1]);
    expect(steps).toBeGreaterThan(1);
    const logits = await network.logits(eight);
    const right = Array.from(eight.labels).filter((label, i) => {
      const row = Array.from(logits.subarray(4 * i, 4 * i + 4));
      return row[label] === Math.max(...row);
    });
    expect(right).toHaveLength(8);
  });

  it('are not learned from a gradient of the wrong sign', async () => {
    const reversed = (result: GradientResult) => ({
      ...result,
      gradients: result.gradients.map((values) => values.map((value) => -value)),
    });
    expect((await check(spoilt(smallNetwork(), { gradients: reversed }))).colour).toBe('red');
  });

  it('are not learned without steps', async () => {
    const result = await check(smallNetwork(), { learningRate: 0 });
    expect(result).toMatchObject({ colour: 'red', finding: expect.stringMatching(/after 200 steps/) });
  });

  it('are learned slowly at a small rate', async () => {
    expect((await check(smallNetwork(), { learningRate: 2e-4 })).colour).not.toBe('green');
  });

  it('that become infinite or NaN end it', async () => {
    await expect(check(smallNetwork(), { optimiser: 'sgd', learningRate: 1e30 })).rejects.toThrow(
      TrainingDiverged,
    );
  });
});
