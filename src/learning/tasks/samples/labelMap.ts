import { patchExtent } from '#learning/input/patches';
import type { CentredPick } from '#learning/tasks/task/task';
import type { WindowSize } from '#seismic/correlation/window';
import { EVENT_CLASSES, type WindowExtent } from '#seismic/picks/pick';
import type { SectionAxes } from '#seismic/section/section';

/** Marks samples that no window covers, or windows of different classes. */
const NONE = -1;
const CONFLICT = -2;

/** The class of every sample of a section that is in the window of a pick. */
export class LabelMap {
  readonly #axes: SectionAxes;
  /** [trace][sample]: index into EVENT_CLASSES, or negative. */
  readonly #labels: Int8Array;

  constructor(axes: SectionAxes, picks: readonly CentredPick[], window: WindowSize) {
    this.#axes = axes;
    this.#labels = new Int8Array(axes.traceCount * axes.sampleCount).fill(NONE);
    for (const pick of picks)
      this.#fill(patchExtent(pick.centre, window, axes), EVENT_CLASSES.indexOf(pick.class));
  }

  /** Number of samples with a label. */
  get count(): number {
    return this.#labels.reduce((sum, label) => sum + (label >= 0 ? 1 : 0), 0);
  }

  /** The label of a sample; null where it has none. */
  at(trace: number, sample: number): number | null {
    const label = this.#labels[trace * this.#axes.sampleCount + sample];
    return label >= 0 ? label : null;
  }

  #fill({ firstTrace, traceCount, firstSample, sampleCount }: WindowExtent, label: number): void {
    for (let trace = firstTrace; trace < firstTrace + traceCount; trace++)
      for (let sample = firstSample; sample < firstSample + sampleCount; sample++) {
        const at = trace * this.#axes.sampleCount + sample;
        const known = this.#labels[at];
        this.#labels[at] = known === NONE || known === label ? label : CONFLICT;
      }
  }
}
