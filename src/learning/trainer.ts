import { createAdam, type Optimiser } from '#learning/adam';
import type { LayerSnapshot, PickVerdict, StepMetrics } from '#learning/metrics';
import { parameterShapes } from '#learning/modelSpec';
import type { GradientResult, LabelledBatch, Network } from '#learning/network';
import { snapshotOf } from '#learning/snapshot';
import type { TrainOptions } from '#learning/trainOptions';
import type { ValidationResult } from '#learning/validation';
import { cos } from '#seismic/numerics/mathematics';

/** What a run tells on its way, as plain values. */
export type TrainingNews =
  | { readonly kind: 'step'; readonly metrics: StepMetrics }
  | { readonly kind: 'snapshot'; readonly snapshot: LayerSnapshot }
  | { readonly kind: 'verdicts'; readonly step: number; readonly verdicts: PickVerdict[] };

export interface TrainingOutcome {
  /** Number of steps made. */
  readonly steps: number;
  /** Step whose weights the network now holds; they had the lowest validation loss. */
  readonly bestStep: number;
  /** Null where no pick could be held out. */
  readonly validation: ValidationResult | null;
  /** Mean loss of the last tenth of the steps, in nats. */
  readonly trainingLoss: number;
  readonly stopped: boolean;
}

export interface TrainerParts {
  readonly network: Network;
  readonly batches: { readonly pairCount: number; next(count: number): LabelledBatch };
  /** Judges the held-out picks with the network as it is; null where there are none. */
  readonly validate: (() => ValidationResult) | null;
  readonly options: TrainOptions;
  /** Milliseconds since the start; only told, never computed with. */
  readonly clock: () => number;
  readonly shouldStop: () => boolean;
}

/** A number that is not finite turned up: training cannot go on. */
export class TrainingDiverged extends Error {
  readonly step: number;
  /** "loss" or the tensor whose gradient it was, as "layer 1/weights". */
  readonly where: string;

  constructor(step: number, where: string) {
    super(`Training left the finite numbers at step ${step}, first in ${where}`);
    this.name = 'TrainingDiverged';
    this.step = step;
    this.where = where;
  }
}

const VALIDATE_EVERY = 10;
const SNAPSHOT_EVERY = 20;
/** The learning rate falls along half a cosine to this share of its start. */
const LAST_RATE_SHARE = 0.03;

function learningRateAt(step: number, { learningRate, steps }: TrainOptions): number {
  const share = (1 + cos((Math.PI * step) / Math.max(1, steps))) / 2;
  return learningRate * (LAST_RATE_SHARE + (1 - LAST_RATE_SHARE) * share);
}

/** √Σg² over all tensors. @throws TrainingDiverged naming the first tensor that is not finite. */
function gradientNorm({ loss, gradients }: GradientResult, names: readonly string[], step: number): number {
  if (!Number.isFinite(loss)) throw new TrainingDiverged(step, 'loss');
  let total = 0;
  gradients.forEach((gradient, tensor) => {
    let sum = 0;
    for (const value of gradient) sum += value * value;
    if (!Number.isFinite(sum)) throw new TrainingDiverged(step, names[tensor]);
    total += sum;
  });
  return Math.sqrt(total);
}

/** A run in progress: the optimiser's memory and the best weights so far. */
class Run {
  readonly #parts: TrainerParts;
  readonly #names: string[];
  readonly #optimiser: Optimiser;
  #best: { step: number; weights: Float32Array[]; validation: ValidationResult } | null = null;
  #recentLosses: number[] = [];

  constructor(parts: TrainerParts) {
    const shapes = parameterShapes(parts.network.spec);
    this.#parts = parts;
    this.#names = shapes.map(({ name }) => name);
    this.#optimiser = createAdam(
      shapes.map(({ size }) => size),
      { weightDecay: parts.options.weightDecay },
    );
  }

  /** One step of the optimiser; a validation that falls on it is part of its metrics. */
  step(step: number): { metrics: StepMetrics; verdicts: PickVerdict[] | null } {
    const { network, batches, options, clock } = this.#parts;
    const startMs = clock();
    const result = network.gradients(batches.next(options.batchSize));
    const norm = gradientNorm(result, this.#names, step);
    const learningRate = learningRateAt(step, options);
    this.#optimiser.step(network.weights, result.gradients, learningRate);
    this.#remember(result.loss);
    const endMs = clock();
    const validation = this.#validate(step);
    const metrics: StepMetrics = {
      step,
      epoch: Math.floor((step * options.batchSize) / Math.max(1, batches.pairCount)),
      wallTimeMs: clock(),
      loss: result.loss,
      accuracy: result.accuracy,
      ...(validation ? { validationLoss: validation.loss, validationAccuracy: validation.accuracy } : {}),
      learningRate,
      gradientNorm: norm,
      examplesPerSecond: (1000 * options.batchSize) / Math.max(1e-3, endMs - startMs),
    };
    return { metrics, verdicts: validation?.verdicts ?? null };
  }

  /** Puts the best weights back into the network. */
  finish(steps: number, stopped: boolean): TrainingOutcome {
    const best = this.#best;
    best?.weights.forEach((values, i) => {
      this.#parts.network.weights[i].set(values);
    });
    const trainingLoss = this.#recentLosses.reduce((sum, loss) => sum + loss / this.#recentLosses.length, 0);
    return {
      steps,
      bestStep: best ? best.step : steps - 1,
      validation: best ? best.validation : null,
      trainingLoss,
      stopped,
    };
  }

  #remember(loss: number): void {
    this.#recentLosses.push(loss);
    if (this.#recentLosses.length > Math.max(1, this.#parts.options.steps / 10)) this.#recentLosses.shift();
  }

  #validate(step: number): ValidationResult | null {
    const { validate, network, options } = this.#parts;
    if (!validate || (step % VALIDATE_EVERY !== 0 && step !== options.steps - 1)) return null;
    const validation = validate();
    if (!this.#best || validation.loss < this.#best.validation.loss)
      this.#best = { step, weights: network.weights.map((values) => values.slice()), validation };
    return validation;
  }
}

/**
 * Trains a network in place, a step for each news of kind 'step': the caller draws the news, and so
 * decides when to breathe, to pause or to stop. At the end the network holds the weights that had the
 * lowest validation loss. The weights depend on the parts only, never on the clock.
 * @throws TrainingDiverged where a loss or gradient is not finite
 */
export function* train(parts: TrainerParts): Generator<TrainingNews, TrainingOutcome> {
  const { network, options, clock, shouldStop } = parts;
  const run = new Run(parts);
  let step = 0;
  for (; step < options.steps && !shouldStop(); step++) {
    if (step % SNAPSHOT_EVERY === 0)
      yield {
        kind: 'snapshot',
        snapshot: snapshotOf(network.spec, network.weights, { step, wallTimeMs: clock() }),
      };
    const { metrics, verdicts } = run.step(step);
    yield { kind: 'step', metrics };
    if (verdicts) yield { kind: 'verdicts', step, verdicts };
  }
  const outcome = run.finish(step, step < options.steps);
  const wallTimeMs = clock();
  yield { kind: 'snapshot', snapshot: snapshotOf(network.spec, network.weights, { step, wallTimeMs }) };
  return outcome;
}
