import * as tf from '@tensorflow/tfjs-core';
import { biasGradient } from '#learning/kernels/kernelNames';
import { type ActivationName, activatedGraph, activatedTensor } from '#learning/layers/activations';
import { addBiases, biasesOf, sumsByChannel } from '#learning/layers/biases';
import { FLOAT, type GraphBuilder, IMAGES } from '#learning/layers/graphBuilder';
import type { LayerBase, Numbers, Placed } from '#learning/layers/layerData';
import type { GraphSite, LayerKind, Site } from '#learning/layers/layerKind';

/** Every input to every unit, with biases, on a row of values. */
export interface Dense extends LayerBase {
  readonly kind: 'dense';
  readonly units: number;
  readonly activation: ActivationName;
}

function reference({ units }: Dense, site: Site<Numbers>): Placed<Numbers> {
  const [values] = site.inputs;
  const [weights, biases] = site.parameters;
  const output = new Float64Array(units);
  for (let i = 0; i < values.length; i++)
    for (let unit = 0; unit < units; unit++) output[unit] += values[i] * weights[i * units + unit];
  const byWeights = (dy: Numbers): Float64Array =>
    Float64Array.from(weights, (_, k) => values[Math.floor(k / units)] * dy[k % units]);
  const byInput = (dy: Numbers): Float64Array => {
    const sums = new Float64Array(values.length);
    for (let k = 0; k < weights.length; k++) sums[Math.floor(k / units)] += weights[k] * dy[k % units];
    return sums;
  };
  return {
    output: addBiases(output, biases),
    backward: (dy) => ({
      parameters: [byWeights(dy), sumsByChannel(dy, units)],
      inputs: [() => byInput(dy)],
    }),
  };
}

function tensor(_: Dense, { inputs: [x], parameters, activation }: Site<tf.Tensor>): Placed<tf.Tensor> {
  const [kernel, bias] = parameters;
  return activatedTensor(activation, {
    output: tf.add(tf.matMul(x, kernel), bias),
    backward: (dy) => ({
      parameters: [tf.matMul(x, dy, true, false), biasGradient(dy)],
      inputs: [() => tf.matMul(dy, kernel, false, true)],
    }),
  });
}

/**
 * a · b, where either may be transposed. Not by MatMul: TensorFlow 2.21's, by oneDNN, spoilt its heap when
 * signals came in, as from a profiler.
 */
function multiply(graph: GraphBuilder, a: string, b: string, transposed?: 'a' | 'b'): string {
  return graph.add('BatchMatMulV2', [a, b], {
    ...FLOAT,
    adj_x: { kind: 'flag', value: transposed === 'a' },
    adj_y: { kind: 'flag', value: transposed === 'b' },
  });
}

function graph(_: Dense, { graph: builder, inputs: [x], parameters, activation }: GraphSite): Placed<string> {
  const [kernel, bias] = parameters;
  return activatedGraph(activation, builder, {
    output: builder.add('BiasAdd', [multiply(builder, x, kernel), bias], IMAGES),
    backward: (dy) => ({
      parameters: [multiply(builder, x, dy, 'a'), builder.add('BiasAddGrad', [dy], IMAGES)],
      inputs: [() => multiply(builder, dy, kernel, 'b')],
    }),
  });
}

export const dense: LayerKind<Dense> = {
  read: (fields) => ({
    kind: 'dense',
    ...fields.base(),
    units: fields.size('units', 4096),
    activation: fields.activation(),
  }),
  outputShape: ({ name, units }, [input]) => {
    if (input.length !== 1) throw new RangeError(`${name} needs a flat input`);
    return [units];
  },
  parameters: ({ units }, [[length]]) => [
    { name: 'weights', role: 'weights', shape: [length, units], fanIn: length },
    biasesOf(units, length),
  ],
  multiplications: ({ units }, [[length]]) => length * units,
  reference,
  tensor,
  graph,
  keras: ({ units }, [[length]]) => ({
    className: 'Dense',
    config: { units },
    weights: [
      { name: 'kernel', shape: [length, units] },
      { name: 'bias', shape: [units] },
    ],
  }),
  drawing: { operation: 'MatMul', detail: ({ units }) => `${units} units` },
};
