import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { JOINED_LINE_SCHEMA, type ModelFile } from '#jobs/model/modelFile';
import { JUDGED, LINE_VALIDATION_SCHEMA } from '#jobs/train/lineValidationSchema';
import { OPTIONS_SCHEMA } from '#learning/recipe/optionSchema';
import { TASK_NAMES } from '#learning/recipe/taskName';
import { JobError } from '#system/failure';
import { RESULT_FILES } from '#system/fileNames';
import { programVersion } from '#system/programVersion';
import { SHA256_SCHEMA } from '#system/sha256Schema';
import { writeWholeFile } from '#system/wholeFile';

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

function notAReport(path: string, cause: unknown): JobError {
  const remedy = 'Train again to have it written anew; the net itself can be used.';
  return new JobError('model.invalid', `The report of the training cannot be read: ${path}`, remedy, {
    cause,
  });
}

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

/**
 * Reads the report of a training on several lines from its model's folder. Null where there is none, as with one line.
 * @throws JobError 'model.invalid'
 */
export async function readTrainingReport(modelFolder: string): Promise<TrainingReport | null> {
  const path = join(modelFolder, RESULT_FILES.report);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw notAReport(path, error);
  });
  if (text === null) return null;
  try {
    return TRAINING_REPORT_SCHEMA.parse(JSON.parse(text));
  } catch (error) {
    throw notAReport(path, error);
  }
}
