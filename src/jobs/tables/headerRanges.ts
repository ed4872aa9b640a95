import { type SegyDataset, TRACE_FIELDS } from 'segyio-wasm';

/** Values of a trace header field over the file. */
export interface HeaderRange {
  readonly name: string;
  readonly byte: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Values of the first and the last trace. */
  readonly first: number;
  readonly last: number;
}

/** Traces whose headers are held at a time. */
const BLOCK_TRACES = 8192;

/** Ranges of all standard fields that are not 0 in every trace, in the order of their bytes. */
export async function readHeaderRanges(dataset: SegyDataset, signal: AbortSignal): Promise<HeaderRange[]> {
  const { traceCount } = dataset.layout;
  const bytes = TRACE_FIELDS.map(({ byte }) => byte);
  const ranges = TRACE_FIELDS.map(({ name, byte }) => ({
    name,
    byte,
    minimum: Number.POSITIVE_INFINITY,
    maximum: Number.NEGATIVE_INFINITY,
    first: 0,
    last: 0,
  }));
  for (let firstTrace = 0; firstTrace < traceCount; firstTrace += BLOCK_TRACES) {
    const part = { firstTrace, traceCount: Math.min(BLOCK_TRACES, traceCount - firstTrace) };
    const columns = await dataset.header.columns(bytes, part, signal);
    ranges.forEach((range, i) => {
      const values = columns[i];
      for (const value of values) {
        range.minimum = Math.min(range.minimum, value);
        range.maximum = Math.max(range.maximum, value);
      }
      if (firstTrace === 0) range.first = values[0];
      range.last = values[values.length - 1];
    });
  }
  return ranges.filter(({ minimum, maximum }) => minimum !== 0 || maximum !== 0);
}
