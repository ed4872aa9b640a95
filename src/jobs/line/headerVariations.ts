import type { HeaderColumn, SegyDataset } from 'segyio-wasm';

/** One value that traces have instead of the usual one. */
export interface OtherValue {
  readonly value: number;
  readonly traceCount: number;
  /** The first of these traces, counted from 0. */
  readonly firstTrace: number;
}

/** A field that should be the same in every trace and is not. */
export interface HeaderVariation {
  readonly name: 'sample interval' | 'sample count' | 'recording delay';
  /** First byte of the field in the trace header, counted from 1. */
  readonly byte: number;
  /** The value by which the traces are shown. */
  readonly usual: number;
  /** Traces that have another value, and how many values these are. */
  readonly traceCount: number;
  readonly valueCount: number;
  /** The commonest of the other values, at most ten. */
  readonly others: readonly OtherValue[];
}

/** The columns by first byte. */
export type ColumnAt = (byte: number) => HeaderColumn;

const MOST_VALUES = 10;
const INTERVAL_BYTE = 117;
const COUNT_BYTE = 115;
const DELAY_BYTE = 109;

/** The values that are not usual, each with its number of traces and the first of them. */
function otherValues(column: HeaderColumn, isUsual: (value: number) => boolean): OtherValue[] {
  const found = new Map<number, { value: number; traceCount: number; firstTrace: number }>();
  for (let trace = 0; trace < column.length; trace++) {
    const value = column[trace];
    if (isUsual(value)) continue;
    const known = found.get(value);
    if (known) known.traceCount++;
    else found.set(value, { value, traceCount: 1, firstTrace: trace });
  }
  return [...found.values()].sort((a, b) => b.traceCount - a.traceCount);
}

function isConstant(column: HeaderColumn): boolean {
  return column.every((value: number) => value === column[0]);
}

/** Sample interval, sample count and recording delay where they differ from trace to trace. */
export function headerVariations({ layout }: SegyDataset, columnAt: ColumnAt): HeaderVariation[] {
  const { sampleIntervalUs, sampleCount } = layout;
  const [counts, delays] = [columnAt(COUNT_BYTE), columnAt(DELAY_BYTE)];
  const fields = [
    {
      ...{ name: 'sample interval' as const, byte: INTERVAL_BYTE, usual: sampleIntervalUs },
      isUsual: (value: number) => value === 0 || Math.abs(value - sampleIntervalUs) < 1,
    },
    {
      ...{ name: 'sample count' as const, byte: COUNT_BYTE, usual: sampleCount },
      isUsual: (value: number) => value === 0 || value === counts[0] || value === sampleCount,
    },
    {
      ...{ name: 'recording delay' as const, byte: DELAY_BYTE, usual: delays[0] },
      isUsual: (value: number) => value === delays[0],
    },
  ];
  return fields.flatMap(({ isUsual, ...field }) => {
    const column = columnAt(field.byte);
    const values = isConstant(column) ? [] : otherValues(column, isUsual);
    if (values.length === 0) return [];
    const traceCount = values.reduce((sum, value) => sum + value.traceCount, 0);
    return [{ ...field, traceCount, valueCount: values.length, others: values.slice(0, MOST_VALUES) }];
  });
}

const UNITS = { 'sample interval': ' µs', 'sample count': '', 'recording delay': ' ms' };
const CONSEQUENCES = {
  'sample interval': 'all traces are shown with the usual interval',
  'sample count': 'all traces are read with the usual count',
  'recording delay': 'all traces are shown from the usual time on',
};

/** A variation as a sentence with counts, values and the first trace. */
export function variationWarning(variation: HeaderVariation): string {
  const { name, byte, usual, traceCount, valueCount, others } = variation;
  const unit = UNITS[name];
  const [{ value }] = others;
  const values =
    valueCount === 1 ? `${value}${unit}` : `${valueCount} other values, most often ${value}${unit},`;
  const firstTrace = others.reduce(
    (first, other) => Math.min(first, other.firstTrace),
    Number.MAX_SAFE_INTEGER,
  );
  const who = traceCount === 1 ? '1 trace has' : `${traceCount} traces have`;
  return `${who} another ${name} (bytes ${byte}-${byte + 1}): ${values} instead of ${usual}${unit}, first in trace ${firstTrace}, counted from 0; ${CONSEQUENCES[name]}.`;
}
