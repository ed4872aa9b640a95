import type { HeaderFieldFacts, HeaderScan } from '#contract/headers/headers';

/** A field of the trace headers with its place among them. */
export interface FieldColumn extends HeaderFieldFacts {
  /** Place of its value among those of a trace. */
  readonly index: number;
}

/** "189–192"; "29" for a single byte. */
export function bytesText({ byte, byteCount }: Pick<HeaderFieldFacts, 'byte' | 'byteCount'>): string {
  return byteCount === 1 ? String(byte) : `${byte}–${byte + byteCount - 1}`;
}

/** 0 for a field that varies, 1 for one that is the same in all traces, 2 for one that is 0. */
function rankOf(scan: HeaderScan, { name, byte }: HeaderFieldFacts): number {
  const range = scan.ranges.find((known) => known.byte === byte && known.name === name);
  if (!range) return 1;
  if (range.order !== 'equal') return 0;
  return range.minimum === 0 ? 2 : 1;
}

/**
 * The columns of the table in the order of their bytes, or those first that vary, then those that are not 0,
 * as a scan found them.
 */
export function columnsOf(fields: readonly HeaderFieldFacts[], scan: HeaderScan | null): FieldColumn[] {
  const columns = fields.map((field, index) => ({ ...field, index }));
  if (!scan) return columns;
  const ranked = columns.map((column) => ({ column, rank: rankOf(scan, column) }));
  return ranked
    .sort((a, b) => a.rank - b.rank || a.column.index - b.column.index)
    .map(({ column }) => column);
}
