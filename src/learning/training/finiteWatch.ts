import { parameterShapes } from '#learning/model/modelSpec';
import type { GradientResult, LabelledBatch, Network } from '#learning/network/network';

/** A number is not finite: training cannot continue. */
export class TrainingDiverged extends Error {
  readonly step: number;
  /** "the panels", "the loss", or a tensor: "layer 1/weights", "the gradient of layer 1/weights". */
  readonly where: string;

  constructor(step: number, where: string) {
    super(`Training gave numbers that are not finite at step ${step}, first in ${where}`);
    this.name = 'TrainingDiverged';
    this.step = step;
    this.where = where;
  }
}

function isFiniteAll(values: Float32Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

/** The first tensor of weights that are not all finite; null where they are. */
function spoiltWeights({ spec, weights }: Network): string | null {
  const tensor = weights.findIndex((values) => !isFiniteAll(values));
  return tensor >= 0 ? parameterShapes(spec)[tensor].name : null;
}

/** Where a step whose numbers are not all finite went wrong first, in the order in which it computes. */
function placeOf(network: Network, batch: LabelledBatch, { loss, gradients }: GradientResult): string {
  const names = parameterShapes(network.spec).map(({ name }) => name);
  if (!isFiniteAll(batch.panels)) return 'the panels';
  const weights = spoiltWeights(network);
  if (weights) return weights;
  if (!Number.isFinite(loss)) return 'the loss';
  // Gradients are computed from the output backwards.
  const spoilt = names.filter((_, i) => !isFiniteAll(gradients[i]));
  return `the gradient of ${spoilt[spoilt.length - 1]}`;
}

/**
 * √Σg² over all tensors of a step.
 * @throws TrainingDiverged where a number is not finite, naming the first one
 */
export function checkedGradientNorm(
  network: Network,
  batch: LabelledBatch,
  result: GradientResult,
  step: number,
): number {
  let total = 0;
  for (const gradient of result.gradients)
    for (let i = 0; i < gradient.length; i++) total += gradient[i] * gradient[i];
  if (Number.isFinite(result.loss) && Number.isFinite(total)) return Math.sqrt(total);
  throw new TrainingDiverged(step, placeOf(network, batch, result));
}

/** @throws TrainingDiverged where a step has made weights that are not finite */
export function checkWeightsFinite(network: Network, step: number): void {
  const weights = spoiltWeights(network);
  if (weights) throw new TrainingDiverged(step, weights);
}
