import { softmaxInPlace } from '#learning/network/softmax';
import type { WorkingSection } from '#seismic/channels/workingSection';
import { gridOfEverySample, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { SectionAxes } from '#seismic/section/section';

export interface DenseGridOptions {
  readonly working: WorkingSection;
  readonly axes: SectionAxes;
  /** Samples without signal are of the last class, noise, or equally likely of every class. */
  readonly ofSilence?: 'noise' | 'equal';
}

/** Outputs at a place between two working samples, and its softmax. */
function softmaxAt(
  logits: readonly Float32Array[],
  place: number,
  share: number,
  out: Float32Array,
  to: number,
): void {
  for (let c = 0; c < logits.length; c++)
    out[to + c] =
      share === 0 ? logits[c][place] : (1 - share) * logits[c][place] + share * logits[c][place + 1];
  softmaxInPlace(out, to, logits.length);
}

/**
 * Probabilities at every sample of a section, from outputs on working samples over the temperature, which are
 * interpolated linearly.
 * @param logits one map [trace][working sample] a class
 */
export function denseGrid(
  logits: readonly Float32Array[],
  { working, axes, ofSilence = 'noise' }: DenseGridOptions,
): ProbabilityGrid {
  const { traceCount, sampleCount } = axes;
  const classes = logits.length;
  const probabilities = new Float32Array(traceCount * sampleCount * classes);
  for (let trace = 0; trace < traceCount; trace++) {
    for (let sample = 0; sample < sampleCount; sample++) {
      const at = trace * sampleCount + sample;
      const to = at * classes;
      if (working.silent?.[at] === 1) {
        if (ofSilence === 'equal') probabilities.fill(1 / classes, to, to + classes);
        else probabilities[to + classes - 1] = 1;
        continue;
      }
      const place = Math.min(working.sampleCount - 1, sample / working.sampleStep);
      const below = Math.min(Math.floor(place), Math.max(0, working.sampleCount - 2));
      softmaxAt(logits, trace * working.sampleCount + below, place - below, probabilities, to);
    }
  }
  return gridOfEverySample(axes, probabilities);
}
