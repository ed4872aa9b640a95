import { deadTracesOf, fillDeadTraces } from '#seismic/channels/working/deadTraces';
import { dominantPeriod } from '#seismic/channels/working/dominantPeriod';
import { withoutDrift } from '#seismic/channels/working/drift';
import { resampled, resampledCount } from '#seismic/channels/working/resample';
import { finiteOrZero } from '#seismic/numerics/finite';
import { log, pow } from '#seismic/numerics/mathematics';
import { squarableScale } from '#seismic/numerics/squarableScale';
import type { Section } from '#seismic/section/section';
import type { Extent2d } from '#seismic/signal/smooth';

/** How many working samples a section has, and how far they are apart. */
export type WorkingSamples = Pick<WorkingSection, 'traceCount' | 'sampleCount' | 'sampleStep'>;

/** A section made ready for the channels: dead traces filled, drift removed, time axis resampled. */
export interface WorkingSection {
  readonly traceCount: number;
  /** Working samples of a trace. */
  readonly sampleCount: number;
  /** [trace][sample]; finite. */
  readonly amplitudes: Float32Array;
  /** Section samples for each working sample. */
  readonly sampleStep: number;
  /** The first sample, counted from time zero in working samples: the recording delay. */
  readonly firstSample: number;
  readonly deadTraces: readonly number[];
}

/**
 * Working samples in a dominant period as it is measured; the lengths of the channels are made for this. A Ricker
 * wavelet of peak frequency f measures 0.9 / f, so that this is five samples of 1 / f.
 */
export const PERIOD_SAMPLES = 4.6;
/** Taken where no period can be measured. */
const USUAL_STEP = 2;

/** Steps are whole or half octaves, so that like lines have like steps: 0.5, 0.707, 1, 1.414, 2, 2.83, 4 … */
function stepForPeriod(periodSamples: number): number {
  const halfOctaves = Math.round(2 * (log(periodSamples / PERIOD_SAMPLES) / log(2)));
  return halfOctaves % 2 === 0 ? pow(2, halfOctaves / 2) : pow(2, (halfOctaves - 1) / 2) * Math.SQRT2;
}

/** Amplitudes of a section that are ready to be measured: finite, dead traces filled, drift removed. */
export interface LevelSection extends Extent2d {
  /** [trace][sample] of the section. */
  readonly amplitudes: Float32Array;
  readonly deadTraces: readonly number[];
  /** Samples of the section in a dominant period; null where none can be measured. */
  readonly periodSamples: number | null;
}

/**
 * Fills the dead traces of a section and removes its drift. Amplitudes that single precision cannot square are in
 * another unit from here on.
 * @throws RangeError where it has no samples
 */
export function levelSection(section: Section): LevelSection {
  const { traceCount, sampleCount } = section;
  if (traceCount < 1 || sampleCount < 1) throw new RangeError('The section has no samples');
  const finite = section.amplitudes.map(finiteOrZero);
  const scale = squarableScale(finite);
  const filled = finite.map((value) => value * scale);
  const deadTraces = deadTracesOf(filled, section);
  fillDeadTraces(filled, section, deadTraces);
  const periodSamples = dominantPeriod(filled, section);
  const amplitudes = periodSamples === null ? filled : withoutDrift(filled, section, periodSamples);
  return { traceCount, sampleCount, amplitudes, deadTraces, periodSamples };
}

/**
 * A section in working samples. `sampleStep` is measured from the spectrum where it is not given, so that a dominant
 * period has about five working samples; only samples are counted, no unit of time or depth.
 * @throws RangeError where the section has no samples or the step is not positive
 */
export function workingSection(
  section: Section,
  options: { readonly sampleStep?: number } = {},
): WorkingSection {
  const { amplitudes, deadTraces, periodSamples } = levelSection(section);
  const { traceCount, sampleCount, sampleIntervalUs, startTimeMs } = section;
  const sampleStep =
    options.sampleStep ?? (periodSamples === null ? USUAL_STEP : stepForPeriod(periodSamples));
  if (!(sampleStep > 0)) throw new RangeError(`A step of ${sampleStep} samples is not positive`);
  return {
    traceCount,
    sampleCount: resampledCount(sampleCount, sampleStep),
    amplitudes: resampled(amplitudes, section, sampleStep),
    sampleStep,
    firstSample: (startTimeMs * 1000) / sampleIntervalUs / sampleStep,
    deadTraces,
  };
}

/** The working sample that a section's sample falls in. */
export function workingSample(working: WorkingSection, sectionSample: number): number {
  return Math.min(working.sampleCount - 1, Math.max(0, Math.floor(sectionSample / working.sampleStep)));
}

/** The section's sample that is nearest to a working sample. */
export function nearestSample(
  { sampleStep }: WorkingSamples,
  { sampleCount }: Pick<Section, 'sampleCount'>,
  sample: number,
): number {
  return Math.min(sampleCount - 1, Math.round(sample * sampleStep));
}

/** Values at every sample of a section, the first of `length` at each, on the nearest working samples. */
export function atWorkingSamples(
  values: Float32Array,
  working: WorkingSamples,
  axes: Pick<Section, 'sampleCount'>,
  length = 1,
): Float32Array {
  const { traceCount, sampleCount } = working;
  const map = new Float32Array(traceCount * sampleCount);
  for (let trace = 0; trace < traceCount; trace++)
    for (let sample = 0; sample < sampleCount; sample++) {
      const at = trace * axes.sampleCount + nearestSample(working, axes, sample);
      map[trace * sampleCount + sample] = values[at * length];
    }
  return map;
}
