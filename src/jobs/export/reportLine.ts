import { z } from 'zod';
import type { LineReader } from '#jobs/line/lineReader';
import { isAsStated, OPENING_SCHEMA } from '#seismic/survey/openingOptions';
import type { SectionPlane } from '#seismic/survey/plane';
import { fileNameOf, isAddress } from '#system/address';
import { hashFile } from '#system/hashFile';
import { SHA256_SCHEMA } from '#system/sha256Schema';

/** What a report says of the line that was classified. */
export const REPORT_LINE_SCHEMA = z.object({
  file: z.string(),
  sha256: SHA256_SCHEMA.nullable().describe(
    'of the whole file; null for one on a server, which is not fetched as a whole for it',
  ),
  traceCount: z.int(),
  sampleCount: z.int(),
  sampleIntervalUs: z.number(),
  startTimeMs: z.number(),
  plane: z.string().optional().describe('that was classified; missing where all traces in file order were'),
  opening: OPENING_SCHEMA.optional().describe('stated in place of its headers; missing where nothing was'),
});

/** The same of an open line and the plane of it that was classified; the file is hashed where its hash is not known. */
export async function describeLine(
  { path, opening }: LineReader,
  plane: SectionPlane,
  knownSha256?: string,
): Promise<z.infer<typeof REPORT_LINE_SCHEMA>> {
  const { traceCount, sampleCount, sampleIntervalUs, startTimeMs } = plane.axes;
  const sha256 = knownSha256 ?? (isAddress(path) ? null : await hashFile(path));
  const line = {
    ...{ file: fileNameOf(path), sha256, traceCount, sampleCount, sampleIntervalUs, startTimeMs },
    ...(plane.kind === 'line' ? {} : { plane: plane.name }),
  };
  return isAsStated(opening) ? line : { ...line, opening };
}
