import type { EngineName } from '#engine/names/engineNames';
import { describeEngine } from '#engine/names/engineWords';
import type { ComputeContext } from '#engine/start/computeContext';
import { classifyLine } from '#jobs/classify/classifySection';
import { trainedClassifier } from '#jobs/export/classifier';
import { leaveResults, type ResultOptions } from '#jobs/export/leaveResults';
import type { ClassificationReport } from '#jobs/export/report';
import { ResultFolder } from '#jobs/export/resultFolder';
import { SectionWriter } from '#jobs/export/sectionWriter';
import { withLine } from '#jobs/line/readLine';
import { readModel } from '#jobs/model/modelFolder';
import { learnLineOf } from '#jobs/recipe/learnLine';
import type { RunNews } from '#learning/news/runNews';
import type { LineFile } from '#seismic/survey/openingOptions';
import { throwIfCancelled } from '#system/failure';

export interface ClassifyToFolder extends ResultOptions, LineFile {
  readonly modelFolder: string;
  readonly outputFolder: string;
  readonly engine?: EngineName | 'auto';
}

/**
 * Classifies a whole line with a trained model and writes the results to a folder. The line is opened once
 * and the model is read once.
 * @throws JobError as `classifySection` and `leaveResults` do; 'argument.invalid' where a result would
 * replace
 *   the line
 */
export async function classifyToFolder(
  request: ClassifyToFolder,
  context: ComputeContext<RunNews>,
): Promise<ClassificationReport> {
  const startedMs = performance.now();
  const { linePath, modelFolder, outputFolder, engine } = request;
  const folder = await ResultFolder.prepare(linePath, outputFolder);
  const model = await readModel(modelFolder);
  context.emit({ kind: 'stage', stage: 'preparing' });
  return withLine(
    request,
    async (line) => {
      const plane = await line.sectionPlane(request.plane ?? 'line', context.signal);
      const writer = SectionWriter.for(line, request.kind, plane);
      const section = await line.readSection(context, plane.name);
      const learnLine = await learnLineOf(line, section, context.signal);
      const { grid, engine: started } = await classifyLine(learnLine, { model, engine }, context);
      throwIfCancelled(context.signal);
      const found = {
        line,
        plane,
        writer,
        section,
        classifier: trainedClassifier(model, modelFolder),
        grid,
        engine: { name: started.name, description: describeEngine(started) },
        classifySeconds: (performance.now() - startedMs) / 1000,
      };
      return leaveResults(found, folder, request, context);
    },
    context,
  );
}
