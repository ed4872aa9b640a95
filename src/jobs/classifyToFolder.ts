import { classifySection } from '#jobs/classifySection';
import type { EngineName } from '#jobs/engine/engineReport';
import { refuseReplacingLine } from '#jobs/exportClassified';
import { type JobContext, throwIfCancelled } from '#jobs/job';
import type { RunNews } from '#jobs/learn/runNews';
import { leaveResults, type ResultRequest } from '#jobs/leaveResults';
import type { ClassificationReport } from '#jobs/report';
import { ensureFolder } from '#jobs/wholeFile';

export interface ClassifyToFolder extends ResultRequest {
  readonly engine?: EngineName | 'auto';
}

/** Classifies a whole line with a trained model and leaves the results in a folder. */
export async function classifyToFolder(
  request: ClassifyToFolder,
  context: JobContext<RunNews>,
): Promise<ClassificationReport> {
  const startedMs = performance.now();
  const { linePath, modelFolder, outputFolder } = request;
  await refuseReplacingLine(linePath, outputFolder);
  await ensureFolder(outputFolder);
  const job = { linePath, modelFolder, engine: request.engine };
  const { grid, engine: report } = await classifySection(job, context);
  throwIfCancelled(context.signal);
  const engine = { name: report.chosen, description: report.description };
  const classifySeconds = (performance.now() - startedMs) / 1000;
  return leaveResults(request, { grid, engine, classifySeconds }, context);
}
