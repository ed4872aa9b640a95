import type { LabelledBatch, Network } from '#learning/network/network';
import type { CheckColour, CheckResult, YieldThread } from '#learning/preflight/checkResult';
import { fixedBatches, shortOptions } from '#learning/preflight/fixedBatches';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import { Trainer } from '#learning/training/trainer';

const MOST_STEPS = 200;
/** Share of the panels from which on it is slow rather than broken. */
const AMBER_ACCURACY = 0.75;

const ADVICE = {
  green: 'Net, gradients and optimiser can fit the panels.',
  amber: 'Raise the learning rate or take more filters: the loss falls, but slowly.',
  red: 'Do not train: a net that cannot fit a few panels cannot be trained. Check the learning rate, the inputs and the gradients.',
} as const;

/**
 * The net must fit a few panels within 200 steps, with the optimiser and learning rate of the training to
 * come.
 */
export async function checkOverfit(
  network: Network,
  batch: LabelledBatch,
  options: TrainOptions,
  yieldThread: YieldThread,
): Promise<CheckResult> {
  // One more step: the accuracy of a step is measured before it.
  const changes = {
    steps: MOST_STEPS + 1,
    batchSize: batch.count,
    schedule: 'constant',
    warmUpSteps: 0,
  } as const;
  const trainer = new Trainer({
    network,
    batches: fixedBatches([batch]),
    validate: null,
    options: shortOptions(options, changes),
    clock: () => 0,
    shouldStop: () => false,
  });
  let last = { accuracy: 0, loss: Number.NaN, step: 0 };
  for await (const news of trainer.run()) {
    if (news.kind !== 'step') continue;
    last = news.metrics;
    if (last.accuracy === 1) break;
    await yieldThread();
  }
  const colour: CheckColour =
    last.accuracy === 1 ? 'green' : last.accuracy >= AMBER_ACCURACY ? 'amber' : 'red';
  const finding =
    `${Math.round(last.accuracy * batch.count)} of ${batch.count} panels right after ${last.step} steps ` +
    `(limit ${MOST_STEPS}), loss ${last.loss.toFixed(3)}`;
  return { colour, finding, advice: ADVICE[colour], table: null };
}
