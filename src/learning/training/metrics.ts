/** One training step as plain values; the only source of charts and event files. */
export interface StepMetrics {
  readonly step: number;
  readonly epoch: number;
  readonly wallTimeMs: number;
  /** Mean cross-entropy of the batch, in nats. */
  readonly loss: number;
  /** Share of the batch's panels given the right pair class. */
  readonly accuracy: number;
  /** Set on the steps at which the held-out windows were judged. */
  readonly validationLoss?: number;
  /** Share of the held-out picks (not panels) given the right class. */
  readonly validationAccuracy?: number;
  readonly learningRate: number;
  readonly gradientNorm: number;
  readonly examplesPerSecond: number;
}

/** A histogram with its exact bin edges: `edges.length === counts.length + 1`. */
export interface Histogram {
  readonly edges: number[];
  readonly counts: number[];
  readonly minimum: number;
  readonly maximum: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

/** The values of one weight or bias tensor at a step. */
export interface TensorSnapshot {
  /** As "layer 1/weights". */
  readonly name: string;
  readonly histogram: Histogram;
}

/** The kernels of the first layer, for small multiples: [count][height × width]. */
export interface KernelPicture {
  readonly layer: string;
  readonly height: number;
  readonly width: number;
  readonly count: number;
  readonly values: Float32Array;
}

/** Weights and biases of all layers at a step. */
export interface LayerSnapshot {
  readonly step: number;
  readonly wallTimeMs: number;
  readonly tensors: TensorSnapshot[];
  readonly kernels: KernelPicture;
}

/** How one held-out pick was judged. */
export interface PickVerdict {
  readonly pickId: string;
  readonly heldOut: boolean;
  /** Softmax averaged over the templates, in the order of EVENT_CLASSES. */
  readonly probabilities: number[];
  /** Cross-entropy of the pick, in nats. */
  readonly loss: number;
}

/** How the held-out picks were judged at a step. */
export interface ValidationResult {
  /** Share of the picks whose largest probability is that of their class. */
  readonly accuracy: number;
  /** Mean cross-entropy of the net's outputs for these picks, in nats. */
  readonly loss: number;
  readonly verdicts: PickVerdict[];
}
