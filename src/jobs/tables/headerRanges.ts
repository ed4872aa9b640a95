import { type HeaderColumn, type HeaderField, type SegyDataset, shortestDecimal } from 'segyio-wasm';

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
const BLOCK_TRACES = 2048;

type MutableRange = { -readonly [Key in keyof HeaderRange]: HeaderRange[Key] };

function emptyRange({ name, byte }: HeaderField): MutableRange {
  const limits = { minimum: Number.POSITIVE_INFINITY, maximum: Number.NEGATIVE_INFINITY };
  return { name, byte, ...limits, first: 0, last: 0 };
}

/** Widens a range by the values of a block; floats that are no finite numbers are left out. */
function widen(range: MutableRange, values: HeaderColumn, isFirst: boolean): void {
  let { minimum, maximum } = range;
  for (const value of values) {
    if (value < minimum && value > Number.NEGATIVE_INFINITY) minimum = value;
    if (value > maximum && value < Number.POSITIVE_INFINITY) maximum = value;
  }
  range.minimum = minimum;
  range.maximum = maximum;
  const finite = (value: number) => (Number.isFinite(value) ? value : 0);
  if (isFirst) range.first = finite(values[0]);
  range.last = finite(values[values.length - 1]);
}

/** Values of 4-byte floats as the shortest decimals that stand for them. */
function rounded(range: HeaderRange, { type }: HeaderField): HeaderRange {
  if (type !== 'float32') return range;
  const { minimum, maximum, first, last } = range;
  const [least, most, start, end] = [minimum, maximum, first, last].map(shortestDecimal);
  return { ...range, minimum: least, maximum: most, first: start, last: end };
}

/** Ranges of all fields of the file's kind that are not 0 in every trace, in the order of their bytes. */
export async function readHeaderRanges(dataset: SegyDataset, signal: AbortSignal): Promise<HeaderRange[]> {
  const { traceCount, headerFields } = dataset.layout;
  const ranges = headerFields.map(emptyRange);
  for (let firstTrace = 0; firstTrace < traceCount; firstTrace += BLOCK_TRACES) {
    const part = { firstTrace, traceCount: Math.min(BLOCK_TRACES, traceCount - firstTrace) };
    const columns = await dataset.header.compactColumns(headerFields, part, signal);
    for (const [i, range] of ranges.entries()) widen(range, columns[i], firstTrace === 0);
  }
  return ranges
    .map((range, i) => rounded(range, headerFields[i]))
    .filter(({ minimum, maximum }) => minimum <= maximum && (minimum !== 0 || maximum !== 0));
}
