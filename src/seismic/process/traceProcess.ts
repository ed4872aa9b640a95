/** What is done to each trace before it is drawn. The data are never changed. */
import { z } from 'zod';
import { pow } from '#seismic/numerics/mathematics';
import { automaticGain, gainRows } from '#seismic/process/automaticGain';
import { createBandPass } from '#seismic/process/bandPass';
import { meanTraceOf, withoutWow } from '#seismic/process/radarSteps';
import { frequencyUnit, type SectionAxes, sampleUnit } from '#seismic/section/section';

export const BALANCES = ['section', 'trace', 'agc'] as const;
export type Balance = (typeof BALANCES)[number];

const hz = z.number().min(0).max(1e12);

/** In this order: background, dewow, band-pass, gain with time, balance. */
export const TRACE_PROCESS_SCHEMA = z.strictObject({
  /** True for each trace less the mean of all traces of the plane. */
  removesBackground: z.boolean(),
  /** Length of the running mean that is taken off each trace, or null for none. */
  dewowMs: z.number().positive().max(1e6).nullable(),
  /** Four ascending corners in Hz, or null for all frequencies. */
  bandPassHz: z
    .tuple([hz, hz, hz, hz])
    .refine(([a, b, c, d]) => a <= b && b <= c && c <= d, 'The corners of a band-pass ascend.')
    .nullable(),
  /** n of the gain tⁿ; 0 for none. */
  timePower: z.number().min(0).max(4),
  /** One scale for the section, one for each trace (its RMS), or automatic gain control. */
  balance: z.enum(BALANCES),
  /** Length of the window of automatic gain control. */
  agcWindowMs: z.number().positive().max(1e6),
});
export type TraceProcess = Readonly<z.infer<typeof TRACE_PROCESS_SCHEMA>>;

export const AS_RECORDED: TraceProcess = {
  removesBackground: false,
  dewowMs: null,
  bandPassHz: null,
  timePower: 0,
  balance: 'section',
  agcWindowMs: 500,
};

/** True where the samples are drawn as they are in the file. */
export function isAsRecorded(process: TraceProcess): boolean {
  const { removesBackground, dewowMs, bandPassHz, timePower, balance } = process;
  const isFiltered = removesBackground || dewowMs !== null || bandPassHz !== null;
  return !isFiltered && timePower === 0 && balance === 'section';
}

/**
 * Samples beyond a part of a trace that its processing depends on: half a window of each running mean, or the
 * whole trace.
 */
export function marginSamples(process: TraceProcess, intervalUs: number): number {
  if (isAsRecorded(process)) return 0;
  const { dewowMs, bandPassHz, balance, agcWindowMs } = process;
  if (bandPassHz !== null || balance === 'trace') return Number.POSITIVE_INFINITY;
  const rows = gainRows(dewowMs, intervalUs) + (balance === 'agc' ? gainRows(agcWindowMs, intervalUs) : 0);
  return Math.ceil(rows / 2) + (rows > 0 ? 1 : 0);
}

/** Divides by the root mean square of the samples that are finite and not 0. */
function balanceTrace(samples: Float32Array): Float32Array {
  let sum = 0;
  let count = 0;
  for (const value of samples) {
    if (value === 0 || !Number.isFinite(value)) continue;
    sum += value * value;
    count++;
  }
  const scale = count > 0 ? 1 / Math.sqrt(sum / count) : 0;
  return samples.map((value) => value * scale);
}

/** The gain (t / T)ⁿ of each sample, where T is the time of the last; nothing before time 0. */
function timeGains({ sampleCount, sampleIntervalUs, startTimeMs }: SectionAxes, power: number): Float64Array {
  const timeOf = (sample: number) => Math.max(0, startTimeMs + (sample * sampleIntervalUs) / 1000);
  const last = timeOf(sampleCount - 1) || 1;
  return Float64Array.from({ length: sampleCount }, (_, sample) => pow(timeOf(sample) / last, power));
}

/**
 * The processing of traces for display.
 * @param meanTrace the mean of all traces, needed where the background is removed
 * @returns a function of samples of one trace and the number of the first; a new array, or the same where
 *   nothing is done
 */
export function createTraceProcess(
  process: TraceProcess,
  axes: SectionAxes,
  meanTrace: Float32Array | null = null,
): (samples: Float32Array, firstSample: number) => Float32Array {
  if (isAsRecorded(process)) return (samples) => samples;
  const { dewowMs, bandPassHz, timePower, balance, agcWindowMs } = process;
  const { sampleCount, sampleIntervalUs } = axes;
  const background = process.removesBackground ? meanTrace : null;
  const filter = bandPassHz && createBandPass(bandPassHz, sampleCount, sampleIntervalUs);
  const gains = timePower > 0 ? timeGains(axes, timePower) : null;
  const rows = gainRows(agcWindowMs, sampleIntervalUs);
  return (samples, firstSample) => {
    let shown = background ? samples.map((value, i) => value - background[firstSample + i]) : samples;
    if (dewowMs !== null) shown = withoutWow(shown, gainRows(dewowMs, sampleIntervalUs));
    if (filter) shown = filter(shown);
    if (gains) shown = shown.map((value, i) => value * gains[firstSample + i]);
    if (balance === 'trace') return balanceTrace(shown);
    return balance === 'agc' ? automaticGain(shown, shown.length, rows) : shown;
  };
}

/** All traces of a section as they are drawn, trace-major; their own mean is the background unless one is given. */
export function processTraces(
  amplitudes: Float32Array,
  axes: SectionAxes,
  process: TraceProcess,
  meanTrace?: Float32Array,
): Float32Array {
  if (isAsRecorded(process)) return amplitudes;
  const { sampleCount } = axes;
  const mean = process.removesBackground ? (meanTrace ?? meanTraceOf(amplitudes, sampleCount)) : null;
  const work = createTraceProcess(process, axes, mean);
  const shown = new Float32Array(amplitudes.length);
  for (let first = 0; first < amplitudes.length; first += sampleCount)
    shown.set(work(amplitudes.subarray(first, first + sampleCount), 0), first);
  return shown;
}

/** The name of the drawn amplitude, in lines for a figure. */
export function amplitudeName(process: TraceProcess, axes: Pick<SectionAxes, 'domain'>): string[] {
  const { removesBackground, dewowMs, bandPassHz, timePower, balance, agcWindowMs } = process;
  const scale =
    balance === 'agc'
      ? ['Amplitude over', `RMS in ${agcWindowMs} ${sampleUnit(axes)}`]
      : balance === 'trace'
        ? ['Amplitude over', 'RMS of trace']
        : ['Amplitude,', 'file units'];
  return [
    ...scale,
    ...(removesBackground ? ['less mean trace'] : []),
    ...(dewowMs === null ? [] : [`dewow ${Number(dewowMs.toPrecision(3))} ${sampleUnit(axes)}`]),
    ...(timePower > 0 ? [`gain t^${timePower}`] : []),
    ...(bandPassHz
      ? [`${bandPassHz.map((corner) => Number(corner.toPrecision(3))).join('–')} ${frequencyUnit(axes)}`]
      : []),
  ];
}
