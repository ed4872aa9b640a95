/** For tests: a few layers of every kind with sizes that no vector length divides, each with random inputs. */
import { ACTIVATION_NAMES } from '#learning/layers/activations';
import type { Numbers, Placed } from '#learning/layers/layerData';
import type { Site } from '#learning/layers/layerKind';
import {
  activationNameOf,
  kindOf,
  type LayerKindName,
  type LayerSpec,
  referenceLayer,
} from '#learning/layers/registry';
import { sizeOfShape } from '#learning/model/modelSpec';
import { createRandom, type Random } from '#seismic/numerics/random';

interface Example {
  readonly layer: LayerSpec;
  readonly inputShapes: readonly number[][];
}

const none = { activation: 'none' } as const;
const convolution = { kind: 'convolution', name: 'x', filters: 5, ...none } as const;

const separable = { kind: 'separableConvolution', name: 'x', filters: 6, ...none } as const;

/** Every kind of layer has to be here. */
const EXAMPLES: Readonly<Record<LayerKindName, readonly Example[]>> = {
  convolution: [
    { layer: { ...convolution, kernel: 3, stride: 1, padding: 'same' }, inputShapes: [[7, 6, 3]] },
    { layer: { ...convolution, kernel: 4, stride: 2, padding: 'same' }, inputShapes: [[9, 6, 2]] },
    { layer: { ...convolution, kernel: 5, stride: 2, padding: 'valid' }, inputShapes: [[11, 9, 2]] },
    { layer: { ...convolution, kernel: 1, stride: 1, padding: 'valid' }, inputShapes: [[4, 5, 9]] },
  ],
  maxPool: [
    { layer: { kind: 'maxPool', name: 'x', size: 2 }, inputShapes: [[7, 9, 5]] },
    { layer: { kind: 'maxPool', name: 'x', size: 3 }, inputShapes: [[6, 9, 2]] },
  ],
  upsample: [
    { layer: { kind: 'upsample', name: 'x' }, inputShapes: [[3, 5, 3]] },
    { layer: { kind: 'upsample', name: 'x' }, inputShapes: [[1, 4, 8]] },
    { layer: { kind: 'upsample', name: 'x' }, inputShapes: [[6, 1, 13]] },
  ],
  concatenate: [
    {
      layer: { kind: 'concatenate', name: 'x', inputs: ['a', 'b', 'c'] },
      inputShapes: [
        [3, 4, 2],
        [3, 4, 5],
        [3, 4, 8],
      ],
    },
    { layer: { kind: 'concatenate', name: 'x', inputs: ['a', 'b'] }, inputShapes: [[3], [7]] },
  ],
  add: [
    {
      layer: { kind: 'add', name: 'x', inputs: ['a', 'b', 'c'] },
      inputShapes: [
        [3, 5, 3],
        [3, 5, 3],
        [3, 5, 3],
      ],
    },
  ],
  separableConvolution: [
    { layer: { ...separable, kernel: 3, stride: 1, padding: 'same' }, inputShapes: [[7, 6, 3]] },
    { layer: { ...separable, kernel: 4, stride: 2, padding: 'same' }, inputShapes: [[9, 6, 9]] },
    { layer: { ...separable, kernel: 5, stride: 3, padding: 'valid' }, inputShapes: [[11, 9, 4]] },
  ],
  fold: [{ layer: { kind: 'fold', name: 'x', columns: 2 }, inputShapes: [[3, 6, 5]] }],
  unfold: [{ layer: { kind: 'unfold', name: 'x', columns: 3 }, inputShapes: [[3, 4, 6]] }],
  flatten: [{ layer: { kind: 'flatten', name: 'x' }, inputShapes: [[3, 4, 3]] }],
  dense: [{ layer: { kind: 'dense', name: 'x', units: 7, ...none }, inputShapes: [[13]] }],
};

/** Every layer of above, and a dense one with every activation. */
export const LAYER_EXAMPLES: readonly (Example & { readonly title: string })[] = [
  ...Object.values(EXAMPLES)
    .flat()
    .map((example) => ({
      ...example,
      title: `${JSON.stringify(example.layer)} on ${example.inputShapes.map((shape) => shape.join(' × ')).join(' and ')}`,
    })),
  ...ACTIVATION_NAMES.filter((name) => name !== 'none').map((activation) => ({
    layer: { kind: 'dense', name: 'x', units: 37, activation } as const,
    inputShapes: [[11]],
    title: `the activation ${activation}`,
  })),
];

