import { cutWindow, type WindowSize } from '#seismic/correlation/window';
import { extentOfPick, isInside, type PickedWindow } from '#seismic/picks/pick';
import { type Section, type SectionAxes, sampleUnit, timeMsOfSample } from '#seismic/section/section';
import { JobError } from '#system/failure';

/** The samples of a pick's window, [trace][sample]. */
export interface PickWindow extends WindowSize {
  readonly values: Float32Array;
}

function inMs(axes: SectionAxes, sample: number): string {
  return `${Number(timeMsOfSample(axes, sample).toFixed(3))} ${sampleUnit(axes)}`;
}

/** Description of a pick in messages: "diffraction pick at trace 120, 812 ms". */
export function nameOfPick(pick: PickedWindow): string {
  return `${pick.class} pick at trace ${pick.trace}, ${Number(pick.timeMs.toFixed(3))} ms`;
}

/** @throws JobError 'picks.outside', naming the pick, its extent and the section's. */
function refusePickOutside(pick: PickedWindow, axes: SectionAxes): void {
  const extent = extentOfPick(pick, axes);
  if (isInside(extent, axes)) return;
  const lastTrace = extent.firstTrace + extent.traceCount - 1;
  const lastSample = extent.firstSample + extent.sampleCount - 1;
  throw new JobError(
    'picks.outside',
    `The ${nameOfPick(pick)} covers traces ${extent.firstTrace} to ${lastTrace} and ` +
      `${inMs(axes, extent.firstSample)} to ${inMs(axes, lastSample)}, but the section has traces 0 to ` +
      `${axes.traceCount - 1} and ${inMs(axes, 0)} to ${inMs(axes, axes.sampleCount - 1)}.`,
    'Move the pick inside the section or make its window smaller, or open the line it was made for.',
  );
}

/**
 * Cuts a pick's window out of a section.
 * @throws JobError 'picks.outside' where it is not wholly inside.
 */
export function windowOfPick(section: Section, pick: PickedWindow): PickWindow {
  refusePickOutside(pick, section);
  const extent = extentOfPick(pick, section);
  return {
    traces: extent.traceCount,
    samples: extent.sampleCount,
    values: cutWindow(section, extent),
  };
}
