import { z } from 'zod';
import { isFilled, scanHeaders } from '#jobs/headers/scanHeaders';
import { warnOfOddities } from '#jobs/opening/oddities';
import { openingArguments } from '#jobs/opening/openingArguments';
import { openLineFile, withJobErrors } from '#jobs/opening/segyErrors';
import { HEADER_SCANS, type HeaderScanKind } from '#seismic/survey/headerBytes';
import { MAPPED_FIELDS, type OpeningOptions } from '#seismic/survey/openingOptions';
import { fileNameOf } from '#system/address';
import type { JobContext } from '#system/job';

/** The values of a trace header field, as `info --json` prints them. */
export const HEADER_RANGE_SCHEMA = z.object({
  name: z.string(),
  byte: z.int(),
  type: z.string().describe('int16, uint16, int32, float32, or ibm32 for IBM floats'),
  byteOrder: z
    .enum(['big', 'little', 'pair-swapped'])
    .optional()
    .describe('where it is not that of the headers'),
  minimum: z.number(),
  maximum: z.number(),
  first: z.number(),
  last: z.number(),
  distinctCount: z.int().min(0).nullable().describe('different values; null for more than 65536 in no order'),
  order: z.enum(['equal', 'rising', 'falling', 'mixed']).describe('of the values along the traces'),
});

/** What `diffrakt info --headers --json` prints. docs/schema/headers.schema.json is made from it. */
export const HEADER_REPORT_SCHEMA = z.object({
  version: z.literal(1),
  path: z.string(),
  fileName: z.string(),
  scan: z.enum(HEADER_SCANS).describe('of a sample of the traces, or of all'),
  traceCount: z.int().min(0),
  scannedTraceCount: z.int().min(0).describe('traces whose headers were read'),
  headers: z
    .array(
      HEADER_RANGE_SCHEMA.extend({
        roles: z
          .array(z.object({ field: z.enum(MAPPED_FIELDS), score: z.number() }))
          .describe('keys of the geometry that the field may hold, the likeliest first'),
      }),
    )
    .describe('fields that are not 0 in every trace that was read'),
  proposals: z
    .array(
      z.object({
        kind: z.enum(['grid', 'pre-stack', 'line', 'coordinates']),
        score: z.number().describe('0 to 1'),
        reason: z.string(),
        options: z
          .array(z.string())
          .describe('to be added to the command; none for the bytes of the standard'),
      }),
    )
    .describe('bytes that may hold the keys of the geometry, the likeliest first'),
});

export type HeaderReport = z.infer<typeof HEADER_REPORT_SCHEMA>;

/**
 * Scans the trace headers of a line; oddities of the file are reported by `context.warn`.
 * @throws JobError those of opening; 'cancelled', 'file.unreadable'
 */
export async function describeHeaders<News>(
  {
    path,
    opening,
    scan,
  }: { readonly path: string; readonly opening: OpeningOptions; readonly scan: HeaderScanKind },
  context: JobContext<News>,
): Promise<HeaderReport> {
  const dataset = await openLineFile(path, opening, context);
  try {
    warnOfOddities(dataset, context);
    const { ranges, proposals, ...counts } = await withJobErrors(() => scanHeaders(dataset, scan, context));
    return {
      ...{ version: 1, path, fileName: fileNameOf(path), ...counts },
      headers: ranges.filter(isFilled).map(({ roles, ...range }) => ({ ...range, roles: [...roles] })),
      proposals: proposals.map(({ headerBytes, ...proposal }) => {
        const isStandard = Object.keys(headerBytes).length === 0;
        return { ...proposal, options: isStandard ? [] : openingArguments({ headerBytes }) };
      }),
    };
  } finally {
    await dataset.dispose();
  }
}
