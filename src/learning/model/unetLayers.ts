import type { LayerSpec } from '#learning/layers/registry';

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
 * Layers of a U-Net (Ronneberger et al., 2015, arXiv 1505.04597) up to its outputs: two 3 x 3 convolutions a level,
 * max-pooling down, bilinear interpolation up, what each level had on the way down joined to the upsampled values, and
 * a 1 x 1 convolution to the outputs. Height and width are halved once for each level below the first.
 * @param filters of each level, the finest first
 */
export function unetLayers(filters: readonly number[], outputs: number): LayerSpec[] {
  const finer = filters.slice(0, -1);
  return [
    ...finer.flatMap(down),
    ...pair('bottom ', filters[filters.length - 1]),
    ...finer.flatMap((_, i) => up(filters[finer.length - 1 - i], finer.length - 1 - i)),
    { ...CONVOLUTION, name: 'output', filters: outputs, kernel: 1, activation: 'none' },
  ];
}
