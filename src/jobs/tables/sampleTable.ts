import { warnOfOddities } from '#jobs/opening/oddities';
import { openLineFile } from '#jobs/opening/segyErrors';
import { npyHeader } from '#jobs/tables/npy';
import { writeTraceTable } from '#jobs/tables/tableFile';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import { littleEndianBytes } from '#system/floatCodec';
import type { JobContext } from '#system/job';

export interface SampleTableRequest {
  readonly inputPath: string;
  readonly opening?: OpeningOptions;
  /** NumPy's .npy, written complete or not at all. */
  readonly outputPath: string;
}

/** NumPy's type for each sample format: its own; 24 bits as 32; IBM and fixed point as the float that holds them. */
const NUMPY_TYPES: Readonly<Record<number, string>> = {
  1: '<f4',
  2: '<i4',
  3: '<i2',
  4: '<f8',
  5: '<f4',
  6: '<f8',
  7: '<i4',
  8: '|i1',
  9: '<i8',
  10: '<u4',
  11: '<u2',
  12: '<u8',
  15: '<u4',
  16: '|u1',
};

/** Samples are held in blocks of about this many bytes. */
const BLOCK_BYTES = 8 * 1024 * 1024;

/**
 * Writes the samples of a file as an array [trace][sample] that `numpy.load` opens, in the format's own type:
 * integers as they are (24 bits as 32), formats 1 and 5 as float32, 4 and 6 as float64.
 * @returns its shape and NumPy's name for its type
 * @throws JobError those of opening; 'argument.invalid', 'file.write', 'disk.full', 'cancelled'
 */
export async function writeSampleTable(
  request: SampleTableRequest,
  context: JobContext,
): Promise<{ shape: [traceCount: number, sampleCount: number]; type: string }> {
  const dataset = await openLineFile(request.inputPath, request.opening, context);
  try {
    warnOfOddities(dataset, context);
    const { traceCount, sampleCount, format } = dataset.layout;
    const type = NUMPY_TYPES[format.code];
    const shape: [number, number] = [traceCount, sampleCount];
    const traceBytes = sampleCount * Number(type.slice(2));
    await writeTraceTable(
      {
        ...request,
        traceCount,
        blockTraces: Math.max(1, Math.floor(BLOCK_BYTES / traceBytes)),
        stage: 'Reading samples',
        head: npyHeader(type, shape),
        rowsOf: async (block) => littleEndianBytes(await dataset.trace.readNative(block, context.signal)),
      },
      context,
    );
    return { shape, type };
  } finally {
    await dataset.dispose();
  }
}
