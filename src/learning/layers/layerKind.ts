import type * as tf from '@tensorflow/tfjs-core';
import type { ActivationName } from '#learning/layers/activations';
import type { FieldReader } from '#learning/layers/fieldReader';
import type { GraphBuilder } from '#learning/layers/graphBuilder';

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

/** A layer in its place in a net: what goes in, and shapes without the batch. */
export interface Site<T> {
  readonly inputs: readonly T[];
  /** In the order of the layer's parameters. */
  readonly parameters: readonly T[];
  readonly inputShapes: readonly Shape[];
  readonly outputShape: Shape;
  /** To be applied to the outputs. */
  readonly activation: ActivationName;
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

export interface GraphSite extends Site<string> {
  readonly graph: GraphBuilder;
}

/** How a layer is written in Keras's model format, which is that of TensorFlow.js layers too. */
export interface KerasLayer {
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Name and shape of each of Keras's weights, in the order of the layer's parameters. */
  readonly weights: readonly { readonly name: string; readonly shape: Shape }[];
}

/**
 * All that is known of one kind of layer. The activation is applied by `tensor` and `graph`, since engines
 * fuse it; the reference computes the layer without it, on one example.
 */
export interface LayerKind<Layer extends LayerBase> {
  /** The layer out of a stored model. @throws RangeError naming the field that is wrong */
  read(fields: FieldReader): Layer;
  /** @throws RangeError where the layer does not fit its inputs */
  outputShape(layer: Layer, inputs: readonly Shape[]): number[];
  parameters(layer: Layer, inputs: readonly Shape[]): LayerParameter[];
  /** Multiplications that one example takes. */
  multiplications(layer: Layer, inputs: readonly Shape[], output: Shape): number;
  /** True where it takes several inputs; others take one. */
  readonly takesSeveral?: boolean;
  /** True where an activation that never falls may as well be applied to the output as to the input. */
  readonly passesActivation?: boolean;
  /** The definition in plain JavaScript, double precision, on one example. */
  reference(layer: Layer, site: Site<Numbers>): Placed<Numbers>;
  /** TensorFlow.js, on whichever backend is set. */
  tensor(layer: Layer, site: Site<tf.Tensor>): Placed<tf.Tensor>;
  /** TensorFlow's operations. */
  graph(layer: Layer, site: GraphSite): Placed<string>;
  keras(layer: Layer, inputs: readonly Shape[]): KerasLayer;
  readonly drawing: {
    /** What it does, in a few words. */
    detail(layer: Layer): string;
    /** The operation that stands for it on TensorBoard's graph page. */
    readonly operation: string;
  };
}
