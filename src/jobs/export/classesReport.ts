import { z } from 'zod';
import { OPENING_SCHEMA } from '#seismic/survey/openingOptions';

const SHARE = z.number().min(0).max(1);
const SHA256 = z.string().regex(/^[0-9a-f]{64}$/);

/** report.json of a line in classes of the user's own. docs/schema/classes-report.schema.json is made from it. */
export const CLASSES_REPORT_SCHEMA = z.object({
  version: z.literal(1),
  program: z.object({ name: z.literal('diffrakt'), version: z.string() }),
  line: z.object({
    file: z.string(),
    sha256: SHA256.describe('of the whole file'),
    traceCount: z.int(),
    sampleCount: z.int(),
    plane: z
      .string()
      .optional()
      .describe('the plane that was classified; missing for all traces in file order'),
    opening: OPENING_SCHEMA.optional().describe('stated in place of its headers; missing where nothing was'),
  }),
  model: z.object({ folder: z.string(), sha256: SHA256 }).describe('the pre-trained net of the features'),
  learner: z.object({
    name: z.literal('head'),
    penalty: z.number().describe('of squared weights; that with the lowest loss on left-out picks'),
    count: z.int().describe('picks that were left out in turn'),
    right: z.int(),
    interval: z.object({ low: SHARE, high: SHARE }).describe('of the share that is right, 95 %, Wilson'),
    loss: z.number().describe('mean cross-entropy on left-out picks, nats'),
  }),
  classes: z.array(
    z.object({
      name: z.string(),
      colour: z.string(),
      code: z.int().describe('in the section of classes'),
      pickCount: z.int(),
      sampleCount: z.int().describe('samples by likeliest class'),
      share: SHARE,
      file: z.string().describe('section of its probability'),
    }),
  ),
  engine: z.object({ name: z.string(), description: z.string() }),
  timings: z.object({ classifySeconds: z.number(), writeSeconds: z.number() }),
  files: z.array(z.string()).describe('names of the files written beside the report'),
});

export type ClassesReport = z.infer<typeof CLASSES_REPORT_SCHEMA>;
