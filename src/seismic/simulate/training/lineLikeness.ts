import { z } from 'zod';

/** Bounds of a quantity, low ≤ high. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What simulated sections are to have in common with a line; what is left out is drawn over its whole range. */
export const LINE_LIKENESS_SCHEMA = z.object({
  samplesPerPeriod: z.number().positive().max(1000).optional().describe('samples in the dominant period'),
  signalToNoiseDb: z.number().min(-100).max(100).optional().describe('energy of signal over that of noise'),
  dipSpread: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe('standard deviation of the slopes of the events, in samples per trace'),
  asymptoticSlopes: z
    .object({ low: z.number().positive(), high: z.number().positive() })
    .optional()
    .describe('of diffractions, in samples per trace: trace spacing over half the velocity'),
});

export type LineLikeness = z.infer<typeof LINE_LIKENESS_SCHEMA>;
