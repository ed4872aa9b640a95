import { csvFormatRow } from 'd3-dsv';
import { type HeaderField, shortestDecimal } from 'segyio-wasm';
import { warnOfOddities } from '#jobs/opening/oddities';
import { openLineFile } from '#jobs/opening/segyErrors';
import { writeTraceTable } from '#jobs/tables/tableFile';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import type { JobContext } from '#system/job';

export interface HeaderTableRequest {
  readonly inputPath: string;
  readonly opening?: OpeningOptions;
  /** CSV (RFC 4180), written complete or not at all. */
  readonly outputPath: string;
}

/** Traces whose headers are held at a time: about 1 MB of them, and 4 MB of text. */
const BLOCK_TRACES = 4096;

/**
 * One line of CSV for each trace: without the CSV library, since numbers need no quotes and there are many.
 */
function csvRows(columns: readonly ArrayLike<number>[], traceCount: number): string {
  const rows: string[] = [];
  for (let trace = 0; trace < traceCount; trace++)
    rows.push(`${columns.map((column) => column[trace]).join(',')}\r\n`);
  return rows.join('');
}

/** A column as it is written: 4-byte floats as the shortest decimals that stand for them. */
function written(column: Float64Array, { type }: HeaderField): Float64Array {
  return type === 'float32' ? column.map(shortestDecimal) : column;
}

/**
 * Writes all standard trace header fields of a file as CSV: one row a trace, in the file's order, columns
 * `<first byte>:<NAME>`, values as in the file, unscaled. A Seismic Unix file has its own fields and names.
 * @returns how many rows and columns
 * @throws JobError those of opening; 'argument.invalid', 'file.write', 'disk.full', 'cancelled'
 */
export async function writeHeaderTable(
  request: HeaderTableRequest,
  context: JobContext,
): Promise<{ rowCount: number; columnCount: number }> {
  const dataset = await openLineFile(request.inputPath, request.opening, context);
  const encoder = new TextEncoder();
  try {
    warnOfOddities(dataset, context);
    const { traceCount, headerFields } = dataset.layout;
    await writeTraceTable(
      {
        ...request,
        traceCount,
        blockTraces: BLOCK_TRACES,
        stage: 'Reading headers',
        head: encoder.encode(`${csvFormatRow(headerFields.map(({ byte, name }) => `${byte}:${name}`))}\r\n`),
        rowsOf: async (block) => {
          const columns = await dataset.header.columns(headerFields, block, context.signal);
          const shown = columns.map((column, i) => written(column, headerFields[i]));
          return encoder.encode(csvRows(shown, block.traceCount));
        },
      },
      context,
    );
    return { rowCount: traceCount, columnCount: headerFields.length };
  } finally {
    await dataset.dispose();
  }
}
