import { fillSilence, silentSamples } from '#seismic/channels/silence';
import { deadTracesOf, fillDeadTraces } from '#seismic/channels/working/deadTraces';
import { dominantPeriod } from '#seismic/channels/working/dominantPeriod';
import { withoutDrift } from '#seismic/channels/working/drift';
import { removeHum } from '#seismic/channels/working/hum';
import { resampled, resampledCount } from '#seismic/channels/working/resample';
import { finiteOrZero } from '#seismic/numerics/finite';
import { log, pow } from '#seismic/numerics/mathematics';
import { squarableScale } from '#seismic/numerics/squarableScale';
import type { Section } from '#seismic/section/section';
import type { Extent2d } from '#seismic/signal/smooth';

/** How many working samples a section has, and how far they are apart. */
export type WorkingSamples = Pick<WorkingSection, 'traceCount' | 'sampleCount' | 'sampleStep'>;

/** A section made ready for the channels: dead traces and muted parts filled, hum and drift removed, time axis resampled. */
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
  /** 1 at each of the section's samples that has no signal, on dead traces and in muted parts; null without these. */
  readonly silent: Uint8Array | null;
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

/** Amplitudes that are ready to be measured: finite, dead traces and muted parts filled, hum and drift removed. */
export interface LevelSection extends Extent2d {
  /** [trace][sample] of the section. */
  readonly amplitudes: Float32Array;
  readonly deadTraces: readonly number[];
  /** 1 at each sample in a muted part; null where there is none. */
  readonly muted: Uint8Array | null;
  /** Samples of the section in a dominant period; null where none can be measured. */
  readonly periodSamples: number | null;
}

/**
 * Fills the dead traces and the muted parts of a section, and removes its hum and its drift. Amplitudes that single
 * precision cannot square are in another unit from here on.
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
  removeHum(filled, section);
  const periodSamples = dominantPeriod(filled, section);
  if (periodSamples === null)
    return { traceCount, sampleCount, amplitudes: filled, deadTraces, muted: null, periodSamples };
  const muted = silentSamples(filled, section, periodSamples);
  // What a muted part is padded with is no drift.
  if (muted) for (let i = 0; i < filled.length; i++) if (muted[i] === 1) filled[i] = 0;
  const amplitudes = withoutDrift(filled, section, periodSamples);
  if (muted) fillSilence(amplitudes, section, muted, periodSamples / PERIOD_SAMPLES);
  return { traceCount, sampleCount, amplitudes, deadTraces, muted, periodSamples };
}

/** Samples without signal, 1 on dead traces and in muted parts; null where there are neither. */
export function silentOf({ sampleCount, amplitudes, deadTraces, muted }: LevelSection): Uint8Array | null {
  if (deadTraces.length === 0) return muted;
  const silent = muted?.slice() ?? new Uint8Array(amplitudes.length);
  for (const trace of deadTraces) silent.fill(1, trace * sampleCount, (trace + 1) * sampleCount);
  return silent;
}

/** How a section is brought to working samples. */
export interface WorkingOptions {
  /** Measured from the spectrum where it is left out. */
  readonly sampleStep?: number;
  /** The section made ready to be measured, where that is known. */
  readonly level?: LevelSection;
}

/**
 * A section in working samples, so that a dominant period has about five of them; only samples are counted, no unit of
 * time or depth.
 * @throws RangeError where the section has no samples or the step is not positive
 */
export function workingSection(
  section: Section,
  { level = levelSection(section), ...options }: WorkingOptions = {},
): WorkingSection {
  const { amplitudes, muted, periodSamples } = level;
  const { traceCount, sampleCount, sampleIntervalUs, startTimeMs } = section;
  const sampleStep =
    options.sampleStep ?? (periodSamples === null ? USUAL_STEP : stepForPeriod(periodSamples));
  if (!(sampleStep > 0)) throw new RangeError(`A step of ${sampleStep} samples is not positive`);
  const working = {
    traceCount,
    sampleCount: resampledCount(sampleCount, sampleStep),
    amplitudes: resampled(amplitudes, section, sampleStep),
    sampleStep,
    firstSample: (startTimeMs * 1000) / sampleIntervalUs / sampleStep,
    silent: silentOf(level),
  };
  // Filled again: the low-pass has taken away a part of the noise that is in there.
  if (muted) fillSilence(working.amplitudes, working, atWorkingSamples(muted, working, section), 1);
  return working;
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
  values: Float32Array | Uint8Array,
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
