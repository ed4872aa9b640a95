import { z } from 'zod';
import { REPORT_LINE_SCHEMA } from '#jobs/export/reportLine';
import { JUDGING_SCHEMA } from '#learning/judging/judgingFigures';
import { SHA256_SCHEMA } from '#system/sha256Schema';

const SHARE = z.number().min(0).max(1);

/** report.json of a line in classes of the user's own. docs/schema/classes-report.schema.json is made from it. */
export const CLASSES_REPORT_SCHEMA = z.object({
  version: z.literal(1),
  program: z.object({ name: z.literal('diffrakt'), version: z.string() }),
  line: REPORT_LINE_SCHEMA,
  model: z
    .object({ folder: z.string(), sha256: SHA256_SCHEMA })
    .describe('the pre-trained net of the features'),
  learner: z.object({
    name: z.literal('head'),
    shares: z
      .array(SHARE)
      .describe('share of the section that each class was estimated to have while it was learned'),
    isTaughtBySection: z
      .boolean()
      .describe('whether it has learned from the section, too, and not from the picks alone'),
    count: z.int().describe('picks that were left out in turn'),
    right: z.int(),
    interval: z.object({ low: SHARE, high: SHARE }).describe('of the share that is right, 95 %, Wilson'),
    loss: z.number().describe('mean cross-entropy on left-out picks, nats'),
    figures: JUDGING_SCHEMA.describe('how it does on left-out picks, in tables and curves'),
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
