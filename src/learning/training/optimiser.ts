import type { OptimiserName } from '#learning/recipe/trainOptions';

/** State of an optimiser between steps: enough to continue as if it had never stopped. */
export interface OptimiserState {
  readonly steps: number;
  /** Means of the gradients (Adam), or velocities (momentum), one array a tensor; none for plain descent. */
  readonly means: readonly Float64Array[];
  /** Means of the squared gradients (Adam only). */
  readonly squares: readonly Float64Array[];
}

/** Changes weights in place by their gradients. */
export interface Optimiser {
  step(weights: readonly Float32Array[], gradients: readonly Float32Array[], learningRate: number): void;
  /** A copy of its state. */
  state(): OptimiserState;
}

export interface OptimiserOptions {
  /** Share of each weight taken away per unit of learning rate (decoupled decay). */
  readonly weightDecay: number;
  /** The state to continue from; the initial state where left out. */
  readonly from?: OptimiserState;
}

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;
const MOMENTUM = 0.9;

/** The step being made: its rate, and Adam's decay rates to the power of its number, counted from 1. */
interface StepPlace {
  readonly learningRate: number;
  readonly powers: readonly [number, number];
}

/** Updates one tensor. */
type TensorStep = (values: Float32Array, gradient: Float32Array, tensor: number, at: StepPlace) => void;

function adamStep(
  means: readonly Float64Array[],
  squares: readonly Float64Array[],
  decay: number,
): TensorStep {
  return (values, gradient, tensor, { learningRate, powers }) => {
    const mean = means[tensor];
    const square = squares[tensor];
    const rate = learningRate / (1 - powers[0]);
    const scale = 1 - powers[1];
    for (let i = 0; i < values.length; i++) {
      const g = gradient[i];
      mean[i] = BETA1 * mean[i] + (1 - BETA1) * g;
      square[i] = BETA2 * square[i] + (1 - BETA2) * g * g;
      const change = (rate * mean[i]) / (Math.sqrt(square[i] / scale) + EPSILON);
      values[i] -= change + learningRate * decay * values[i];
    }
  };
}

function momentumStep(velocities: readonly Float64Array[], decay: number): TensorStep {
  return (values, gradient, tensor, { learningRate }) => {
    const velocity = velocities[tensor];
    for (let i = 0; i < values.length; i++) {
      velocity[i] = MOMENTUM * velocity[i] + gradient[i];
      values[i] -= learningRate * (velocity[i] + decay * values[i]);
    }
  };
}

function plainStep(decay: number): TensorStep {
  return (values, gradient, _tensor, { learningRate }) => {
    for (let i = 0; i < values.length; i++) values[i] -= learningRate * (gradient[i] + decay * values[i]);
  };
}

/** By multiplication, whose bits are the same everywhere; `Math.pow` may round differently. */
function powerOf(base: number, exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent && power > 0; i++) power *= base;
  return power;
}

function zeros(sizes: readonly number[]): Float64Array[] {
  return sizes.map((size) => new Float64Array(size));
}

function copies(arrays: readonly Float64Array[]): Float64Array[] {
  return arrays.map((values) => values.slice());
}

/**
 * Plain descent; descent with momentum .9 (Polyak, 1964); or Adam with decay rates .9 and .999 (Kingma & Ba,
 * 2015, arXiv 1412.6980). All with decoupled weight decay (Loshchilov & Hutter, 2019, arXiv 1711.05101), in
 * plain arithmetic, so that the bits are the same in every engine. The state is kept in double precision.
 */
export function createOptimiser(
  name: OptimiserName,
  sizes: readonly number[],
  { weightDecay, from }: OptimiserOptions,
): Optimiser {
  const means = name === 'sgd' ? [] : from ? copies(from.means) : zeros(sizes);
  const squares = name !== 'adam' ? [] : from ? copies(from.squares) : zeros(sizes);
  const moves = {
    adam: adamStep(means, squares, weightDecay),
    momentum: momentumStep(means, weightDecay),
    sgd: plainStep(weightDecay),
  };
  const move = moves[name];
  let steps = from?.steps ?? 0;
  let powers = [powerOf(BETA1, steps), powerOf(BETA2, steps)] as const;
  return {
    step: (weights, gradients, learningRate) => {
      steps++;
      powers = [powers[0] * BETA1, powers[1] * BETA2];
      weights.forEach((values, tensor) => {
        move(values, gradients[tensor], tensor, { learningRate, powers });
      });
    },
    state: () => ({ steps, means: copies(means), squares: copies(squares) }),
  };
}
