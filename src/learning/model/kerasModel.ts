import { activationOf } from '#learning/layers/activations';
import { kindOf, type LayerSpec } from '#learning/layers/registry';
import { type ModelSpec, type WiredLayer, wiredLayers } from '#learning/model/modelSpec';

/** A net as Keras and TensorFlow.js layers read it: plain data, without the numbers. */
export interface KerasModel {
  /** The "modelTopology" of a layers model. */
  readonly topology: { readonly class_name: 'Sequential' | 'Model'; readonly config: object };
  /** Names and shapes of the weights, in the order of `parameterShapes`. */
  readonly weights: { readonly name: string; readonly shape: number[]; readonly dtype: 'float32' }[];
}

const INPUT_NAME = 'panel';

/** Names that Keras takes too, each once: "layer 1" becomes "layer_1". */
function kerasNames(layers: readonly LayerSpec[]): string[] {
  const taken = new Set<string>();
  return layers.map(({ name }, i) => {
    const clean = name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+/, '') || 'layer';
    const free = taken.has(clean) ? `${clean}_${i}` : clean;
    taken.add(free);
    return free;
  });
}

function configOf({ layer, inputShapes }: WiredLayer, name: string): object {
  const { config } = kindOf(layer).keras(layer, inputShapes);
  if (!('activation' in layer)) return { name, ...config };
  return { name, ...config, activation: activationOf(layer.activation)?.keras ?? 'linear' };
}

/** Layers with the names of those that each takes, from the input to the softmax. */
function namedLayers(spec: ModelSpec, names: readonly string[]) {
  const input = { batch_input_shape: [null, ...spec.inputShape], dtype: 'float32', sparse: false };
  const layers = wiredLayers(spec).map((wired, i) => ({
    className: kindOf(wired.layer).keras(wired.layer, wired.inputShapes).className,
    config: configOf(wired, names[i]),
    name: names[i],
    takes: wired.inputs.map((from) => (from < 0 ? INPUT_NAME : names[from])),
  }));
  const softmax = { name: 'softmax', activation: 'softmax' };
  return [
    { className: 'InputLayer', config: { ...input, name: INPUT_NAME }, name: INPUT_NAME, takes: [] },
    ...layers,
    { className: 'Activation', config: softmax, name: 'softmax', takes: [names[names.length - 1]] },
  ];
}

/** A chain is written as a sequence, which is the simplest to read; any other net with its connections. */
function topologyOf(spec: ModelSpec, names: readonly string[]): KerasModel['topology'] {
  const layers = namedLayers(spec, names);
  const isChain = layers.every(({ takes }, i) => i === 0 || `${takes}` === layers[i - 1].name);
  if (isChain) {
    const sequence = layers.map(({ className, config }) => ({ class_name: className, config }));
    return { class_name: 'Sequential', config: { name: 'diffrakt', layers: sequence } };
  }
  const connected = layers.map(({ className, config, name, takes }) => ({
    ...{ class_name: className, config, name },
    inbound_nodes: takes.length === 0 ? [] : [takes.map((from) => [from, 0, 0, {}])],
  }));
  const ends = { input_layers: [[INPUT_NAME, 0, 0]], output_layers: [['softmax', 0, 0]] };
  return { class_name: 'Model', config: { name: 'diffrakt', layers: connected, ...ends } };
}

/** The same net in Keras's model format, a softmax as its last layer. */
export function kerasModelOf(spec: ModelSpec): KerasModel {
  const names = kerasNames(spec.layers);
  const weights = wiredLayers(spec).flatMap(({ layer, inputShapes }, i) =>
    kindOf(layer)
      .keras(layer, inputShapes)
      .weights.map(({ name, shape }) => ({
        name: `${names[i]}/${name}`,
        shape: [...shape],
        dtype: 'float32' as const,
      })),
  );
  return { topology: topologyOf(spec, names), weights };
}
