import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { type LayerSpec, type ModelSpec, parameterShapes } from '#learning/model/modelSpec';

type Layer = Parameters<tfl.Sequential['add']>[0];

/** Set right after; anything else would be drawn for nothing. */
const START = { kernelInitializer: 'zeros', biasInitializer: 'zeros' } as const;

/** Names that Keras takes too, each once: "layer 1" becomes "layer_1". */
function keptNames(layers: readonly LayerSpec[]): string[] {
  const taken = new Set<string>();
  return layers.map(({ name }, i) => {
    const clean = name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+/, '') || 'layer';
    const free = taken.has(clean) ? `${clean}_${i}` : clean;
    taken.add(free);
    return free;
  });
}

function layerOf(layer: LayerSpec, name: string): Layer {
  const activation = 'activation' in layer && layer.activation === 'relu' ? 'relu' : 'linear';
  switch (layer.kind) {
    case 'flatten':
      return tfl.layers.flatten({ name });
    case 'maxPool':
      return tfl.layers.maxPooling2d({ name, poolSize: layer.size, strides: layer.size, padding: 'valid' });
    case 'dense':
      return tfl.layers.dense({ name, units: layer.units, activation, ...START });
    case 'convolution': {
      const { filters, kernel: kernelSize, stride: strides, padding } = layer;
      return tfl.layers.conv2d({ name, filters, kernelSize, strides, padding, activation, ...START });
    }
  }
}

/** Layers hold tensors, and a process whose engine computes in threads of its own has no backend for them. */
export async function ensureBackend(): Promise<void> {
  if (!tf.engine().backendName) await tf.setBackend('cpu');
}

/**
 * The same net as a model of TensorFlow.js layers, a softmax as its last layer. To be disposed of.
 * @throws Error where the weights do not fit
 */
export function layersModelOf(spec: ModelSpec, weights: readonly Float32Array[]): tfl.Sequential {
  // Takes away a greeting on stderr, and nothing else.
  tf.env().set('PROD', true);
  const names = keptNames(spec.layers);
  const model = tfl.sequential({ name: 'diffrakt' });
  model.add(tfl.layers.inputLayer({ inputShape: [...spec.inputShape], name: 'panel' }));
  spec.layers.forEach((layer, i) => {
    model.add(layerOf(layer, names[i]));
  });
  model.add(tfl.layers.activation({ name: 'softmax', activation: 'softmax' }));
  tf.tidy(() =>
    model.setWeights(parameterShapes(spec).map(({ shape }, i) => tf.tensor(weights[i], shape, 'float32'))),
  );
  return model;
}
