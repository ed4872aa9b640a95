import type { LayerSpec, ModelSpec } from '#learning/model/modelSpec';

/** Size of the net's input; the weights do not depend on it. */
export interface DenseNetSize {
  readonly samples: number;
  readonly traces: number;
}

/** What the weights depend on. */
export interface DenseNetKind {
  readonly channelCount: number;
  readonly classCount: number;
  /** Filters of each level, the finest first. */
  readonly filters: readonly number[];
}

/** Traces that the net takes together; the coarser levels halve samples and pairs of traces. */
const FOLDED_TRACES = 2;

/** Filters of the levels of the net that is shipped. */
export const DENSE_FILTERS = [16, 24, 36, 48] as const;

const CONVOLUTION = {
  kind: 'convolution',
  kernel: 3,
  stride: 1,
  padding: 'same',
  activation: 'relu',
} as const;

/** Name of the layer whose outputs are the features that a head for other classes takes. */
export const FEATURE_LAYER = 'up 1b';

function pair(name: string, filters: number): LayerSpec[] {
  return ['a', 'b'].map((which) => ({ ...CONVOLUTION, name: `${name}${which}`, filters }));
}

function down(filters: number, i: number): LayerSpec[] {
  return [...pair(`down ${i + 1}`, filters), { kind: 'maxPool', name: `pool ${i + 1}`, size: 2 }];
}

function up(filters: number, i: number): LayerSpec[] {
  const upsample = { kind: 'upsample', name: `upsample ${i + 1}` } as const;
  const inputs = [`down ${i + 1}b`, upsample.name];
  return [upsample, { kind: 'concatenate', name: `join ${i + 1}`, inputs }, ...pair(`up ${i + 1}`, filters)];
}

/** Samples and traces of the input have to be multiples of these. */
export function denseNetSteps({ filters }: Pick<DenseNetKind, 'filters'>): DenseNetSize {
  const samples = 2 ** (filters.length - 1);
  return { samples, traces: FOLDED_TRACES * samples };
}

/** The layers up to the features: [sample][pair of traces][filter of the finest level]. */
function featureLayers(filters: readonly number[]): LayerSpec[] {
  const finer = filters.slice(0, -1);
  return [
    { kind: 'fold', name: 'pairs of traces', columns: FOLDED_TRACES },
    ...finer.flatMap(down),
    ...pair('bottom ', filters[filters.length - 1]),
    ...finer.flatMap((_, i) => up(filters[finer.length - 1 - i], finer.length - 1 - i)),
  ];
}

/**
 * A U-Net (Ronneberger et al., 2015, arXiv 1505.04597) on images [sample][trace][channel] that gives a class
 * at every sample of every trace. Two neighbouring traces are taken together at its finest level.
 * @throws RangeError where the size is not a multiple of `denseNetSteps`
 */
export function denseNetSpec(
  size: DenseNetSize,
  { channelCount, classCount, filters }: DenseNetKind,
): ModelSpec {
  const steps = denseNetSteps({ filters });
  if (size.samples % steps.samples !== 0 || size.traces % steps.traces !== 0)
    throw new RangeError(
      `Samples and traces must be multiples of ${steps.samples} and ${steps.traces}, not ${size.samples} and ${size.traces}`,
    );
  return {
    inputShape: [size.samples, size.traces, channelCount],
    layers: [
      ...featureLayers(filters),
      {
        ...CONVOLUTION,
        ...{ name: 'output', kernel: 1, activation: 'none', filters: classCount * FOLDED_TRACES },
      },
      { kind: 'unfold', name: 'single traces', columns: FOLDED_TRACES },
    ],
  };
}
