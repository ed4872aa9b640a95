import { shortestDecimal } from '../header/shortestDecimal.js';
import type { LayoutInput, SampleDomain } from './layout.js';
import { sampleIntervalOf, startTimeOf } from './sampleRules.js';

/** Where samples lie along a trace. */
export interface TraceAxis {
  readonly sampleIntervalUs: number;
  readonly startTimeMs: number;
  readonly sampleDomain: SampleDomain;
}

/** trid of Seismic Unix for traces along depth. */
const DEPTH_TRACES = 30;
/** trid of traces whose samples are frequencies or wavenumbers. */
const FREQUENCY_TRACES: readonly number[] = [10, 11, 12, 13, 15, 17, 18, 19, 20, 22];
/** trid of samples of seismic data in time; others, and none, leave the domain open. */
const TIME_TRACES = 1;
/** Longer intervals in seconds are not believed of traces that do not say that they are in time. */
const LONGEST_SECONDS = 0.1;
/** 16-bit intervals are rounded to whole microseconds. */
const ROUNDING_US = 0.51;

/** The words of a Seismic Unix trace header that say where samples lie; no float where none was meant. */
interface SuWords {
  readonly trid: number;
  readonly dt: number;
  readonly delrt: number;
  readonly d1: number;
  readonly f1: number;
}

function floatAt(input: LayoutInput, byte: number): number {
  const value = input.trace?.get({ byte, type: 'float32' }) ?? 0;
  const size = Math.abs(value);
  return size >= 1e-11 && size <= 1e9 ? shortestDecimal(value) : 0;
}

function wordsOf(input: LayoutInput): SuWords {
  const { trace } = input;
  return {
    trid: trace?.get(29) ?? 0,
    dt: trace?.get(117) ?? 0,
    delrt: trace?.get(109) ?? 0,
    d1: Math.max(0, floatAt(input, 181)),
    f1: floatAt(input, 185),
  };
}

/** Rounded to what a decimal of the header can say, so that 0.0025 s are 2500 µs. */
function scaled(value: number, factor: number): number {
  return Number((value * factor).toPrecision(9));
}

function depthAxis(input: LayoutInput, { trid, d1, f1 }: SuWords): TraceAxis {
  const why =
    trid === DEPTH_TRACES
      ? `trid ${trid} (bytes 29-30) means depth`
      : `no dt, and ${d1} would be too long for seconds`;
  input.warn(`Samples every ${d1} from ${f1}, by d1 and f1 (bytes 181-188), taken as depth: ${why}.`);
  const sampleIntervalUs = input.options.sampleIntervalUs ?? scaled(d1, 1000);
  return { sampleIntervalUs, startTimeMs: f1, sampleDomain: 'depth' };
}

/** Tells where d1 and dt state different intervals. */
function compareIntervals(input: LayoutInput, { dt, d1 }: SuWords): boolean {
  const isSame = d1 > 0 && Math.abs(scaled(d1, 1e6) - dt) <= ROUNDING_US;
  if (isSame || d1 <= 0) return isSame;
  input.warn(
    `Sample interval: ${dt} µs in dt (bytes 117-118), ${d1} in d1 (bytes 181-184), which would be ${scaled(d1, 1e6)} µs; ${dt} taken.`,
  );
  if (d1 <= LONGEST_SECONDS)
    input.propose({
      options: { sampleIntervalUs: scaled(d1, 1e6) },
      reason: `d1 (bytes 181-184) states ${d1} s.`,
      score: 0.3,
    });
  return false;
}

/** Start of time traces: delrt, else f1 in seconds where d1 is believed. */
function suStart(input: LayoutInput, { delrt, f1 }: SuWords, isD1Believed: boolean): number {
  if (delrt !== 0 || f1 === 0 || !isD1Believed) return startTimeOf(input);
  const startTimeMs = scaled(f1, 1000);
  input.warn(
    `Start time ${startTimeMs} ms from f1 = ${f1} s (bytes 185-188); delrt (bytes 109-110) states none.`,
  );
  return startTimeMs;
}

function timeAxis(input: LayoutInput, words: SuWords): TraceAxis {
  const { dt, d1, trid } = words;
  const given = input.options.sampleIntervalUs;
  if (FREQUENCY_TRACES.includes(trid))
    input.warn(
      `trid ${trid} (bytes 29-30) means a spectrum: samples every ${d1} from ${words.f1} (d1 and f1) are frequencies, shown as times.`,
    );
  if (given || dt > 0 || d1 === 0) {
    const isBelieved = !given && dt > 0 && compareIntervals(input, words);
    const sampleIntervalUs = sampleIntervalOf(input);
    return { sampleIntervalUs, startTimeMs: suStart(input, words, isBelieved), sampleDomain: 'time' };
  }
  const sampleIntervalUs = scaled(d1, 1e6);
  input.warn(`Sample interval ${sampleIntervalUs} µs from d1 = ${d1} s (bytes 181-184); dt is 0.`);
  return { sampleIntervalUs, startTimeMs: suStart(input, words, true), sampleDomain: 'time' };
}

/**
 * Where samples lie in a file of Seismic Unix whose bytes 181 to 188 hold d1 and f1: by dt and delrt as in
 * SEG-Y, else by d1 and f1 in seconds, in depth by d1 and f1 alone.
 */
export function suAxisOf(input: LayoutInput): TraceAxis {
  const words = wordsOf(input);
  const { trid, dt, d1 } = words;
  const isLong = dt === 0 && d1 > LONGEST_SECONDS && trid !== TIME_TRACES && !FREQUENCY_TRACES.includes(trid);
  const isDepth = d1 > 0 && (trid === DEPTH_TRACES || isLong);
  return isDepth ? depthAxis(input, words) : timeAxis(input, words);
}
