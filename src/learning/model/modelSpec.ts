import type { ActivationName } from '#learning/layers/activations';
import { activationNameOf, kindOf, type LayerSpec } from '#learning/layers/registry';
import { sizeOfShape } from '#learning/layers/shapes';

export type { LayerSpec } from '#learning/layers/registry';
export { sizeOfShape } from '#learning/layers/shapes';

/**
 * A net on images [height][width][channel]: layers in an order in which they can be computed, each taking
 * the one before it or those that it names. The outputs of the last one go through a softmax.
 */
export interface ModelSpec {
  /** Height, width, channels. */
  readonly inputShape: readonly [number, number, number];
  readonly layers: readonly LayerSpec[];
}

/** Name of the net's input in the layers. */
const NET_INPUT = 'input';

/** A tensor of trainable numbers. Layers in order; within a layer weights come before biases. */
export interface ParameterShape {
  /** As "layer 1/weights". */
  readonly name: string;
  readonly layer: string;
  readonly role: 'weights' | 'biases';
  readonly shape: number[];
  readonly size: number;
  /** Values that flow into one output: what a seeded start scales by. */
  readonly fanIn: number;
}

/** A layer with everything that its position in the net determines; shapes without the batch. */
export interface WiredLayer {
  readonly layer: LayerSpec;
  /** Indices of the layers that it takes; -1 for the net's input. */
  readonly inputs: readonly number[];
  readonly inputShapes: readonly (readonly number[])[];
  readonly outputShape: number[];
  readonly parameters: readonly ParameterShape[];
  /** Index of its first parameter among all of the net's. */
  readonly firstParameter: number;
  /** The activation that engines apply here: its own, or the one moved from the layer before a pooling. */
  readonly activation: ActivationName;
}

/** Indices of the layers that each layer takes. @throws RangeError where a name is not that of a layer before */
function inputIndices({ layers }: ModelSpec): number[][] {
  const known = new Map([[NET_INPUT, -1]]);
  return layers.map(({ name, inputs }, i) => {
    const indices = (inputs ?? [i === 0 ? NET_INPUT : layers[i - 1].name]).map((input) => {
      const index = known.get(input);
      if (index === undefined) throw new RangeError(`${name} takes "${input}", which is no layer before it`);
      return index;
    });
    if (known.has(name)) throw new RangeError('two layers have the same name');
    known.set(name, i);
    return indices;
  });
}

/**
 * The largest of the rectified is the largest, rectified, and there are fewer of them: where a layer that
 * passes activations is the only user of another, it applies the activation of that one.
 */
function placedActivations({ layers }: ModelSpec, inputs: readonly (readonly number[])[]): ActivationName[] {
  const activations = layers.map(activationNameOf);
  const takers = inputs.flat();
  layers.forEach((layer, i) => {
    const [from] = inputs[i];
    if (!kindOf(layer).passesActivation || from < 0) return;
    if (takers.filter((taken) => taken === from).length > 1) return;
    activations[i] = activations[from];
    activations[from] = 'none';
  });
  return activations;
}

function parametersOf(layer: LayerSpec, inputShapes: readonly (readonly number[])[]): ParameterShape[] {
  return kindOf(layer)
    .parameters(layer, inputShapes)
    .map(({ name, ...rest }) => ({
      ...rest,
      name: `${layer.name}/${name}`,
      layer: layer.name,
      size: sizeOfShape(rest.shape),
    }));
}

function wire(spec: ModelSpec): WiredLayer[] {
  const { layers, inputShape } = spec;
  const inputs = inputIndices(spec);
  const activations = placedActivations(spec, inputs);
  const unused = layers.slice(0, -1).find((_, i) => !inputs.some((indices) => indices.includes(i)));
  if (unused) throw new RangeError(`no layer takes ${unused.name}`);
  const wired: WiredLayer[] = [];
  let firstParameter = 0;
  layers.forEach((layer, i) => {
    const inputShapes = inputs[i].map((from) => (from < 0 ? inputShape : wired[from].outputShape));
    const kind = kindOf(layer);
    if (inputShapes.length > 1 && !kind.takesSeveral) throw new RangeError(`${layer.name} takes one input`);
    const outputShape = kind.outputShape(layer, inputShapes);
    const parameters = parametersOf(layer, inputShapes);
    const placed = { inputs: inputs[i], inputShapes, outputShape, activation: activations[i] };
    wired.push({ layer, ...placed, parameters, firstParameter });
    firstParameter += parameters.length;
  });
  return wired;
}

/** Used in every training step. */
const knownWirings = new WeakMap<ModelSpec, readonly WiredLayer[]>();

/** All layers of a net in their places, in order. @throws RangeError where they do not fit together */
export function wiredLayers(spec: ModelSpec): readonly WiredLayer[] {
  const known = knownWirings.get(spec);
  if (known) return known;
  const wired = wire(spec);
  knownWirings.set(spec, wired);
  return wired;
}

/** Output of a layer for the shape of its one input without the batch. @throws RangeError where it does not fit */
export function outputShape(layer: LayerSpec, input: readonly number[]): number[] {
  return kindOf(layer).outputShape(layer, [input]);
}

/** Output shapes of all layers, without the batch. */
export function layerShapes(spec: ModelSpec): number[][] {
  return wiredLayers(spec).map((wired) => wired.outputShape);
}

/** Output of the net for one example: [class], or [height][width][class] for a class at every sample. */
export function netOutputShape(spec: ModelSpec): readonly number[] {
  return wiredLayers(spec).at(-1)?.outputShape ?? spec.inputShape;
}

/** Number of classes that the outputs are of: their last axis. */
export function classCountOf(spec: ModelSpec): number {
  return netOutputShape(spec).at(-1) ?? 0;
}

/** Labels that one example has: one for each row of classes. */
export function labelCountOf(spec: ModelSpec): number {
  return sizeOfShape(netOutputShape(spec).slice(0, -1));
}

const knownParameters = new WeakMap<ModelSpec, readonly ParameterShape[]>();

/** All trainable tensors of a net, in the order in which they are stored. */
export function parameterShapes(spec: ModelSpec): readonly ParameterShape[] {
  const known = knownParameters.get(spec);
  if (known) return known;
  const shapes = wiredLayers(spec).flatMap(({ parameters }) => parameters);
  knownParameters.set(spec, shapes);
  return shapes;
}

/** Exact number of trainable values. */
export function parameterCount(spec: ModelSpec): number {
  return parameterShapes(spec).reduce((sum, { size }) => sum + size, 0);
}

export interface PairNetOptions {
  /** Height, width, channels of a panel. */
  readonly inputShape: readonly [number, number, number];
  /** Filters of each convolution, the first one first; none for a net of one dense layer. */
  readonly filters: readonly number[];
  readonly outputs: number;
}

/**
 * The small net on correlation panels: 5 x 5 convolutions of stride 2 with ReLU, then one dense layer.
 * With two panels of 33 x 33 and 12 and 24 filters it has 11 296 parameters.
 */
export function pairNetSpec({ inputShape, filters, outputs }: PairNetOptions): ModelSpec {
  const shared = { kind: 'convolution', kernel: 5, stride: 2, padding: 'valid', activation: 'relu' } as const;
  return {
    inputShape,
    layers: [
      ...filters.map((count, i) => ({ ...shared, name: `layer ${i + 1}`, filters: count })),
      { kind: 'flatten', name: 'flatten' },
      { kind: 'dense', name: 'output', units: outputs, activation: 'none' },
    ],
  };
}
