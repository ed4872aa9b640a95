/** A scale along the columns of a plane: "CDP", "Offset", or the column's own number. */
export interface TraceScale {
  readonly name: string;
  /** One value per column, or null where the value is the column's number, counted from 0. */
  readonly values: ArrayLike<number> | null;
}

/** A field of the trace headers that varies along the file, with its value for each trace. */
export interface HeaderScale {
  readonly name: string;
  /** First byte of the field in the trace header, counted from 1. */
  readonly byte: number;
  readonly values: ArrayLike<number>;
}

/** Fields that number the traces of a line, most useful first, under the names that an axis shows. */
export const SCALE_FIELDS: readonly (readonly [byte: number, name: string])[] = [
  [21, 'CDP'],
  [197, 'Shot point'],
  [17, 'Source point'],
  [189, 'Inline'],
  [193, 'Crossline'],
  [9, 'Field record'],
  [5, 'Trace in file'],
  [1, 'Trace in line'],
  [13, 'Trace in record'],
  [37, 'Offset'],
];

export const TRACE_NUMBER: TraceScale = { name: 'Trace', values: null };

/** True where the values from `first` to `last` only rise or only fall, so that each names one column. */
export function isSteady(values: ArrayLike<number>, first = 0, last = values.length - 1): boolean {
  const sign = Math.sign(values[last] - values[first]);
  if (sign === 0 || Number.isNaN(sign)) return false;
  for (let i = first + 1; i <= last; i++) if (!((values[i] - values[i - 1]) * sign > 0)) return false;
  return true;
}

function varies(column: ArrayLike<number>): boolean {
  for (let i = 1; i < column.length; i++) if (column[i] !== column[0]) return true;
  return false;
}

/** The scales of `SCALE_FIELDS` that vary, those that name each trace first. `columns` is in their order. */
export function headerScalesOf(columns: readonly ArrayLike<number>[]): HeaderScale[] {
  const varying = SCALE_FIELDS.flatMap(([byte, name], i) => {
    const column = columns[i];
    return varies(column) ? [{ name, byte, values: column }] : [];
  });
  const steady = new Set(varying.filter(({ values }) => isSteady(values)));
  return [...steady, ...varying.filter((scale) => !steady.has(scale))];
}

/** The scales of a plane, best first; the column's number is always among them. */
export function withTraceNumber(found: readonly TraceScale[]): TraceScale[] {
  const others = found.filter(({ name }) => name.toLowerCase() !== 'trace');
  return [...others.map(({ name, values }) => ({ name, values })), TRACE_NUMBER];
}

/** The scale of that name, else the first. */
export function scaleNamed(scales: readonly TraceScale[], name: string | null): TraceScale {
  return scales.find((scale) => scale.name === name) ?? scales[0] ?? TRACE_NUMBER;
}

export function valueOfTrace({ values }: TraceScale, trace: number): number {
  return values ? values[trace] : trace;
}
