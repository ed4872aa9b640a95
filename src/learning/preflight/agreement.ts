import type { LabelledBatch, Network } from '#learning/network/network';
import { softmaxRows } from '#learning/network/softmax';
import {
  type CheckResult,
  colourBelow,
  shortNumber,
  type YieldThread,
} from '#learning/preflight/checkResult';
import { referenceLogits, referenceLoss, referenceSoftmax } from '#learning/preflight/referenceNet';

/** Where an engine computes: graphics cards may round more coarsely. */
export type EngineHardware = 'processor' | 'graphics card';

/** Largest difference of a probability. */
const AGREEMENT_LIMITS: Readonly<Record<EngineHardware, number>> = {
  processor: 1e-5,
  'graphics card': 1e-3,
};
/** Up to so many times the limit the result is amber, above it is red. */
const AMBER_FACTOR = 10;

const ADVICE = {
  green: 'This engine computes this net correctly.',
  amber: 'Compare a whole training with another engine, such as wasm, before relying on this one.',
  red: 'Do not use this engine for this net: choose another one and report this.',
} as const;

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = a.length === b.length ? 0 : Number.NaN;
  // A NaN stays: Math.max passes it on.
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] - b[i]));
  return largest;
}

/**
 * The engine's probabilities and loss against a reference in double precision, with the network's present
 * weights.
 */
export async function checkAgreement(
  network: Network,
  batch: LabelledBatch,
  hardware: EngineHardware,
  yieldThread: YieldThread,
): Promise<CheckResult> {
  const { spec, weights } = network;
  const logits = await network.logits(batch);
  const { loss } = await network.gradients(batch);
  await yieldThread();
  const expected = referenceLogits(spec, weights, batch);
  const rowCount = batch.labels.length;
  const classCount = expected.length / rowCount;
  const rows = Array.from({ length: rowCount }, (_, i) =>
    referenceSoftmax(expected.subarray(i * classCount, (i + 1) * classCount)),
  );
  const difference = largestDifference(softmaxRows(logits, classCount), rows.flat());
  const lossDifference = Math.abs(loss - referenceLoss(expected, batch));
  const limit = AGREEMENT_LIMITS[hardware];
  const colour = colourBelow(Math.max(difference, lossDifference), limit, AMBER_FACTOR * limit);
  return {
    colour,
    finding:
      `${batch.count} panels: probabilities differ by ${shortNumber(difference)} at most, ` +
      `the loss by ${shortNumber(lossDifference)}; limit ${shortNumber(limit)} on a ${hardware}`,
    advice: ADVICE[colour],
    table: null,
  };
}
