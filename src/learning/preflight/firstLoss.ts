import type { LabelledBatch, Network } from '#learning/network/network';
import { type CheckResult, colourBelow, type YieldThread } from '#learning/preflight/checkResult';
import { log } from '#seismic/numerics/mathematics';

/** Largest relative differences of the first loss. */
const GREEN_SHARE = 0.1;
const AMBER_SHARE = 0.3;

const ADVICE = {
  green: 'The untrained net prefers no class, as it should.',
  amber: 'Check the start values and the range of the inputs: the untrained net prefers a class.',
  red: 'Do not train: start values, labels or inputs are wrong.',
} as const;

/** An untrained net gives every class the same chance, so its loss is ln(classes). */
export async function checkFirstLoss(
  network: Network,
  batches: readonly LabelledBatch[],
  classCount: number,
  yieldThread: YieldThread,
): Promise<CheckResult> {
  let loss = 0;
  for (const batch of batches) {
    loss += (await network.gradients(batch)).loss / batches.length;
    await yieldThread();
  }
  const expected = log(classCount);
  const off = Math.abs(loss - expected) / expected;
  const colour = colourBelow(off, GREEN_SHARE, AMBER_SHARE);
  const finding =
    `first loss ${loss.toFixed(4)}, ln(${classCount}) = ${expected.toFixed(4)} for ${classCount} output classes: ` +
    `${(100 * off).toFixed(1)} % difference, limit ${100 * GREEN_SHARE} %`;
  return { colour, finding, advice: ADVICE[colour], table: null };
}
