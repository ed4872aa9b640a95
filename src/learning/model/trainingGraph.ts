import type { GraphAttributes, GraphOperation } from '#learning/model/graphOperation';
import {
  type LayerSpec,
  layerShapes,
  type ModelSpec,
  type ParameterShape,
  parameterShapes,
} from '#learning/model/modelSpec';

/** A training step in TensorFlow's operations, with the names of what goes in and what comes out. */
export interface TrainingGraph {
  readonly operations: readonly GraphOperation[];
  /** [example][trace lag][sample lag][channel] */
  readonly panels: string;
  /** One a tensor, in the order of `parameterShapes`. */
  readonly parameters: readonly string[];
  /** [example][class]: the example's share of the loss at its label, elsewhere 0. */
  readonly targets: string;
  /** [example][1]: its share of the loss. */
  readonly shares: string;
  /** [example][class], before the softmax. */
  readonly logits: string;
  /** Of the mean cross-entropy, one a tensor, in the order of `parameters`. */
  readonly gradients: readonly string[];
}

const FLOAT: GraphAttributes = { T: { kind: 'type', value: 'float32' } };
const IMAGES: GraphAttributes = { ...FLOAT, data_format: { kind: 'text', value: 'NHWC' } };

/** Collects operations under names of their own. */
class GraphBuilder {
  readonly operations: GraphOperation[] = [];

  add(operation: string, inputs: readonly string[], attributes: GraphAttributes = FLOAT): string {
    const name = `${operation}_${this.operations.length}`;
    this.operations.push({ name, operation, inputs, attributes });
    return name;
  }

  placeholder(shape: readonly number[]): string {
    const dtype = { kind: 'type', value: 'float32' } as const;
    return this.add('Placeholder', [], { dtype, shape: { kind: 'shape', value: shape } });
  }

  constant(value: readonly number[]): string {
    const dtype = { kind: 'type', value: 'int32' } as const;
    return this.add('Const', [], { dtype, value: { kind: 'constant', value } });
  }

  reshape(values: string, shape: readonly number[]): string {
    return this.add('Reshape', [values, this.constant([-1, ...shape])]);
  }
}

/** A layer in its place: what goes in, its shape without the batch, and the layer's weights and biases. */
interface Site {
  readonly graph: GraphBuilder;
  readonly input: string;
  readonly shape: readonly number[];
  readonly parameters: readonly string[];
}

/** The way back through a layer: gradients by its parameters at once, by its input where it is asked for. */
interface Backward {
  readonly gradients: readonly string[];
  readonly byInput: () => string;
}

interface Placed {
  readonly output: string;
  readonly backward: (gradient: string) => Backward;
}

type LayerOf<Kind extends LayerSpec['kind']> = Extract<LayerSpec, { kind: Kind }>;

/** With the rectifier behind it, where the layer has one. */
function rectified(graph: GraphBuilder, { activation }: { activation: string }, placed: Placed): Placed {
  if (activation !== 'relu') return placed;
  const output = graph.add('Relu', [placed.output]);
  return { output, backward: (dy) => placed.backward(graph.add('ReluGrad', [dy, output])) };
}

function placeConvolution(layer: LayerOf<'convolution'>, site: Site): Placed {
  const { graph, input, shape } = site;
  const [filter, bias] = site.parameters;
  const attributes: GraphAttributes = {
    ...IMAGES,
    strides: { kind: 'integers', value: [1, layer.stride, layer.stride, 1] },
    padding: { kind: 'text', value: layer.padding.toUpperCase() },
  };
  const sums = graph.add('BiasAdd', [graph.add('Conv2D', [input, filter], attributes), bias], IMAGES);
  const filterShape = [layer.kernel, layer.kernel, shape[2], layer.filters];
  return rectified(graph, layer, {
    output: sums,
    backward: (dy) => ({
      gradients: [
        graph.add('Conv2DBackpropFilter', [input, graph.constant(filterShape), dy], attributes),
        graph.add('BiasAddGrad', [dy], IMAGES),
      ],
      byInput: () => {
        const size = graph.add('Shape', [input]);
        return graph.add('Conv2DBackpropInput', [size, filter, dy], attributes);
      },
    }),
  });
}

