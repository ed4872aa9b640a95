import type { LayerParameter, Numbers } from '#learning/layers/layerData';

/** The biases of a layer, one an output channel. */
export function biasesOf(outputs: number, fanIn: number): LayerParameter {
  return { name: 'biases', role: 'biases', shape: [outputs], fanIn };
}

/** Sums of the values at each channel: the gradient by biases, in double precision. */
export function sumsByChannel(values: Numbers, channels: number): Float64Array {
  const sums = new Float64Array(channels);
  for (let i = 0; i < values.length; i++) sums[i % channels] += values[i];
  return sums;
}

/** Adds a bias to each value by its channel, in place. */
export function addBiases(values: Float64Array, biases: Numbers): Float64Array {
  for (let i = 0; i < values.length; i++) values[i] += biases[i % biases.length];
  return values;
}
