import { z } from 'zod';
import { type HeaderRequests, MOST_HEADER_ROWS } from '#contract/headers/headers';
import { MAPPING_LIMITS } from '#contract/headers/mappings';
import { PATH_SCHEMA } from '#contract/project/pathSchema';
import { HEADER_SCANS } from '#seismic/survey/headerBytes';
import { OPENING_SCHEMA } from '#seismic/survey/openingOptions';

const trace = z.int().min(0).max(2_000_000_000);

/** Schemas of what the window asks of the headers. */
export const HEADER_ASK_SCHEMAS: {
  readonly [Name in keyof HeaderRequests]: z.ZodType<HeaderRequests[Name]['ask']>;
} = {
  'headers.file': z.strictObject({
    file: z.strictObject({ path: PATH_SCHEMA, opening: OPENING_SCHEMA }).nullable(),
  }),
  'headers.facts': z.null(),
  'headers.rows': z.strictObject({ firstTrace: trace, traceCount: z.int().min(1).max(MOST_HEADER_ROWS) }),
  'headers.dump': z.strictObject({ part: z.enum(['text', 'binary', 'trace']), index: trace }),
  'headers.copyText': z.strictObject({ index: trace }),
  'headers.picture': z.strictObject({ trace }),
  'headers.scan': z.strictObject({ scan: z.enum(HEADER_SCANS) }),
  'headers.cancelScan': z.null(),
  'headers.preview': z.strictObject({ opening: OPENING_SCHEMA }),
  'mappings.list': z.null(),
  'mappings.save': z.strictObject({
    name: z.string().trim().min(1).max(MAPPING_LIMITS.nameLength),
    pattern: z.string().trim().min(1).max(MAPPING_LIMITS.patternLength),
  }),
  'mappings.remove': z.strictObject({ id: z.string().min(1).max(64) }),
};
