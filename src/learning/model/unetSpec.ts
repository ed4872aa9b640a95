import type { LayerSpec, ModelSpec } from '#learning/model/modelSpec';

export interface UnetOptions {
  /** Height, width, channels; height and width are divided by 2 once for each level below the first. */
  readonly inputShape: readonly [number, number, number];
  /** Filters of each level, the finest first. */
  readonly filters: readonly number[];
  readonly classes: number;
}

const CONVOLUTION = {
  kind: 'convolution',
  kernel: 3,
  stride: 1,
  padding: 'same',
  activation: 'relu',
} as const;

/** Two 3 x 3 convolutions with ReLU. */
function pair(name: string, filters: number): LayerSpec[] {
  return ['a', 'b'].map((which) => ({ ...CONVOLUTION, name: `${name}${which}`, filters }));
}

/** Convolutions, then half the size. */
function down(filters: number, i: number): LayerSpec[] {
  return [...pair(`down ${i + 1}`, filters), { kind: 'maxPool', name: `pool ${i + 1}`, size: 2 }];
}

/** Twice the size, joined with what was at this level on the way down, then convolutions. */
function up(filters: number, i: number): LayerSpec[] {
  const upsample = { kind: 'upsample', name: `upsample ${i + 1}` } as const;
  const inputs = [`down ${i + 1}b`, upsample.name];
  return [upsample, { kind: 'concatenate', name: `join ${i + 1}`, inputs }, ...pair(`up ${i + 1}`, filters)];
}

/**
 * A U-Net (Ronneberger et al., 2015, arXiv 1505.04597) that gives a class at every sample: two 3 x 3
 * convolutions a level, max-pooling down, bilinear interpolation up, and what each level had on the way down
 * joined to the upsampled values. With 8, 16, 32 filters, 2 channels and 3 classes it has 29 707 parameters,
 * with 16, 32, 64 it has 118 163.
 * @throws RangeError where height or width cannot be halved that often
 */
export function unetSpec({ inputShape, filters, classes }: UnetOptions): ModelSpec {
  const step = 2 ** (filters.length - 1);
  if (inputShape[0] % step !== 0 || inputShape[1] % step !== 0)
    throw new RangeError(
      `Height and width must be multiples of ${step}, not ${inputShape[0]} x ${inputShape[1]}`,
    );
  const finer = filters.slice(0, -1);
  return {
    inputShape,
    layers: [
      ...finer.flatMap(down),
      ...pair('bottom ', filters[filters.length - 1]),
      ...finer.flatMap((_, i) => up(filters[finer.length - 1 - i], finer.length - 1 - i)),
      { ...CONVOLUTION, name: 'output', filters: classes, kernel: 1, activation: 'none' },
    ],
  };
}
