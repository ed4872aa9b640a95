/** Messages to and from an engine's process: one JSON value a line. */
import { z } from 'zod';

export interface Ask {
  /** Index in CASES. */
  readonly caseIndex: number;
  readonly what: 'train' | 'predict';
  /** Measured for at least this long, after one call that does not count. */
  readonly milliseconds: number;
}

export const ASK_SCHEMA = z.object({
  caseIndex: z.int(),
  what: z.enum(['train', 'predict']),
  milliseconds: z.number().positive(),
}) satisfies z.ZodType<Ask>;

/** First the description of the variant, or why it cannot take part; then one rate for each request. */
export const ANSWER_SCHEMA = z.union([
  z.object({ description: z.string() }),
  z.object({ missing: z.string() }),
  z.object({ examplesPerSecond: z.number().positive() }),
]);

export type Answer = z.infer<typeof ANSWER_SCHEMA>;
