import { patchExtent } from '#learning/input/patches';
import { type PickSplit, splitByPlace } from '#learning/tasks/task/places';
import type { TaskInput } from '#learning/tasks/task/task';
import type { WindowSize } from '#seismic/correlation/window';
import type { Random } from '#seismic/numerics/random';
import type { WindowExtent } from '#seismic/picks/pick';

function grow({ firstTrace, traceCount, firstSample, sampleCount }: WindowExtent, by: WindowSize) {
  return {
    firstTrace: firstTrace - by.traces,
    traceCount: traceCount + 2 * by.traces,
    firstSample: firstSample - by.samples,
    sampleCount: sampleCount + 2 * by.samples,
  };
}

/**
 * Splits picks by place. Each window is grown by `margin` on every side: two that do not overlap then share
 * no sample of their inputs to the net.
 */
export function splitPicks(
  { section, picks, window }: TaskInput,
  margin: WindowSize,
  random: Random,
): PickSplit {
  const placed = picks.map((pick) => ({
    class: pick.class,
    extent: grow(patchExtent(pick.centre, window, section.axes), margin),
  }));
  return splitByPlace(placed, random);
}
