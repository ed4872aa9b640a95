import type { ModelSpec } from '#learning/model/modelSpec';
import { unetLayers } from '#learning/model/unetLayers';

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
export const FOLDED_TRACES = 2;

/** Filters of the levels of the net that is shipped. */
export const DENSE_FILTERS = [16, 24, 36, 48] as const;

/** Samples and traces of the input have to be multiples of these. */
export function denseNetSteps({ filters }: Pick<DenseNetKind, 'filters'>): DenseNetSize {
  const samples = 2 ** (filters.length - 1);
  return { samples, traces: FOLDED_TRACES * samples };
}

/**
 * A U-Net on images [sample][trace][channel] that gives a class at every sample of every trace. Two neighbouring
 * traces are taken together at its finest level.
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
      { kind: 'fold', name: 'pairs of traces', columns: FOLDED_TRACES },
      ...unetLayers(filters, classCount * FOLDED_TRACES),
      { kind: 'unfold', name: 'single traces', columns: FOLDED_TRACES },
    ],
  };
}
