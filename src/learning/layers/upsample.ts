import * as tf from '@tensorflow/tfjs-core';
import { UPSAMPLE, UPSAMPLE_GRADIENT } from '#learning/kernels/kernelNames';
import type { GraphAttributes } from '#learning/layers/graphOperation';
import type { LayerBase, Numbers, Placed } from '#learning/layers/layerData';
import type { GraphSite, LayerKind, Site } from '#learning/layers/layerKind';
import { imageShape, sizeOfShape } from '#learning/layers/shapes';

/**
 * Twice the height and width by bilinear interpolation. Pixels are squares that are halved: the centre of
 * output i lies at (i + ½) / 2 − ½ of the input, and beyond the edge the edge's own value stands.
 */
export interface Upsample extends LayerBase {
  readonly kind: 'upsample';
}

/** The two inputs that an output lies between, and the share of each. */
function neighbours(i: number, length: number): readonly (readonly [number, number])[] {
  const near = i >> 1;
  const far = Math.min(length - 1, Math.max(0, i % 2 === 0 ? near - 1 : near + 1));
  return [
    [near, 0.75],
    [far, 0.25],
  ];
}

/** Calls `visit` with each value of the output, each of the input that it is made of, and the share. */
function forEachShare(input: readonly number[], visit: (to: number, from: number, share: number) => void) {
  const [height, width, channels] = input;
  for (let y = 0; y < 2 * height; y++)
    for (let x = 0; x < 2 * width; x++)
      for (const [row, rowShare] of neighbours(y, height))
        for (const [column, columnShare] of neighbours(x, width))
          for (let c = 0; c < channels; c++) {
            const [to, from] = [y * 2 * width + x, row * width + column];
            visit(to * channels + c, from * channels + c, rowShare * columnShare);
          }
}

function reference(_: Upsample, { inputs: [values], inputShapes: [shape] }: Site<Numbers>): Placed<Numbers> {
  const output = new Float64Array(4 * sizeOfShape(shape));
  forEachShare(shape, (to, from, share) => {
    output[to] += share * values[from];
  });
  const byInput = (dy: Numbers): Float64Array => {
    const sums = new Float64Array(values.length);
    forEachShare(shape, (to, from, share) => {
      sums[from] += share * dy[to];
    });
    return sums;
  };
  return { output, backward: (dy) => ({ parameters: [], inputs: [() => byInput(dy)] }) };
}

/** The shares along one axis as a matrix [1][2 · length][length]. */
function shareMatrix(length: number): tf.Tensor {
  const values = new Float32Array(2 * length * length);
  for (let i = 0; i < 2 * length; i++)
    for (const [from, share] of neighbours(i, length)) values[i * length + from] += share;
  return tf.tensor(values, [1, 2 * length, length], 'float32');
}

/** Both axes, one after the other, as products with matrices: for backends without a kernel of ours. */
function upsampleByProducts(x: tf.Tensor): tf.Tensor {
  const [count, height, width, channels] = x.shape;
  const columns = tf.matMul(shareMatrix(width), tf.reshape(x, [count * height, width, channels]));
  const rows = tf.matMul(shareMatrix(height), tf.reshape(columns, [count, height, 2 * width * channels]));
  return tf.reshape(rows, [count, 2 * height, 2 * width, channels]);
}

function gradientByProducts(dy: tf.Tensor): tf.Tensor {
  const [count, height, width, channels] = dy.shape;
  const rows = tf.reshape(dy, [count, height, width * channels]);
  const summed = tf.matMul(shareMatrix(height / 2), rows, true);
  const columns = tf.reshape(summed, [(count * height) / 2, width, channels]);
  const all = tf.matMul(shareMatrix(width / 2), columns, true);
  return tf.reshape(all, [count, height / 2, width / 2, channels]);
}

function isThere(kernelName: string): boolean {
  return tf.getKernel(kernelName, tf.getBackend()) !== undefined;
}

function tensor(_: Upsample, { inputs: [x] }: Site<tf.Tensor>): Placed<tf.Tensor> {
  const hasKernels = isThere(UPSAMPLE) && isThere(UPSAMPLE_GRADIENT);
  const byInput = (dy: tf.Tensor): tf.Tensor =>
    hasKernels ? tf.engine().runKernel(UPSAMPLE_GRADIENT, { dy }) : gradientByProducts(dy);
  return {
    output: hasKernels ? tf.engine().runKernel(UPSAMPLE, { x }) : upsampleByProducts(x),
    backward: (dy) => ({ parameters: [], inputs: [() => byInput(dy)] }),
  };
}

function graph(_: Upsample, { graph: builder, inputs: [x], outputShape }: GraphSite): Placed<string> {
  const attributes: GraphAttributes = {
    T: { kind: 'type', value: 'float32' },
    align_corners: { kind: 'flag', value: false },
    half_pixel_centers: { kind: 'flag', value: true },
  };
  const size = builder.constant([outputShape[0], outputShape[1]]);
  return {
    output: builder.add('ResizeBilinear', [x, size], attributes),
    backward: (dy) => ({
      parameters: [],
      inputs: [() => builder.add('ResizeBilinearGrad', [dy, x], attributes)],
    }),
  };
}

export const upsample: LayerKind<Upsample> = {
  read: (fields) => ({ kind: 'upsample', ...fields.base() }),
  outputShape: ({ name }, [input]) => {
    const [height, width, channels] = imageShape(name, input);
    return [2 * height, 2 * width, channels];
  },
  parameters: () => [],
  multiplications: (_, __, output) => 4 * sizeOfShape(output),
  reference,
  tensor,
  graph,
  // Keras centres pixels so; TensorFlow.js layers up to 4.22 put them half a pixel off.
  keras: () => ({
    className: 'UpSampling2D',
    config: { size: [2, 2], interpolation: 'bilinear' },
    weights: [],
  }),
  drawing: { operation: 'ResizeBilinear', detail: () => 'twice the size, bilinear' },
};
