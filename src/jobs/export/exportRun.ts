import { requireGrid } from '#jobs/classify/gridFile';
import { leaveResults, type ResultOptions } from '#jobs/export/leaveResults';
import { ResultFolder } from '#jobs/export/resultFolder';
import { withLine } from '#jobs/line/readLine';
import { readModel } from '#jobs/model/modelFolder';
import { readRecipe } from '#jobs/recipe/recipe';
import { runPaths } from '#jobs/runRecipe';
import { RESULT_FILES } from '#system/fileNames';
import type { JobContext } from '#system/job';

export interface RunExport {
  readonly linePath: string;
  /** A run that has classified the line. */
  readonly runFolder: string;
  readonly outputFolder: string;
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
  const { files } = await withLine(linePath, async (line) => {
    const section = await line.readSection(context);
    const found = { line, section, model, modelFolder, grid, classifySeconds: null };
    const withEngine = { ...found, engine: { name: engine, description: engine } };
    return leaveResults(withEngine, folder, { picks, score }, context);
  });
  return [...files, RESULT_FILES.report];
}
