import type { ModelSpec } from '#learning/model/modelSpec';
import { unetLayers } from '#learning/model/unetLayers';

export interface UnetOptions {
  /** Height, width, channels; height and width are divided by 2 once for each level below the first. */
  readonly inputShape: readonly [number, number, number];
  /** Filters of each level, the finest first. */
  readonly filters: readonly number[];
  readonly classes: number;
}

/**
 * A U-Net that gives a class at every sample. With 8, 16, 32 filters, 2 channels and 3 classes it has 29 707
 * parameters, with 16, 32, 64 it has 118 163.
 * @throws RangeError where height or width cannot be halved that often
 */
export function unetSpec({ inputShape, filters, classes }: UnetOptions): ModelSpec {
  const step = 2 ** (filters.length - 1);
  if (inputShape[0] % step !== 0 || inputShape[1] % step !== 0)
    throw new RangeError(
      `Height and width must be multiples of ${step}, not ${inputShape[0]} x ${inputShape[1]}`,
    );
  return { inputShape, layers: unetLayers(filters, classes) };
}
