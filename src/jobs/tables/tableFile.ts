import { realpath } from 'node:fs/promises';
import { openFileSink } from 'segyio-wasm/node';
import { withJobErrors } from '#jobs/opening/segyErrors';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';
import { ProgressMeter } from '#system/progressMeter';

/** The file that the path names, symbolic links followed; the path itself where there is none. */
async function fileOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** @throws JobError 'argument.invalid' where the output would replace the input */
async function checkApart(inputPath: string, outputPath: string): Promise<void> {
  if ((await fileOf(inputPath)) !== (await fileOf(outputPath))) return;
  throw new JobError(
    'argument.invalid',
    `The output would replace the file that is read: ${outputPath}`,
    'Choose another name for the output.',
  );
}

/** A table with one row a trace, made block by block. */
export interface TraceTable {
  readonly inputPath: string;
  readonly outputPath: string;
  readonly traceCount: number;
  /** Traces that are held at a time. */
  readonly blockTraces: number;
  /** The stage, for progress: "Reading headers". */
  readonly stage: string;
  readonly head: Uint8Array;
  readonly rowsOf: (block: {
    readonly firstTrace: number;
    readonly traceCount: number;
  }) => Promise<Uint8Array>;
}

/**
 * Writes a table block by block: beside the target, synced, renamed. Memory holds one block.
 * @throws JobError 'argument.invalid', 'file.write', 'disk.full', 'cancelled', those of `rowsOf`
 */
export async function writeTraceTable(table: TraceTable, context: JobContext): Promise<void> {
  await checkApart(table.inputPath, table.outputPath);
  const { traceCount, blockTraces } = table;
  const meter = new ProgressMeter(context, { stage: table.stage, total: traceCount, unit: 'traces' });
  await withJobErrors(async () => {
    const sink = await openFileSink(table.outputPath);
    try {
      await sink.write(table.head);
      for (let firstTrace = 0; firstTrace < traceCount; firstTrace += blockTraces) {
        const count = Math.min(blockTraces, traceCount - firstTrace);
        await sink.write(await table.rowsOf({ firstTrace, traceCount: count }));
        meter.tell(firstTrace + count);
      }
      await sink.finish();
    } catch (error) {
      await sink.discard();
      throw error;
    }
  });
}
