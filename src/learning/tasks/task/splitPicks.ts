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
 * Splits picks by place; those set aside are on neither side. Each window is grown by `margin` on every side: two
 * that do not overlap then share no sample of their inputs to the net.
 */
export function splitPicks(
  { section, picks, window, setAside }: TaskInput,
  margin: WindowSize,
  random: Random,
): PickSplit {
  const used = picks.flatMap(({ id }, i) => (setAside?.has(id) ? [] : [i]));
  const placed = used.map((i) => ({
    class: picks[i].class,
    extent: grow(patchExtent(picks[i].centre, window, section.axes), margin),
  }));
  const { training, heldOut } = splitByPlace(placed, random);
  return { training: training.map((i) => used[i]), heldOut: heldOut.map((i) => used[i]) };
}
