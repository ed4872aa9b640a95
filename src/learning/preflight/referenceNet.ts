import type { Numbers } from '#learning/layers/layerData';
import { multiplicationsOfLayer, referenceLayer } from '#learning/layers/registry';
import { type Differentiable, differentiate } from '#learning/model/differentiate';
import { type ModelSpec, sizeOfShape, wiredLayers } from '#learning/model/modelSpec';
import type { Batch, LabelledBatch } from '#learning/network/network';
import { exp, log } from '#seismic/numerics/mathematics';

/** A net on one example [height][width][channel], straight from the layers' definitions, in double precision. */
export function referenceNet(
  spec: ModelSpec,
  weights: readonly Numbers[],
  example: Numbers,
): Differentiable<Numbers> {
  return differentiate(spec, example, weights, {
    place: ({ layer }, site) => referenceLayer(layer, site),
    add: (a, b) => Float64Array.from(a, (value, i) => value + b[i]),
  });
}

/**
 * Outputs of a net before the softmax, [example][class], straight from the layers' definitions and in double
 * precision: the reference for engines and their gradients. Shares no code with them.
 */
export function referenceLogits(
  spec: ModelSpec,
  weights: readonly Numbers[],
  { count, panels }: Batch,
): Float64Array {
  const length = sizeOfShape(spec.inputShape);
  const rows = Array.from({ length: count }, (_, i) =>
    Array.from(referenceNet(spec, weights, panels.subarray(i * length, (i + 1) * length)).output),
  );
  return Float64Array.from(rows.flat());
}

/** Softmax of one row, in double precision. */
export function referenceSoftmax(row: Numbers): number[] {
  const values = Array.from(row);
  const most = Math.max(...values);
  const powers = values.map((value) => exp(value - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Mean cross-entropy of logits, one row of classes a label, by the labels' weights, in nats. */
export function referenceLoss(logits: Float64Array, { labels, labelWeights }: LabelledBatch): number {
  const classCount = logits.length / labels.length;
  let [sum, total] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    const row = logits.subarray(i * classCount, (i + 1) * classCount);
    const weight = labelWeights ? labelWeights[i] : 1;
    const most = Math.max(...row);
    sum += weight * (most - row[labels[i]] + log(row.reduce((part, value) => part + exp(value - most), 0)));
    total += weight;
  }
  return sum / total;
}

/** Multiplications that one panel takes. */
export function multiplicationsOf(spec: ModelSpec): number {
  return wiredLayers(spec).reduce(
    (sum, { layer, inputShapes, outputShape }) =>
      sum + multiplicationsOfLayer(layer, inputShapes, outputShape),
    0,
  );
}
