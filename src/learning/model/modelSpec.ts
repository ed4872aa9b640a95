/** Layers of a net, in order, as plain data: a model file holds these and no code. */
export type LayerSpec =
  | {
      readonly kind: 'convolution';
      readonly name: string;
      readonly filters: number;
      /** Height and width of the square kernel. */
      readonly kernel: number;
      readonly stride: number;
      /** No padding, or zeros all round so that a stride of 1 keeps the size. */
      readonly padding: 'valid' | 'same';
      readonly activation: 'relu' | 'none';
    }
  /** The largest value of each square of `size`, squares side by side. */
  | { readonly kind: 'maxPool'; readonly name: string; readonly size: number }
  | { readonly kind: 'flatten'; readonly name: string }
  | {
      readonly kind: 'dense';
      readonly name: string;
      readonly units: number;
      readonly activation: 'relu' | 'none';
    };

/** A net on panels [trace lag][sample lag][channel]; its outputs go through a softmax. */
export interface ModelSpec {
  /** Height (trace lags), width (sample lags), channels. */
  readonly inputShape: readonly [number, number, number];
  readonly layers: readonly LayerSpec[];
}

/** A tensor of trainable numbers. Weights come before biases, layers in order. */
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

export function sizeOfShape(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

type ImageLayer = Extract<LayerSpec, { kind: 'convolution' | 'maxPool' }>;

/** Height or width that a layer on images makes of one of `size`. */
function lengthAfter(layer: ImageLayer, size: number): number {
  if (layer.kind === 'maxPool') return Math.floor(size / layer.size);
  if (layer.padding === 'same') return Math.ceil(size / layer.stride);
  return Math.floor((size - layer.kernel) / layer.stride) + 1;
}

/** Output of a layer for an input shape without the batch. @throws RangeError where it does not fit. */
export function outputShape(layer: LayerSpec, input: readonly number[]): number[] {
  if (layer.kind === 'flatten') return [sizeOfShape(input)];
  if (layer.kind === 'dense') {
    if (input.length !== 1) throw new RangeError(`${layer.name} needs a flat input`);
    return [layer.units];
  }
  if (input.length !== 3) throw new RangeError(`${layer.name} needs an image as its input`);
  const [height, width] = input.map((size) => lengthAfter(layer, size));
  if (height < 1 || width < 1)
    throw new RangeError(`${layer.name} is larger than its input of ${input[0]} x ${input[1]}`);
  return [height, width, layer.kind === 'maxPool' ? input[2] : layer.filters];
}

/** Output shapes of all layers, without the batch. */
export function layerShapes(spec: ModelSpec): number[][] {
  let shape: number[] = [...spec.inputShape];
  return spec.layers.map((layer) => {
    shape = outputShape(layer, shape);
    return shape;
  });
}

function parametersOfLayer(layer: LayerSpec, input: readonly number[]): ParameterShape[] {
  if (layer.kind === 'flatten' || layer.kind === 'maxPool') return [];
  const shape =
    layer.kind === 'convolution'
      ? [layer.kernel, layer.kernel, input[2], layer.filters]
      : [input[0], layer.units];
  const outputs = shape[shape.length - 1];
  const fanIn = sizeOfShape(shape) / outputs;
  const named = { layer: layer.name, fanIn };
  return [
    { ...named, name: `${layer.name}/weights`, role: 'weights', shape, size: sizeOfShape(shape) },
    { ...named, name: `${layer.name}/biases`, role: 'biases', shape: [outputs], size: outputs },
  ];
}

/** Asked for in every training step. */
const knownShapes = new WeakMap<ModelSpec, readonly ParameterShape[]>();

/** All trainable tensors of a net, in the order in which they are stored. */
export function parameterShapes(spec: ModelSpec): readonly ParameterShape[] {
  const known = knownShapes.get(spec);
  if (known) return known;
  const outputs = layerShapes(spec);
  const shapes = spec.layers.flatMap((layer, i) =>
    parametersOfLayer(layer, i === 0 ? spec.inputShape : outputs[i - 1]),
  );
  knownShapes.set(spec, shapes);
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