function placePooling({ size }: LayerOf<'maxPool'>, { graph, input }: Site): Placed {
  const window = { kind: 'integers', value: [1, size, size, 1] } as const;
  const padding = { kind: 'text', value: 'VALID' } as const;
  const attributes: GraphAttributes = { ...IMAGES, ksize: window, strides: window, padding };
  const output = graph.add('MaxPool', [input], attributes);
  return {
    output,
    backward: (dy) => ({
      gradients: [],
      byInput: () => graph.add('MaxPoolGrad', [input, output, dy], attributes),
    }),
  };
}

function placeFlattening({ graph, input, shape }: Site): Placed {
  const length = shape.reduce((product, size) => product * size, 1);
  return {
    output: graph.reshape(input, [length]),
    backward: (dy) => ({ gradients: [], byInput: () => graph.reshape(dy, shape) }),
  };
}

/** a · b, where either may be transposed. */
function multiply(graph: GraphBuilder, a: string, b: string, transposed?: 'a' | 'b'): string {
  return graph.add('BatchMatMulV2', [a, b], {
    ...FLOAT,
    adj_x: { kind: 'flag', value: transposed === 'a' },
    adj_y: { kind: 'flag', value: transposed === 'b' },
  });
}

/** Not by MatMul: TensorFlow 2.21's, by oneDNN, spoilt its heap when signals came in, as from a profiler. */
function placeDense(layer: LayerOf<'dense'>, { graph, input, parameters: [kernel, bias] }: Site): Placed {
  return rectified(graph, layer, {
    output: graph.add('BiasAdd', [multiply(graph, input, kernel), bias], IMAGES),
    backward: (dy) => ({
      gradients: [multiply(graph, input, dy, 'a'), graph.add('BiasAddGrad', [dy], IMAGES)],
      byInput: () => multiply(graph, dy, kernel, 'b'),
    }),
  });
}

function placeLayer(layer: LayerSpec, site: Site): Placed {
  switch (layer.kind) {
    case 'convolution':
      return placeConvolution(layer, site);
    case 'maxPool':
      return placePooling(layer, site);
    case 'flatten':
      return placeFlattening(site);
    case 'dense':
      return placeDense(layer, site);
  }
}

/** Gradients by all parameters, in their order, of layers passed from the last to the first. */
function gradientsOf(layers: readonly Placed[], byOutputs: string): string[] {
  const gradients: string[] = [];
  let dy = byOutputs;
  for (let i = layers.length - 1; i >= 0; i--) {
    const back = layers[i].backward(dy);
    gradients.unshift(...back.gradients);
    if (i > 0) dy = back.byInput();
  }
  return gradients;
}

/** The outputs of a net and the gradients of its mean cross-entropy, for batches of any number. */
export function trainingGraph(spec: ModelSpec): TrainingGraph {
  const graph = new GraphBuilder();
  const shapes = [spec.inputShape, ...layerShapes(spec)];
  const panels = graph.placeholder([-1, ...spec.inputShape]);
  const all: readonly ParameterShape[] = parameterShapes(spec);
  const parameters = all.map(({ shape }) => graph.placeholder(shape));
  let input = panels;
  const layers = spec.layers.map((layer, i) => {
    const own = parameters.filter((_, k) => all[k].layer === layer.name);
    const placed = placeLayer(layer, { graph, input, shape: shapes[i], parameters: own });
    input = placed.output;
    return placed;
  });
  const targets = graph.placeholder([-1, ...shapes[shapes.length - 1]]);
  const shares = graph.placeholder([-1, 1]);
  const weighted = graph.add('Mul', [graph.add('Softmax', [input]), shares]);
  const gradients = gradientsOf(layers, graph.add('Sub', [weighted, targets]));
  return { operations: graph.operations, panels, parameters, targets, shares, logits: input, gradients };
}
