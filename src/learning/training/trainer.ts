import { parameterShapes } from '#learning/model/modelSpec';
import type { LabelledBatch, Network } from '#learning/network/network';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import { checkedGradientNorm, checkWeightsFinite } from '#learning/training/finiteWatch';
import { learningRateAt } from '#learning/training/learningRate';
import type { LayerSnapshot, PickVerdict, StepMetrics, ValidationResult } from '#learning/training/metrics';
import { createOptimiser, type Optimiser } from '#learning/training/optimiser';
import { snapshotOf } from '#learning/training/snapshot';
import type { BestWeights, TrainerState } from '#learning/training/trainerState';

/** Intermediate results of a run, as plain values. */
export type TrainingNews =
  | { readonly kind: 'step'; readonly metrics: StepMetrics }
  | { readonly kind: 'snapshot'; readonly snapshot: LayerSnapshot }
  | { readonly kind: 'verdicts'; readonly step: number; readonly verdicts: PickVerdict[] };

/** Why a run ended. */
export type StopReason = 'steps' | 'epochs' | 'patience' | 'target' | 'asked';

export interface TrainingOutcome {
  /** Number of steps made. */
  readonly steps: number;
  /** Step whose weights the network now holds; they had the lowest validation loss. */
  readonly bestStep: number;
  /** Null where no pick could be held out. */
  readonly validation: ValidationResult | null;
  /** Mean loss of the last tenth of the steps, in nats. */
  readonly trainingLoss: number;
  readonly reason: StopReason;
}

/** Where pairs come from. */
export interface BatchSource {
  readonly exampleCount: number;
  /** Its position in the seeded sequence; setting it returns there. */
  position: number;
  /** The next batch; the memory of the one before the last may be used for it. */
  next(count: number): LabelledBatch;
}

export interface TrainerParts {
  readonly network: Network;
  readonly batches: BatchSource;
  /** Judges the held-out picks with the network as it is; null where there are none. */
  readonly validate: (() => Promise<ValidationResult>) | null;
  readonly options: TrainOptions;
  /** Milliseconds since the start; for reports only. */
  readonly clock: () => number;
  readonly shouldStop: () => boolean;
}

interface StepNews {
  readonly metrics: StepMetrics;
  readonly verdicts: PickVerdict[] | null;
}

interface DrawnBatch {
  readonly batch: LabelledBatch;
  /** Where the source was before. */
  readonly position: number;
}

const VALIDATE_EVERY = 10;
const SNAPSHOT_EVERY = 20;

/** Shortens a gradient that is longer than the limit. */
function clip(gradients: readonly Float32Array[], norm: number, limit: number | null): void {
  if (limit === null || norm <= limit) return;
  for (const values of gradients) for (let i = 0; i < values.length; i++) values[i] *= limit / norm;
}

/**
 * Trains a network in place. A run can be stopped after any step, its `state` kept, and another trainer of
 * the same parts can continue from there to exactly the weights of an uninterrupted run. The weights depend
 * on the parts only, never on the clock.
 */
export class Trainer {
  readonly #parts: TrainerParts;
  readonly #optimiser: Optimiser;
  readonly #recentLosses: number[];
  #best: BestWeights | null;
  #validationsSinceBest: number;
  /** The step to be made next. */
  #step: number;
  #drawn: DrawnBatch | null = null;

  /** @param from Where another trainer of the same parts was; its weights replace the network's. */
  constructor(parts: TrainerParts, from: TrainerState | null = null) {
    const { network, batches, options } = parts;
    const sizes = parameterShapes(network.spec).map(({ size }) => size);
    const { weightDecay } = options;
    this.#parts = parts;
    this.#optimiser = createOptimiser(options.optimiser, sizes, { weightDecay, from: from?.optimiser });
    this.#recentLosses = [...(from?.recentLosses ?? [])];
    this.#best = from?.best ?? null;
    this.#validationsSinceBest = from?.validationsSinceBest ?? 0;
    this.#step = from?.step ?? 0;
    if (!from) return;
    batches.position = from.batchPosition;
    this.#put(from.weights);
  }

