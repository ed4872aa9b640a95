import * as tf from '@tensorflow/tfjs-core';
import { overrideOnCpu } from '#learning/kernels/cpuKernels';
import { rectifierGradient } from '#learning/kernels/kernelNames';
import type { GraphBuilder } from '#learning/layers/graphBuilder';
import type { Placed } from '#learning/layers/layerData';
import { exp } from '#seismic/numerics/mathematics';

/** All that is known of one activation. Its derivative is always by its output y. */
export interface Activation {
  /** In double precision. */
  value(x: number): number;
  derivative(y: number): number;
  /** TensorFlow.js; the gradient by the input from that by the output. */
  readonly tensor: {
    apply(x: tf.Tensor): tf.Tensor;
    gradient(dy: tf.Tensor, y: tf.Tensor): tf.Tensor;
  };
  /** TensorFlow's operations, whose names are those of tfjs's kernels; `gradient` takes dy and y in the order that TensorFlow wants. */
  readonly graph: {
    readonly operation: string;
    gradient(graph: GraphBuilder, dy: string, y: string): string;
  };
  /** As Keras calls it. */
  readonly keras: string;
  /** How it is written in the graph view. */
  readonly drawing: { readonly label: string; readonly detail: string };
}

const relu: Activation = {
  value: (x) => Math.max(0, x),
  derivative: (y) => (y > 0 ? 1 : 0),
  tensor: { apply: (x) => tf.relu(x), gradient: rectifierGradient },
  graph: { operation: 'Relu', gradient: (graph, dy, y) => graph.add('ReluGrad', [dy, y]) },
  keras: 'relu',
  drawing: { label: 'ReLU', detail: 'max(0, x)' },
};

const sigmoid: Activation = {
  value: (x) => 1 / (1 + exp(-x)),
  derivative: (y) => y * (1 - y),
  tensor: {
    apply: (x) => tf.sigmoid(x),
    gradient: (dy, y) => tf.mul(dy, tf.mul(y, tf.sub(1, y))),
  },
  graph: { operation: 'Sigmoid', gradient: (graph, dy, y) => graph.add('SigmoidGrad', [y, dy]) },
  keras: 'sigmoid',
  drawing: { label: 'sigmoid', detail: '1 / (1 + exp(−x))' },
};

const tanh: Activation = {
  value: (x) => 1 - 2 / (1 + exp(2 * x)),
  derivative: (y) => 1 - y * y,
  tensor: {
    apply: (x) => tf.tanh(x),
    gradient: (dy, y) => tf.mul(dy, tf.sub(1, tf.mul(y, y))),
  },
  graph: { operation: 'Tanh', gradient: (graph, dy, y) => graph.add('TanhGrad', [y, dy]) },
  keras: 'tanh',
  drawing: { label: 'tanh', detail: 'hyperbolic tangent' },
};

/** All activations by their names in a model file; 'none' besides. */
const ACTIVATIONS = { relu, sigmoid, tanh };

export type ActivationName = keyof typeof ACTIVATIONS | 'none';

const BY_NAME: Readonly<Record<ActivationName, Activation | null>> = { ...ACTIVATIONS, none: null };

function isActivationName(name: string): name is ActivationName {
  return name in BY_NAME;
}

export const ACTIVATION_NAMES: readonly ActivationName[] = Object.keys(BY_NAME).filter(isActivationName);

/** Null for 'none'. */
export function activationOf(name: ActivationName): Activation | null {
  return BY_NAME[name];
}

/** The activation that is written so in the graph view. */
export function activationLabelled(label: string): Activation | undefined {
  return Object.values(ACTIVATIONS).find(({ drawing }) => drawing.label === label);
}

/** Gives the plain JavaScript backend the activations of here, which have the same bits in every runtime. */
export function registerCpuActivations(): void {
  for (const { graph, value } of Object.values(ACTIVATIONS)) overrideOnCpu(graph.operation, value);
}

/** A layer followed by its activation, in TensorFlow.js. */
export function activatedTensor(name: ActivationName, placed: Placed<tf.Tensor>): Placed<tf.Tensor> {
  const activation = activationOf(name);
  if (!activation) return placed;
  const output = activation.tensor.apply(placed.output);
  return { output, backward: (dy) => placed.backward(activation.tensor.gradient(dy, output)) };
}

/** A layer followed by its activation, in TensorFlow's operations. */
export function activatedGraph(
  name: ActivationName,
  graph: GraphBuilder,
  placed: Placed<string>,
): Placed<string> {
  const activation = activationOf(name);
  if (!activation) return placed;
  const output = graph.add(activation.graph.operation, [placed.output]);
  return { output, backward: (dy) => placed.backward(activation.graph.gradient(graph, dy, output)) };
}

/** A layer followed by its activation, in double precision. */
export function activatedReference(
  name: ActivationName,
  placed: Placed<ArrayLike<number>>,
): Placed<ArrayLike<number>> {
  const activation = activationOf(name);
  if (!activation) return placed;
  const output = Float64Array.from(placed.output, (x) => activation.value(x));
  const gradient = (dy: ArrayLike<number>): Float64Array =>
    output.map((y, i) => dy[i] * activation.derivative(y));
  return { output, backward: (dy) => placed.backward(gradient(dy)) };
}
