import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { classifySection } from '#jobs/classify/classifySection';
import { writeGrid } from '#jobs/classify/gridFile';
import { exportRun } from '#jobs/export/exportRun';
import { exportFigure, FIGURE_FORMATS, viewOfWholeSection } from '#jobs/figures/exportFigure';
import { exportLayersModel } from '#jobs/model/exportLayersModel';
import { readModel, writeModel } from '#jobs/model/modelFolder';
import { exportPanels } from '#jobs/panels/exportPanels';
import { writePicks } from '#jobs/picks/picksFile';
import { runPaths, runRecipe } from '#jobs/runRecipe';
import { writeTinyCube } from '#jobs/testing/tinyCube';
import { listen, tinyRecipe, writeTinyLine } from '#jobs/testing/tinyLine';
import { classifyVolume } from '#jobs/volume/classifyVolume';

/** A job that writes, ready to be run again and again into other folders. */
export interface WritingJob {
  readonly name: string;
  run(outputFolder: string): Promise<unknown>;
}

const context = () => ({ ...listen().context, engines: { threads: 1 } });

/** A run that trains and classifies a tiny line, writing a checkpoint after every step. */
function recipeOf(line: Awaited<ReturnType<typeof writeTinyLine>>) {
  const recipe = tinyRecipe(line, { steps: 4, engine: 'wasm' });
  return { ...recipe, checkpointSeconds: 0, classifyAfter: true };
}

/** Simulates a line and a cube, trains and classifies once, and returns the jobs that write what came of it. */
export async function prepareJobs(folder: string): Promise<WritingJob[]> {
  mkdirSync(folder, { recursive: true });
  const line = await writeTinyLine(join(folder, 'line.sgy'));
  const { linePath, section, picks } = line;
  const cubePath = join(folder, 'cube.sgy');
  await writeTinyCube(cubePath, { inlines: 3, crosslines: 24, samples: 60 });
  const runFolder = join(folder, 'run');
  await runRecipe({ recipe: recipeOf(line), runFolder }, context());
  const { modelFolder } = runPaths(runFolder);
  const model = await readModel(modelFolder);
  const { grid, complete } = await classifySection({ linePath, modelFolder }, context());
  const picksPath = join(folder, 'picks.json');
  await writePicks(picksPath, picks);
  const view = viewOfWholeSection(section);
  const figure = { section, view, picks, grid, scale: null, dotsPerInch: 30 };
  return [
    { name: 'classes', run: (outputFolder) => exportRun({ linePath, runFolder, outputFolder }, context()) },
    {
      name: 'volume',
      run: (outputFolder) =>
        classifyVolume(
          { linePath: cubePath, direction: 'inline', modelFolder, outputFolder, engine: 'wasm' },
          context(),
        ),
    },
    ...FIGURE_FORMATS.map((format) => ({
      name: `figure as ${format}`,
      run: (outputFolder: string) =>
        exportFigure({ ...figure, format, outputPath: join(outputFolder, `section.${format}`) }, context()),
    })),
    { name: 'model', run: (outputFolder) => writeModel(outputFolder, model) },
    { name: 'layers model', run: (outputFolder) => exportLayersModel({ modelFolder, outputFolder }) },
    { name: 'probabilities', run: (outputFolder) => writeGrid(outputFolder, { grid, complete }) },
    { name: 'picks', run: (outputFolder) => writePicks(join(outputFolder, 'picks.csv'), picks) },
    {
      name: 'panels',
      run: (outputFolder) =>
        exportPanels(
          { linePath, picksPath, outputFolder, maximumTraceLag: 4, maximumSampleLag: 4 },
          context(),
        ),
    },
    {
      name: 'run',
      run: (outputFolder) => runRecipe({ recipe: recipeOf(line), runFolder: outputFolder }, context()),
    },
  ];
}
