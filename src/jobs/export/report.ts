import { z } from 'zod';
import { REPORT_LINE_SCHEMA } from '#jobs/export/reportLine';
import { PRETRAINED_USES } from '#learning/dense/liveLearner';
import { JUDGING_SCHEMA } from '#learning/judging/judgingFigures';
import { OPTIONS_SCHEMA } from '#learning/recipe/optionSchema';
import { SHA256_SCHEMA } from '#system/sha256Schema';

const SHARE = z.number().min(0).max(1);
const CLASSES = { diffraction: z.number(), reflection: z.number(), noise: z.number() };

const RANK = z.object({
  averagePrecision: SHARE,
  prevalence: SHARE.describe('share of positives: the average precision of chance'),
  baselineAveragePrecision: SHARE.describe('the no-learning f-k slope ratio on the same samples'),
});

/** A score against known truth, as in SectionScore. Arrays run diffraction, reflection, noise. */
const SCORE_SCHEMA = z.object({
  sampleCount: z.int(),
  firstTrace: z.int(),
  endTrace: z.int().describe('half-open'),
  macroF1: SHARE,
  balancedAccuracy: SHARE,
  f1: z.array(SHARE).length(3),
  confusion: z.array(z.array(z.number()).length(3)).length(3).describe('[truth][found], samples'),
  chanceMacroF1: SHARE.describe('calling every sample the commonest class'),
  againstReflection: RANK.describe('AP_E: diffraction against reflection, score P(D) / (P(D) + P(R))'),
  againstAll: RANK.describe('AP_A: diffraction against reflection and noise, score P(D)'),
  apexAgainstReflection: RANK.describe('AP_H: diffraction near the apex against reflection'),
});

/** What classified the line, and why. */
const LEARNER_SCHEMA = z.object({
  name: z.enum(['pairs', 'samples', 'pretrained']).describe('the kind of learner'),
  usesPicks: z.boolean().describe('false for the answer that needs no picks'),
  use: z
    .enum(PRETRAINED_USES)
    .nullable()
    .describe('how a pre-trained net was used; null for another learner'),
  reason: z.string().describe('why this one, in words'),
  judgements: z
    .array(
      z.object({
        use: z.enum(PRETRAINED_USES),
        count: z.int().describe('picks that were left out in turn'),
        right: z.int(),
        interval: z.object({ low: SHARE, high: SHARE }).describe('of the share that is right, 95 %, Wilson'),
        loss: z.number().describe('mean cross-entropy, nats'),
        lossError: z
          .number()
          .describe(
            'standard error of its mean difference, pick by pick, from the net that is shown the picks',
          ),
        figures: JUDGING_SCHEMA.describe('how it does on these picks, in tables and curves'),
      }),
    )
    .describe('the ways to use a pre-trained net, judged by the line’s own picks'),
});

/** report.json of `diffrakt classify` and `diffrakt demo`. docs/schema/report.schema.json is made from it. */
export const REPORT_SCHEMA = z.object({
  version: z.literal(1),
  program: z.object({ name: z.literal('diffrakt'), version: z.string() }),
  line: REPORT_LINE_SCHEMA,
  model: z.object({
    folder: z.string(),
    sha256: SHA256_SCHEMA.describe('of model.json, templates.bin and weights.bin, one after the other'),
    parameterCount: z.int(),
    trainedOn: z.string().describe('file name of the line'),
    pickCounts: z.object(CLASSES),
    heldOutPickCount: z.int(),
    validationAccuracy: SHARE.nullable().describe('share of the held-out picks given the right class'),
  }),
  settings: OPTIONS_SCHEMA.nullable().describe(
    'training options of the model; null for one that was pre-trained',
  ),
  learner: LEARNER_SCHEMA,
  engine: z.object({ name: z.string(), description: z.string() }),
  grid: z.object({
    traceStep: z.int(),
    sampleStep: z.int(),
    nodeTraceCount: z.int(),
    nodeSampleCount: z.int(),
  }),
  counts: z.object(CLASSES).describe('samples by likeliest class'),
  shares: z.object(CLASSES).describe('counts as fractions of all samples'),
  timings: z.object({
    classifySeconds: z.number().nullable().describe('null where it was made in an earlier session'),
    writeSeconds: z.number(),
  }),
  files: z.array(z.string()).describe('names of the files written beside the report'),
  score: SCORE_SCHEMA.nullable().describe('null where no truth is known'),
});

export type ClassificationReport = z.infer<typeof REPORT_SCHEMA>;
