import { RADAR_TIMES } from '../layout/radarTimes.js';
import { textThatFits } from '../write/changeText.js';
import type { GprDataset } from './gprDataset.js';
import { splitName } from './openGpr.js';

/** How ns, metres and text of radar go into the fields of SEG-Y. The rule of times is told in gprToSegy.ts. */

type Warn = (message: string) => void;
/** Values by standard name. */
export type NamedValues = Readonly<Record<string, number>>;

const LARGEST_INT16 = 32767;
const LARGEST_INT32 = 2147483647;
/** Below this a difference is one of decimal fractions, not of times: a millionth of a ps or of a step. */
const NEGLIGIBLE = 1e-6;
const DIVISORS = [1, 10, 100, 1000, 10000];
const MOST_SETTINGS = 32;

/** An interval in the 16-bit fields and, where they cannot hold it, in full in revision 2's. */
export interface SegyInterval {
  /** Whole picoseconds for bytes 3217-3218 and 117-118; 0 where there are more than those hold. */
  readonly whole: number;
  readonly exact: number;
  readonly isWhole: boolean;
}

/** Nanoseconds to the picoseconds that the fields hold. */
export function segyIntervalOf(sampleIntervalNs: number): SegyInterval {
  const exact = sampleIntervalNs * 1000;
  const rounded = Math.max(1, Math.round(exact));
  const whole = rounded <= LARGEST_INT16 ? rounded : 0;
  const isWhole = Math.abs(exact - whole) < NEGLIGIBLE;
  return { whole, exact: isWhole ? whole : exact, isWhole };
}

/** The delay for bytes 109-110 and its scalar for 215-216: the least divisor that loses nothing, else the largest. */
export function delayFields(startTimeNs: number, warn: Warn): NamedValues {
  const stepOf = (divisor: number) => Math.round(startTimeNs * divisor);
  const fitting = DIVISORS.filter((divisor) => Math.abs(stepOf(divisor)) <= LARGEST_INT16);
  const isExact = (divisor: number) => Math.abs(startTimeNs * divisor - stepOf(divisor)) < NEGLIGIBLE;
  const divisor = fitting.find(isExact) ?? fitting.at(-1);
  if (divisor === undefined) {
    warn(`The first sample is at ${startTimeNs} ns, more than bytes 109-110 can hold; 0 written.`);
    return { DelayRecordingTime: 0 };
  }
  const delay = stepOf(divisor);
  if (!isExact(divisor)) warn(`The start time of ${startTimeNs} ns is rounded to ${delay / divisor} ns.`);
  return { DelayRecordingTime: delay, ScalarTraceHeader: divisor === 1 ? 1 : -divisor };
}

/** Places along the line as whole numbers, and what to divide them by to get metres. */
export interface SegyPositions {
  readonly divisor: number;
  readonly x: Int32Array;
}

/** Millimetres where they fit into 32 bits, else coarser; what no field can hold is 0. */
export function segyPositions(distances: Float64Array, warn: Warn): SegyPositions {
  const farthest = distances.reduce(
    (most, value) => Math.max(most, Number.isFinite(value) ? Math.abs(value) : 0),
    0,
  );
  const divisor = [1000, 100, 10].find((finer) => farthest * finer <= LARGEST_INT32) ?? 1;
  const steps = distances.map((metres) => Math.round(metres * divisor));
  const lost = steps.reduce((count, step) => count + (Math.abs(step) <= LARGEST_INT32 ? 0 : 1), 0);
  if (lost > 0) warn(`${lost} positions are no numbers that a header can hold; 0 written.`);
  const x = Int32Array.from(steps, (step) => (Math.abs(step) <= LARGEST_INT32 ? step : 0));
  return { divisor, x };
}

/** What the text header says: where it came from, how to read its times, and the original header. */
export function segyTextLines(dataset: GprDataset, interval: SegyInterval): string[] {
  const { kind, startTimeNs, traceSpacingMetres, statedSpacing, warnings } = dataset.layout;
  const { stem } = splitName(dataset.sources[0].name);
  const spacing = traceSpacingMetres === null ? 'NOT STATED' : `${traceSpacingMetres} M`;
  const stated = statedSpacing === null ? '' : ` (STATED: ${statedSpacing.value} ${statedSpacing.unit})`;
  const settings = [...dataset.settings].map(([name, value]) => `${name} = ${value}`);
  const lines = [
    `GROUND-PENETRATING RADAR, WRITTEN FROM ${stem}.${kind.toUpperCase()}`,
    `TIMES: ${RADAR_TIMES}; INTERVAL FIELDS HOLD PICOSECONDS`,
    'SO 1 M/MS READ FROM THIS FILE IS 1 M/NS, AND 1 HZ IS 1 MHZ',
    `SAMPLE INTERVAL ${interval.exact} PS, FIRST SAMPLE AT ${Number(startTimeNs.toPrecision(12))} NS`,
    `TRACE SPACING ${spacing}${stated}`,
    'COORDINATES: METRES ALONG THE LINE IN X, SCALED BY BYTES 71-72; Y IS 0',
    `READ WITH ${warnings.length} WARNINGS; THE ORIGINAL HEADER SAYS:`,
    ...settings.slice(0, MOST_SETTINGS),
  ];
  return lines.map((line, i) => textThatFits(`C${String(i + 1).padStart(2)} ${line}`, 'ebcdic'));
}
