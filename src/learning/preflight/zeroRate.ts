import type { LabelledBatch, Network } from '#learning/network/network';
import { type CheckResult, shortNumber, type YieldThread } from '#learning/preflight/checkResult';
import { fixedBatches, shortOptions } from '#learning/preflight/fixedBatches';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import { Trainer } from '#learning/training/trainer';

const EPOCHS = 10;
const LARGEST_CHANGE = 1e-6;

/** Mean loss of each epoch of a training whose learning rate is zero. */
async function lossesAtZeroRate(
  network: Network,
  batches: readonly LabelledBatch[],
  options: TrainOptions,
  yieldThread: YieldThread,
): Promise<number[]> {
  const steps = EPOCHS * batches.length;
  const zero = { steps, batchSize: batches[0].count, learningRate: 0 };
  const trainer = new Trainer({
    network,
    batches: fixedBatches(batches),
    validate: null,
    options: shortOptions(options, zero),
    clock: () => 0,
    shouldStop: () => false,
  });
  const losses = new Array<number>(EPOCHS).fill(0);
  for await (const news of trainer.run()) {
    if (news.kind !== 'step') continue;
    losses[Math.floor(news.metrics.step / batches.length)] += news.metrics.loss / batches.length;
    await yieldThread();
  }
  return losses;
}

/**
 * At learning rate zero nothing may change: the same batches have the same loss in each of ten epochs, and
 * the weights keep every bit. A change is a fault of engine, data or optimiser.
 */
export async function checkZeroRate(
  network: Network,
  batches: readonly LabelledBatch[],
  options: TrainOptions,
  yieldThread: YieldThread,
): Promise<CheckResult> {
  const before = network.weights.map((values) => values.slice());
  const losses = await lossesAtZeroRate(network, batches, options, yieldThread);
  const change = Math.max(...losses) - Math.min(...losses);
  const moved = network.weights.some((values, i) => values.some((value, k) => value !== before[i][k]));
  const isStill = change <= LARGEST_CHANGE && !moved;
  return {
    colour: isStill ? 'green' : 'red',
    finding:
      `loss ${losses[0].toFixed(6)}, changed by ${shortNumber(change)} over ${EPOCHS} epochs ` +
      `(limit ${shortNumber(LARGEST_CHANGE)}), weights ${moved ? 'changed' : 'unchanged'}`,
    advice: isStill
      ? 'Only training changes this net.'
      : 'Do not train: something changes the net besides training, so try another engine and report this.',
    table: null,
  };
}
