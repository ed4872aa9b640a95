import { realpath } from 'node:fs/promises';
import { openFileSink } from 'segyio-wasm/node';
import { withJobErrors } from '#jobs/line/segyErrors';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

/** The file that the path names, symbolic links followed; the path itself where there is none. */
async function fileOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** @throws JobError 'argument.invalid' where the output would take the input's place */
async function checkApart(inputPath: string, outputPath: string): Promise<void> {
  if ((await fileOf(inputPath)) !== (await fileOf(outputPath))) return;
  throw new JobError(
    'argument.invalid',
    `The output would replace the file that is read: ${outputPath}`,
    'Choose another name for the output.',
  );
}

/** Reports progress over traces, with the rate so far. */
function traceProgress(stage: string, total: number, context: JobContext): (done: number) => void {
  const started = Date.now();
  return (done) => {
    const ratePerSecond = done / Math.max(1e-3, (Date.now() - started) / 1000);
    const secondsLeft = (total - done) / Math.max(1e-9, ratePerSecond);
    context.progress({ stage, done, total, unit: 'traces', ratePerSecond, secondsLeft });
  };
}

/** A table with one row a trace, made block by block. */
export interface TraceTable {
  readonly inputPath: string;
  readonly outputPath: string;
  readonly traceCount: number;
  /** Traces that are held at a time. */
  readonly blockTraces: number;
  /** What is being done, for progress: "Reading headers". */
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
  const progress = traceProgress(table.stage, traceCount, context);
  await withJobErrors(async () => {
    const sink = await openFileSink(table.outputPath);
    try {
      await sink.write(table.head);
      for (let firstTrace = 0; firstTrace < traceCount; firstTrace += blockTraces) {
        const count = Math.min(blockTraces, traceCount - firstTrace);
        await sink.write(await table.rowsOf({ firstTrace, traceCount: count }));
        progress(firstTrace + count);
      }
      await sink.finish();
    } catch (error) {
      await sink.discard();
      throw error;
    }
  });
}
