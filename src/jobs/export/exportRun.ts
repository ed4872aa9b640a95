import { requireGrid } from '#jobs/classify/gridFile';
import { trainedClassifier } from '#jobs/export/classifier';
import { leaveResults, type ResultOptions } from '#jobs/export/leaveResults';
import { ResultFolder } from '#jobs/export/resultFolder';
import { SectionWriter } from '#jobs/export/sectionWriter';
import { withLine } from '#jobs/line/readLine';
import { readModel } from '#jobs/model/modelFolder';
import { readRecipe } from '#jobs/recipe/recipe';
import { runPaths } from '#jobs/runRecipe';
import type { LineFile } from '#seismic/survey/openingOptions';
import { RESULT_FILES } from '#system/fileNames';
import type { JobContext } from '#system/job';

export interface RunExport extends LineFile {
  /** A run that has classified the line. */
  readonly runFolder: string;
  readonly outputFolder: string;
  /** Kind of the sections' files; that of the line where it is left out. */
  readonly kind?: ResultOptions['kind'];
  readonly score?: ResultOptions['score'];
}

/**
 * Writes the stored results of a run to a folder, with the run's picks in the picture.
 * @returns the names of the files in the folder
 * @throws JobError as `leaveResults` does; 'model.invalid' where the run has no model or no probabilities,
 *   'argument.invalid' where a result would replace the line
 */
export async function exportRun(job: RunExport, context: JobContext): Promise<string[]> {
  const { linePath, runFolder, outputFolder, score } = job;
  const { modelFolder, recipe } = runPaths(runFolder);
  const { grid } = await requireGrid(runFolder);
  const folder = await ResultFolder.prepare(linePath, outputFolder);
  const { picks } = await readRecipe(recipe);
  const model = await readModel(modelFolder);
  const { engine } = model.file;
  const { files } = await withLine(
    job,
    async (line) => {
      const plane = await line.sectionPlane(job.plane ?? 'line', context.signal);
      const writer = SectionWriter.for(line, job.kind, plane);
      const section = await line.readSection(context, plane.name);
      const classifier = trainedClassifier(model, modelFolder);
      const found = { line, plane, writer, section, classifier, grid, classifySeconds: null };
      const withEngine = { ...found, engine: { name: engine, description: engine } };
      return leaveResults(withEngine, folder, { picks, score }, context);
    },
    context,
  );
  return [...files, RESULT_FILES.report];
}