/** A batch of inputs with the parameters and gradients by the outputs, as plain numbers. */
export interface LayerCase {
  readonly layer: LayerSpec;
  readonly count: number;
  readonly inputShapes: readonly number[][];
  readonly outputShape: number[];
  readonly parameterShapes: readonly number[][];
  /** One array an input, [example][…]. */
  readonly inputs: readonly Float32Array[];
  readonly parameters: readonly Float32Array[];
  readonly byOutput: Float32Array;
}

function noise(random: Random, length: number): Float32Array {
  return Float32Array.from({ length }, () => random.normal());
}

export function layerCase({ layer, inputShapes }: Example, seed = 1, count = 3): LayerCase {
  const random = createRandom(seed);
  const kind = kindOf(layer);
  const outputShape = kind.outputShape(layer, inputShapes);
  const parameterShapes = kind.parameters(layer, inputShapes).map(({ shape }) => shape);
  return {
    ...{ layer, count, inputShapes, outputShape, parameterShapes },
    inputs: inputShapes.map((shape) => noise(random, count * sizeOfShape(shape))),
    parameters: parameterShapes.map((shape) => noise(random, sizeOfShape(shape))),
    byOutput: noise(random, count * sizeOfShape(outputShape)),
  };
}

/** Output and gradients of a batch. */
export interface LayerResult {
  readonly output: ArrayLike<number>;
  readonly byParameters: readonly ArrayLike<number>[];
  readonly byInputs: readonly ArrayLike<number>[];
}

/** The layer's place for engines, and for the reference. */
export function siteOf<T>(one: LayerCase, inputs: readonly T[], parameters: readonly T[]): Site<T> {
  const { inputShapes, outputShape, layer } = one;
  return { inputs, parameters, inputShapes, outputShape, activation: activationNameOf(layer) };
}

/** One example's part of each input. */
function inputsOf(one: LayerCase, example: number): Float32Array[] {
  return one.inputs.map((values) => {
    const length = values.length / one.count;
    return values.subarray(example * length, (example + 1) * length);
  });
}

/** One example on the reference, with other parameters or inputs where they are given. */
export function placeExample(
  one: LayerCase,
  example: number,
  parameters: readonly Numbers[] = one.parameters,
  inputs: readonly Numbers[] = inputsOf(one, example),
): Placed<Numbers> {
  return referenceLayer(one.layer, siteOf(one, inputs, parameters));
}

/** Result of the reference in double precision for the batch. */
export function referenceResult(one: LayerCase): LayerResult {
  const length = one.byOutput.length / one.count;
  const examples = Array.from({ length: one.count }, (_, i) => {
    const placed = placeExample(one, i);
    const back = placed.backward(one.byOutput.subarray(i * length, (i + 1) * length));
    return { output: placed.output, parameters: back.parameters, inputs: back.inputs.map((by) => by()) };
  });
  const joined = (of: (example: (typeof examples)[number]) => Numbers): number[] =>
    examples.flatMap((example) => Array.from(of(example)));
  return {
    output: joined(({ output }) => output),
    byParameters: one.parameters.map((values, k) =>
      Float64Array.from(values, (_, i) =>
        examples.reduce((sum, { parameters }) => sum + parameters[k][i], 0),
      ),
    ),
    byInputs: one.inputs.map((_, k) => joined(({ inputs }) => inputs[k])),
  };
}

/** Largest difference of all values, each array relative to its largest value; NaN where lengths differ. */
export function worstDifference(found: LayerResult, expected: LayerResult): number {
  const lists = ({ output, byParameters, byInputs }: LayerResult) => [output, ...byParameters, ...byInputs];
  const [ours, theirs] = [lists(found), lists(expected)];
  const worst = theirs.map((values, k) => {
    if (ours[k]?.length !== values.length) return Number.NaN;
    let [peak, most] = [1e-30, 0];
    for (let i = 0; i < values.length; i++) {
      peak = Math.max(peak, Math.abs(values[i]));
      most = Math.max(most, Math.abs(values[i] - ours[k][i]));
    }
    return most / peak;
  });
  return ours.length === theirs.length ? Math.max(...worst) : Number.NaN;
}
