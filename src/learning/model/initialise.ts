import { type ModelSpec, type ParameterShape, parameterShapes } from '#learning/model/modelSpec';
import type { Random } from '#seismic/numerics/random';

/** Keeps the first answers nearly even, so that the first loss is ln(classes). */
const OUTPUT_SHARE = 0.1;

function initialTensor(tensor: ParameterShape, isOutput: boolean, random: Random): Float32Array {
  const values = new Float32Array(tensor.size);
  if (tensor.role === 'biases') return values;
  const deviation = Math.sqrt(2 / tensor.fanIn) * (isOutput ? OUTPUT_SHARE : 1);
  for (let i = 0; i < values.length; i++) values[i] = random.normal() * deviation;
  return values;
}

/**
 * Seeded start values, one array a tensor in the order of `parameterShapes`: normal with variance
 * 2 / fan-in for layers with ReLU (He et al., 2015, arXiv 1502.01852), a tenth of that deviation for
 * the output layer, biases zero. Each tensor draws from a stream of its own name.
 */
export function initialWeights(spec: ModelSpec, random: Random): Float32Array[] {
  const output = spec.layers[spec.layers.length - 1].name;
  return parameterShapes(spec).map((tensor) =>
    initialTensor(tensor, tensor.layer === output, random.fork(tensor.name)),
  );
}
