import { z } from 'zod';
import { LineError } from '#jobs/opening/lineError';
import { openingArguments } from '#jobs/opening/openingArguments';
import type { OpeningRemedy } from '#seismic/survey/openingOptions';
import type { JobError } from '#system/failure';

/** A proposal as `--json` prints it. */
export const REMEDY_SCHEMA = z.object({
  options: z.array(z.string()).describe('to be added to the command, as ["--format", "5"]'),
  reason: z.string(),
  score: z.number().describe('how far the bytes speak for it, 0 to 1'),
});

/** Proposals as options of the command line. */
export function remedyArguments(remedies: readonly OpeningRemedy[]): z.infer<typeof REMEDY_SCHEMA>[] {
  return remedies.map(({ opening, reason, score }) => ({
    options: openingArguments(opening),
    reason,
    score,
  }));
}

/** What a command with `--json` prints where it fails. docs/schema/failure.schema.json is made from it. */
export const FAILURE_SCHEMA = z.object({
  version: z.literal(1),
  error: z.object({
    code: z.string(),
    message: z.string(),
    remedy: z.string().describe('what to do, in words'),
  }),
  remedies: z.array(REMEDY_SCHEMA).describe('ways in which the file does open, the likeliest first'),
});

/** A failure as `--json` prints it. */
export function failureReport(error: JobError): z.infer<typeof FAILURE_SCHEMA> {
  const { code, message, remedy } = error;
  const remedies = error instanceof LineError ? remedyArguments(error.remedies) : [];
  return { version: 1, error: { code, message, remedy }, remedies };
}
