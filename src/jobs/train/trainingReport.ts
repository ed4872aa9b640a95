import { join } from 'node:path';
import { z } from 'zod';
import { JOINED_LINE_SCHEMA, type ModelFile } from '#jobs/model/modelFile';
import { OPTIONS_SCHEMA } from '#learning/recipe/optionSchema';
import { TASK_NAMES } from '#learning/recipe/taskName';
import { RESULT_FILES } from '#system/fileNames';
import { programVersion } from '#system/programVersion';
import { SHA256_SCHEMA } from '#system/sha256Schema';
import { writeWholeFile } from '#system/wholeFile';

const SHARE = z.number().min(0).max(1);

/** How picks that a net had not seen were judged. */
const JUDGED = {
  pickCount: z.int().describe('picks that were judged'),
  accuracy: SHARE.nullable().describe('share given the right class; null where none could be judged'),
  interval: z
    .object({ low: SHARE, high: SHARE })
    .nullable()
    .describe('of the share that is right, 95 %, Wilson'),
  loss: z.number().nullable().describe("mean cross-entropy of the net's outputs, nats"),
};

/** How one line is judged by a net that was trained on all the others with the same settings. */
const LINE_VALIDATION_SCHEMA = z.object({
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

/** report.json of a training on several lines. docs/schema/training-report.schema.json is made from it. */
export const TRAINING_REPORT_SCHEMA = z.object({
  version: z.literal(1),
  program: z.object({ name: z.literal('diffrakt'), version: z.string() }),
  lines: z.array(JOINED_LINE_SCHEMA),
  task: z.enum(TASK_NAMES),
  settings: OPTIONS_SCHEMA,
  engine: z.string(),
  weightsSha256: SHA256_SCHEMA,
  pickCount: z.int(),
  trainingLoss: z.number(),
  byPlace: z
    .object(JUDGED)
    .describe('picks of all lines that the net was not trained with; windows that overlap are on one side'),
  byLine: z
    .array(LINE_VALIDATION_SCHEMA)
    .describe('each line held out as a whole: how the net does on a line that it has no picks of'),
});
export type TrainingReport = z.infer<typeof TRAINING_REPORT_SCHEMA>;

/** What a report says of a training beside its model. */
type ReportedTraining = Pick<
  TrainingReport,
  'weightsSha256' | 'pickCount' | 'trainingLoss' | 'byPlace' | 'byLine'
>;

/** Writes report.json to the model's folder. @throws JobError 'disk.full', 'file.write' */
export async function writeTrainingReport(
  modelFolder: string,
  training: ReportedTraining,
  model: ModelFile,
): Promise<void> {
  const report: TrainingReport = {
    version: 1,
    program: { name: 'diffrakt', version: programVersion() },
    lines: model.data.lines ?? [],
    task: model.task,
    settings: model.options,
    engine: model.engine,
    ...training,
  };
  await writeWholeFile(join(modelFolder, RESULT_FILES.report), `${JSON.stringify(report, null, 2)}\n`);
}
