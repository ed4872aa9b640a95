import { initialWeights } from '#learning/model/initialise';
import { type ModelSpec, parameterShapes } from '#learning/model/modelSpec';
import type { Batch } from '#learning/network/network';
import { referenceLogits } from '#learning/preflight/referenceNet';
import type { Random } from '#seismic/numerics/random';

const BIAS_DEVIATION = 0.01;

/** Mean of each class over the batch, and the RMS of what is left without it. */
function spreadOf(logits: Float64Array, count: number): { means: Float64Array; rms: number } {
  const means = new Float64Array(logits.length / count);
  logits.forEach((value, i) => {
    means[i % means.length] += value / count;
  });
  const squares = logits.reduce((sum, value, i) => sum + (value - means[i % means.length]) ** 2, 0);
  return { means, rms: Math.sqrt(squares / logits.length) };
}

/**
 * Seeded weights at which an engine's errors show on a batch: outputs that differ from panel to panel, with a
 * mean of 0 for each class and an RMS of 1. Biases are not zero, since at zero a panel without signal is on
 * the kink of ReLU, where there is no gradient to compare with.
 */
export function probeWeights(spec: ModelSpec, batch: Batch, random: Random): Float32Array[] {
  const start = initialWeights(spec, random.fork('weights'));
  const weights = parameterShapes(spec).map(({ role, name }, i) => {
    const stream = random.fork(`probe of ${name}`);
    return role === 'biases' ? start[i].map(() => BIAS_DEVIATION * stream.normal()) : start[i];
  });
  const { means, rms } = spreadOf(referenceLogits(spec, weights, batch), batch.count);
  if (rms === 0) return weights;
  const [output, biases] = weights.splice(-2);
  return [...weights, output.map((value) => value / rms), biases.map((value, i) => (value - means[i]) / rms)];
}
