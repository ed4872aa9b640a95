import type { EngineName } from '#engine/names/engineNames';
import { describeEngine } from '#engine/names/engineWords';
import type { ComputeContext } from '#engine/start/computeContext';
import { classifySection } from '#jobs/classify/classifySection';
import { refuseReplacingLine } from '#jobs/export/exportClassified';
import { leaveResults, type ResultRequest } from '#jobs/export/leaveResults';
import type { ClassificationReport } from '#jobs/export/report';
import type { RunNews } from '#jobs/train/runNews';
import { throwIfCancelled } from '#system/failure';
import { ensureFolder } from '#system/wholeFile';

export interface ClassifyToFolder extends ResultRequest {
  readonly engine?: EngineName | 'auto';
}

/** Classifies a whole line with a trained model and leaves the results in a folder. */
export async function classifyToFolder(
  request: ClassifyToFolder,
  context: ComputeContext<RunNews>,
): Promise<ClassificationReport> {
  const startedMs = performance.now();
  const { linePath, modelFolder, outputFolder } = request;
  await refuseReplacingLine(linePath, outputFolder);
  await ensureFolder(outputFolder);
  const job = { linePath, modelFolder, engine: request.engine };
  const { grid, engine: started } = await classifySection(job, context);
  throwIfCancelled(context.signal);
  const engine = { name: started.name, description: describeEngine(started) };
  const classifySeconds = (performance.now() - startedMs) / 1000;
  return leaveResults(request, { grid, engine, classifySeconds }, context);
}
