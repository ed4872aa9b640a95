import { z } from 'zod';

const SHARE = z.number().min(0).max(1);

/** How picks that a net had not seen were judged. */
export const JUDGED = {
  pickCount: z.int().describe('picks that were judged'),
  accuracy: SHARE.nullable().describe('share given the right class; null where none could be judged'),
  interval: z
    .object({ low: SHARE, high: SHARE })
    .nullable()
    .describe('of the share that is right, 95 %, Wilson'),
  loss: z.number().nullable().describe("mean cross-entropy of the net's outputs, nats"),
};

/** How one line is judged by a net that was trained on all the others with the same settings. */
export const LINE_VALIDATION_SCHEMA = z.object({
  name: z.string(),
  ...JUDGED,
  trainedPickCount: z.int().describe('picks of the other lines'),
  confusion: z
    .array(z.array(z.int()).length(3))
    .length(3)
    .nullable()
    .describe('[picked][answered], picks: diffraction, reflection, noise'),
  reason: z.string().nullable().describe('why it could not be judged'),
});
export type LineValidation = z.infer<typeof LINE_VALIDATION_SCHEMA>;
