export interface AdamOptions {
  /** Decay of the mean of the gradients. */
  readonly beta1: number;
  /** Decay of the mean of their squares. */
  readonly beta2: number;
  readonly epsilon: number;
  /** Share of each weight taken away per unit of learning rate (decoupled decay). */
  readonly weightDecay: number;
}

export const ADAM_DEFAULTS: AdamOptions = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0 };

/** Changes weights in place by their gradients. */
export interface Optimiser {
  step(weights: readonly Float32Array[], gradients: readonly Float32Array[], learningRate: number): void;
}

/**
 * Adam (Kingma & Ba, 2015, arXiv 1412.6980) with decoupled weight decay (Loshchilov & Hutter, 2019,
 * arXiv 1711.05101) in plain arithmetic, so that its bits are the same in every engine. Moments are
 * kept in double precision.
 */
export function createAdam(sizes: readonly number[], options: Partial<AdamOptions> = {}): Optimiser {
  const { beta1, beta2, epsilon, weightDecay } = { ...ADAM_DEFAULTS, ...options };
  const means = sizes.map((size) => new Float64Array(size));
  const squares = sizes.map((size) => new Float64Array(size));
  let power1 = 1;
  let power2 = 1;
  return {
    step: (weights, gradients, learningRate) => {
      power1 *= beta1;
      power2 *= beta2;
      const rate = learningRate / (1 - power1);
      weights.forEach((values, tensor) => {
        const gradient = gradients[tensor];
        const mean = means[tensor];
        const square = squares[tensor];
        for (let i = 0; i < values.length; i++) {
          const g = gradient[i];
          mean[i] = beta1 * mean[i] + (1 - beta1) * g;
          square[i] = beta2 * square[i] + (1 - beta2) * g * g;
          const change = (rate * mean[i]) / (Math.sqrt(square[i] / (1 - power2)) + epsilon);
          values[i] -= change + learningRate * weightDecay * values[i];
        }
      });
    },
  };
}
