import { z } from 'zod';
import { readHeaderRanges } from '#jobs/headerRanges';
import type { JobContext } from '#jobs/job';
import { summarise } from '#jobs/openDataset';
import { openLineFile, withJobErrors } from '#jobs/segyErrors';

const COUNT = z.int().min(0);
const FIELD = z.object({ name: z.string(), byte: z.int() });

/** What `diffrakt info --json` prints. docs/schema/info.schema.json is made from it. */
export const INFO_SCHEMA = z.object({
  version: z.literal(1),
  path: z.string(),
  fileName: z.string(),
  fileBytes: COUNT,
  traceCount: COUNT,
  sampleCount: COUNT.describe('samples per trace'),
  sampleIntervalUs: z.number(),
  startTimeMs: z.number().describe('recording delay of the first trace'),
  endTimeMs: z.number().describe('time of the last sample'),
  format: z.object({ code: z.int(), name: z.string() }).describe('sample format, bytes 3225-3226'),
  byteOrder: z.enum(['big', 'little', 'pair-swapped']),
  revision: z.string().describe('"0", "1", "2.0", "2.1"'),
  geometry: z.object({
    kind: z.string().describe('line, pre-stack, grid or unknown'),
    reason: z.string().describe('in words, with the header bytes'),
  }),
  headers: z
    .array(FIELD.extend({ minimum: z.number(), maximum: z.number(), first: z.number(), last: z.number() }))
    .describe('trace header fields that are not 0 in every trace'),
  binaryHeader: z.array(FIELD.extend({ value: z.number() })).describe('fields that are not 0'),
  amplitudes: z.object({
    minimum: z.number(),
    maximum: z.number(),
    rms: z.number(),
    absolutePercentiles: z.record(z.string(), z.number()),
    histogram: z.array(z.number()).describe('64 bins between -p99 and +p99'),
  }),
  deadTraceCount: COUNT,
  textHeader: z.array(z.string()).describe('lines of 80 characters, extended text headers behind'),
  fingerprint: z.string().describe('SHA-256 of size and headers'),
  warnings: z.array(z.string()),
});

export type FileInfo = z.infer<typeof INFO_SCHEMA>;

/**
 * Tells what is in a SEG-Y file; what is odd in its headers also by `context.warn`. A file that ends inside
 * a trace is described by its whole traces, which `warnings` says.
 * @throws JobError 'file.missing', 'file.unreadable', 'file.notSegy', 'file.truncated', 'cancelled'
 */
export async function describeFile<News>(path: string, context: JobContext<News>): Promise<FileInfo> {
  const dataset = await openLineFile(path);
  try {
    for (const warning of dataset.layout.warnings) context.warn(warning);
    return await withJobErrors(async () => {
      const { traceScales: _, ...summary } = await summarise(dataset, context.signal);
      const { startTimeMs, sampleCount, sampleIntervalUs } = summary;
      return {
        version: 1 as const,
        ...summary,
        endTimeMs: startTimeMs + ((sampleCount - 1) * sampleIntervalUs) / 1000,
        headers: await readHeaderRanges(dataset, context.signal),
        binaryHeader: dataset.bin
          .entries()
          .filter(({ value }) => value !== 0)
          .map(({ name, byte, value }) => ({ name, byte, value })),
      };
    });
  } finally {
    await dataset.dispose();
  }
}