  /** Everything that another trainer of the same parts needs to continue. To be read between two news. */
  state(): TrainerState {
    return {
      step: this.#step,
      weights: this.#parts.network.weights.map((values) => values.slice()),
      optimiser: this.#optimiser.state(),
      best: this.#best,
      validationsSinceBest: this.#validationsSinceBest,
      recentLosses: [...this.#recentLosses],
      batchPosition: this.#drawn?.position ?? this.#parts.batches.position,
    };
  }

  /**
   * Makes the steps, one for each news of kind 'step': the caller requests the news, and so decides when to
   * yield the thread or to pause. At the end the network holds the weights that had the lowest validation
   * loss.
   * @throws TrainingDiverged where a panel, weight, loss or gradient is not finite
   */
  async *run(): AsyncGenerator<TrainingNews, TrainingOutcome> {
    let reason = this.#reasonToStop();
    for (; reason === null; reason = this.#reasonToStop()) {
      if (this.#step % SNAPSHOT_EVERY === 0) yield this.#snapshot();
      const { metrics, verdicts } = await this.#makeStep();
      yield { kind: 'step', metrics };
      if (verdicts) yield { kind: 'verdicts', step: metrics.step, verdicts };
    }
    const outcome = this.#finish(reason);
    yield this.#snapshot();
    return outcome;
  }

  #reasonToStop(): StopReason | null {
    const { options, shouldStop } = this.#parts;
    const { steps, epochs, patience, targetAccuracy } = options;
    const accuracy = this.#best?.validation.accuracy ?? 0;
    if (this.#step >= steps) return 'steps';
    if (epochs !== null && this.#epochOf(this.#step) >= epochs) return 'epochs';
    if (patience !== null && this.#validationsSinceBest >= patience) return 'patience';
    if (targetAccuracy !== null && this.#best && accuracy >= targetAccuracy) return 'target';
    return shouldStop() ? 'asked' : null;
  }

  /** One step of the optimiser; a validation that falls on it is part of its metrics. */
  async #makeStep(): Promise<StepNews> {
    const { network, options, clock } = this.#parts;
    const step = this.#step;
    const startMs = clock();
    const { batch } = this.#drawn ?? this.#draw();
    this.#drawn = null;
    const pending = network.gradients(batch);
    // While an engine computes elsewhere, this thread makes the next panels.
    if (step + 1 < options.steps) this.#drawn = this.#draw();
    const result = await pending;
    const norm = checkedGradientNorm(network, batch, result, step);
    clip(result.gradients, norm, options.clipNorm);
    const learningRate = learningRateAt(step, options);
    this.#optimiser.step(network.weights, result.gradients, learningRate);
    checkWeightsFinite(network, step);
    this.#remember(result.loss);
    const endMs = clock();
    const validation = await this.#validate(step);
    this.#step = step + 1;
    const metrics: StepMetrics = {
      step,
      epoch: this.#epochOf(step),
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

  #draw(): DrawnBatch {
    const { batches, options } = this.#parts;
    const { position } = batches;
    return { position, batch: batches.next(options.batchSize) };
  }

  #epochOf(step: number): number {
    const { batches, options } = this.#parts;
    return Math.floor((step * options.batchSize) / Math.max(1, batches.exampleCount));
  }

  #remember(loss: number): void {
    this.#recentLosses.push(loss);
    if (this.#recentLosses.length > Math.max(1, this.#parts.options.steps / 10)) this.#recentLosses.shift();
  }

  async #validate(step: number): Promise<ValidationResult | null> {
    const { validate, network, options } = this.#parts;
    if (!validate || (step % VALIDATE_EVERY !== 0 && step !== options.steps - 1)) return null;
    const validation = await validate();
    this.#validationsSinceBest++;
    if (!this.#best || validation.loss < this.#best.validation.loss) {
      this.#best = { step, weights: network.weights.map((values) => values.slice()), validation };
      this.#validationsSinceBest = 0;
    }
    return validation;
  }

  #snapshot(): TrainingNews {
    const { network, clock } = this.#parts;
    const at = { step: this.#step, wallTimeMs: clock() };
    return { kind: 'snapshot', snapshot: snapshotOf(network.spec, network.weights, at) };
  }

  /** Puts the best weights back into the network. */
  #finish(reason: StopReason): TrainingOutcome {
    const best = this.#best;
    if (best) this.#put(best.weights);
    const losses = this.#recentLosses;
    return {
      steps: this.#step,
      bestStep: best ? best.step : this.#step - 1,
      validation: best ? best.validation : null,
      trainingLoss: losses.reduce((sum, loss) => sum + loss / losses.length, 0),
      reason,
    };
  }

  #put(weights: readonly Float32Array[]): void {
    weights.forEach((values, i) => {
      this.#parts.network.weights[i].set(values);
    });
  }
}
