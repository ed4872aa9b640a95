/** Schemas of the data process's answers, one for every request over the data port. */
import { z } from 'zod';
import type { DataPortName, DataPortReply, DataPortRequests } from '#contract/dataPort';

// The content security policy of the window forbids code generated at run time, which zod uses by default.
z.config({ jitless: true });

const count = z.int().min(0);
const floats = z.instanceof(Float32Array);
const numbers = z.array(z.number());

export const ANSWER_SCHEMAS: {
  readonly [Name in DataPortName]: z.ZodType<DataPortRequests[Name]['answer']>;
} = {
  window: z
    .object({ columnCount: count, rowCount: count, amplitudes: floats })
    .refine(({ columnCount, rowCount, amplitudes }) => amplitudes.length === columnCount * rowCount),
  spread: z.object({
    quantiles: floats.refine(({ length }) => length === 1001),
    histogram: z.instanceof(Uint32Array),
  }),
  spectrum: z.object({ amplitudes: floats, stepHz: z.number().positive() }),
  panels: z
    .object({ pickIds: z.array(z.string()), traceLags: numbers, timeLagsMs: numbers, panels: floats })
    .refine(
      ({ pickIds, traceLags, timeLagsMs, panels }) =>
        panels.length === pickIds.length ** 2 * traceLags.length * timeLagsMs.length,
    ),
  headerWords: z.object({
    words: z.array(z.object({ name: z.string(), byte: z.int(), value: z.number() })),
  }),
};

const FAILURE_SCHEMA = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  details: z.string().optional(),
});

/** A reply before its answer is checked, which needs the name of its request. */
export type UncheckedReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | Extract<DataPortReply, { ok: false }>;

export const REPLY_SCHEMA: z.ZodType<UncheckedReply> = z.discriminatedUnion('ok', [
  z.object({ id: z.int(), ok: z.literal(true), value: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), failure: FAILURE_SCHEMA }),
]);
