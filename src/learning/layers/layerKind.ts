import type * as tf from '@tensorflow/tfjs-core';
import type { ActivationName } from '#learning/layers/activations';
import type { FieldReader } from '#learning/layers/fieldReader';
import type { GraphBuilder } from '#learning/layers/graphBuilder';
import type { LayerBase, LayerParameter, Numbers, Placed, Shape } from '#learning/layers/layerData';

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
