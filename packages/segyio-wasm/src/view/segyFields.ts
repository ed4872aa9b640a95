/** How times and places of files of other kinds go into the fields of SEG-Y. */
import type { SegySpec } from '../write/segySpec.js';

type Warn = (message: string) => void;
/** Values by standard name. */
export type NamedValues = Readonly<Record<string, number>>;

const LARGEST_COUNT = 65535;
const LARGEST_INT16 = 32767;
const LARGEST_INT32 = 2147483647;
/** Below this a difference is one of decimal fractions, not of times: a millionth of a unit or of a step. */
const NEGLIGIBLE = 1e-6;
const DIVISORS = [1, 10, 100, 1000, 10000];

/** An interval in the 16-bit fields and, where they cannot hold it, in full in revision 2's. */
export interface SegyInterval {
  /** A whole number for bytes 3217-3218 and 117-118; 0 where there are more than those hold. */
  readonly whole: number;
  readonly exact: number;
  readonly isWhole: boolean;
}

/** An interval in the unit of the fields: microseconds, or picoseconds of radar. */
export function segyIntervalOf(exact: number): SegyInterval {
  const rounded = Math.max(1, Math.round(exact));
  const whole = rounded <= LARGEST_INT16 ? rounded : 0;
  const isWhole = Math.abs(exact - whole) < NEGLIGIBLE;
  return { whole, exact: isWhole ? whole : exact, isWhole };
}

/** The delay for bytes 109-110 and its scalar for 215-216: the least divisor that loses nothing, else the largest. */
export function delayFields(startTime: number, unit: 'ms' | 'ns', warn: Warn): NamedValues {
  const stepOf = (divisor: number) => Math.round(startTime * divisor);
  const fitting = DIVISORS.filter((divisor) => Math.abs(stepOf(divisor)) <= LARGEST_INT16);
  const isExact = (divisor: number) => Math.abs(startTime * divisor - stepOf(divisor)) < NEGLIGIBLE;
  const divisor = fitting.find(isExact) ?? fitting.at(-1);
  if (divisor === undefined) {
    warn(`The first sample is at ${startTime} ${unit}, more than bytes 109-110 can hold; 0 written.`);
    return { DelayRecordingTime: 0 };
  }
  const delay = stepOf(divisor);
  if (!isExact(divisor))
    warn(`The start time of ${startTime} ${unit} is rounded to ${delay / divisor} ${unit}.`);
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

/** What the file header says; revision 2 only where the fields of 16 bits are too narrow. */
export function viewSpec(
  sampleCount: number,
  interval: SegyInterval,
  textLines: readonly string[],
): SegySpec {
  return {
    sampleCount,
    sampleIntervalUs: interval.exact,
    revision: interval.isWhole && sampleCount <= LARGEST_COUNT ? '1' : '2.0',
    textLines,
    // The rounded interval is for readers that know no revision 2; others take the exact one, which comes first.
    binary: { MeasurementSystem: 1, Interval: interval.whole },
  };
}

/** What all trace headers have in common. `divisor` is that of the coordinates, `delay` of `delayFields`. */
export function sharedTraceFields(
  sampleCount: number,
  interval: SegyInterval,
  { divisor, delay }: { readonly divisor: number; readonly delay: NamedValues },
): NamedValues {
  return {
    TraceIdentificationCode: 1,
    DataUse: 1,
    CoordinateUnits: 1,
    SourceGroupScalar: divisor === 1 ? 1 : -divisor,
    TRACE_SAMPLE_COUNT: sampleCount <= LARGEST_COUNT ? sampleCount : 0,
    TRACE_SAMPLE_INTERVAL: interval.whole,
    ...delay,
  };
}
