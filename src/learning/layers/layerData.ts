/** Lengths by axis, without the batch. An image is [height][width][channel]. */
export type Shape = readonly number[];
/** Numbers of any precision; the reference computes with them in double precision. */
export type Numbers = ArrayLike<number>;

/** What the spec of every layer holds. */
export interface LayerBase {
  readonly kind: string;
  /** Of its own in the net. */
  readonly name: string;
  /** Names of the layers that it takes, or "input" for the net's input; the layer before it where left out. */
  readonly inputs?: readonly string[];
}

/** A trainable tensor of a layer. */
export interface LayerParameter {
  /** As "weights", "biases", "depthwise weights". */
  readonly name: string;
  readonly role: 'weights' | 'biases';
  readonly shape: number[];
  /** Number of values that are summed into one output. */
  readonly fanIn: number;
}

/** Gradients of the loss. */
export interface Backward<T> {
  /** By the layer's parameters, in their order. */
  readonly parameters: readonly T[];
  /** By each of its inputs, computed only where it is asked for. */
  readonly inputs: readonly (() => T)[];
}

/** A layer computed: its output, and the way back from the gradient by that output. */
export interface Placed<T> {
  readonly output: T;
  readonly backward: (gradient: T) => Backward<T>;
}
