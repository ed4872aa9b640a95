import type { SegyDataset } from 'segyio-wasm';
import { throwIfCancelled } from '#system/failure';

/** Amplitudes of the live traces; `absolutePercentiles[p]` for p = 50, 90, 95, 98, 99, 100. */
export interface AmplitudeStatistics {
  readonly minimum: number;
  readonly maximum: number;
  readonly rms: number;
  readonly absolutePercentiles: Readonly<Record<string, number>>;
  /** 64 bins between −p99 and +p99; values outside are in none. */
  readonly histogram: number[];
}

export interface SurveyedAmplitudes {
  readonly amplitudes: AmplitudeStatistics;
  /** Traces without two different finite samples. An estimate where `readTraces` is not all. */
  readonly deadTraceCount: number;
  readonly notFiniteCount: number;
  readonly readTraces: number;
  /** Finite samples of live traces, evenly spaced over the line: what the statistics are of. */
  readonly values: Float32Array;
}

const PERCENTS = [50, 90, 95, 98, 99] as const;
const BIN_COUNT = 64;
/** Read at most about this many samples (256 MB as float32) where nothing else is stated. */
const MOST_READ = 64e6;
/** Of a larger line read at most this many traces: each costs a read of its own. */
const MOST_TRACES = 20_000;
/** Sort at most this many, or an eighth of what is read. */
const MOST_SORTED = 2e6;

/** Running figures over live traces, and an evenly spaced part of their magnitudes. */
interface Gathered {
  minimum: number;
  maximum: number;
  sumOfSquares: number;
  count: number;
  dead: number;
  notFinite: number;
  readonly kept: Float32Array[];
}

function isFiniteNumber(value: number): boolean {
  return value - value === 0;
}

/** The finite samples of a trace in its place, and how many they are. */
function finiteFirst(trace: Float32Array): Float32Array {
  let count = 0;
  for (const value of trace) if (isFiniteNumber(value)) trace[count++] = value;
  return trace.subarray(0, count);
}

/** True where no two samples differ. */
function isDead(samples: Float32Array): boolean {
  for (const value of samples) if (value !== samples[0]) return false;
  return true;
}

/** Takes in a trace, whose samples may be moved. */
function gatherTrace(gathered: Gathered, trace: Float32Array, keep: boolean): void {
  const samples = finiteFirst(trace);
  gathered.notFinite += trace.length - samples.length;
  if (isDead(samples)) {
    gathered.dead++;
    return;
  }
  for (const value of samples) {
    if (value < gathered.minimum) gathered.minimum = value;
    if (value > gathered.maximum) gathered.maximum = value;
    gathered.sumOfSquares += value * value;
  }
  gathered.count += samples.length;
  if (keep) gathered.kept.push(samples.slice());
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function histogramOf(values: Float32Array, limit: number): number[] {
  const bins = new Array<number>(BIN_COUNT).fill(0);
  if (limit === 0) return bins;
  for (const value of values) {
    const bin = Math.floor(((value / limit + 1) * BIN_COUNT) / 2);
    if (value === limit) bins[BIN_COUNT - 1]++;
    else if (bin >= 0 && bin < BIN_COUNT) bins[bin]++;
  }
  return bins;
}

/** Statistics of the gathered samples; all zero where every trace is dead. */
function statisticsOf(gathered: Gathered, values: Float32Array): AmplitudeStatistics {
  const sorted = values.map(Math.abs).sort();
  const isEmpty = gathered.count === 0;
  const largest = isEmpty ? 0 : Math.max(-gathered.minimum, gathered.maximum);
  // The smallest magnitude that at least p percent of the samples do not exceed.
  const percentiles: [string, number][] = PERCENTS.map((percent) => [
    String(percent),
    sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0,
  ]);
  const absolutePercentiles = Object.fromEntries([...percentiles, ['100', largest]]);
  return {
    minimum: isEmpty ? 0 : gathered.minimum,
    maximum: isEmpty ? 0 : gathered.maximum,
    rms: isEmpty ? 0 : Math.sqrt(gathered.sumOfSquares / gathered.count),
    absolutePercentiles,
    histogram: histogramOf(values, absolutePercentiles['99']),
  };
}

/**
 * Reads the line, or evenly spaced traces of a large one, and measures its amplitudes. The choice of traces
 * depends on the line's size alone, so the same file always gives the same figures.
 * @param mostRead samples that are read at most, of a larger line evenly spaced traces
 */
export async function surveyAmplitudes(
  dataset: SegyDataset,
  signal: AbortSignal,
  mostRead = MOST_READ,
): Promise<SurveyedAmplitudes> {
  const { traceCount, sampleCount } = dataset.layout;
  const mostSorted = Math.min(MOST_SORTED, mostRead / 8);
  const step = Math.ceil((traceCount * sampleCount) / mostRead);
  const readStep = step > 1 ? Math.max(step, Math.ceil(traceCount / MOST_TRACES)) : 1;
  const keepStep = Math.max(1, Math.ceil((traceCount * sampleCount) / readStep / mostSorted));
  const gathered: Gathered = {
    minimum: Number.POSITIVE_INFINITY,
    maximum: Number.NEGATIVE_INFINITY,
    sumOfSquares: 0,
    count: 0,
    dead: 0,
    notFinite: 0,
    kept: [],
  };
  const gather = (samples: Float32Array, first: number): void => {
    for (let i = 0; i * sampleCount < samples.length; i++) {
      const trace = samples.subarray(i * sampleCount, (i + 1) * sampleCount);
      gatherTrace(gathered, trace, (first + i) % keepStep === 0);
    }
  };
  const readTraces = Math.ceil(traceCount / readStep);
  if (readStep === 1) {
    for await (const block of dataset.trace.blocks({}, { signal })) gather(block.samples, block.firstTrace);
  } else {
    for (let i = 0; i < readTraces; i++) {
      throwIfCancelled(signal);
      gather(await dataset.trace.read(i * readStep), i);
    }
  }
  const deadTraceCount = Math.round((gathered.dead * traceCount) / readTraces);
  const values = joined(gathered.kept);
  return {
    amplitudes: statisticsOf(gathered, values),
    deadTraceCount,
    notFiniteCount: gathered.notFinite,
    readTraces,
    values,
  };
}
