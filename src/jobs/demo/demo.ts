import { join } from 'node:path';
import type { EngineName } from '#engine/names/engineNames';
import type { ComputeContext } from '#engine/start/computeContext';
import { readTruth, type SimulateLineRequest, simulateLine } from '#jobs/demo/demoLine';
import { scoreRun } from '#jobs/demo/scoreRun';
import { classifyToFolder } from '#jobs/export/classifyToFolder';
import { classifyWithPretrained } from '#jobs/export/classifyWithPretrained';
import type { ClassificationReport } from '#jobs/export/report';
import { withLine } from '#jobs/line/readLine';
import { exportPanels } from '#jobs/panels/exportPanels';
import { writePicks } from '#jobs/picks/picksFile';
import { createRecipe } from '#jobs/recipe/recipe';
import { trainModel } from '#jobs/train/trainModel';
import type { TrainResult } from '#jobs/train/trainResult';
import type { RunNews } from '#learning/news/runNews';
import { endOfPickedTraces } from '#seismic/labels/pickedPart';
import { picksFromTruth } from '#seismic/labels/picksFromTruth';
import { picksByTrace, type SurveyPick } from '#seismic/picks/surveyPick';
import { throwIfCancelled } from '#system/failure';
import { DEMO_PICKS_FILE, RUN_FILES } from '#system/fileNames';

export interface DemoRequest {
  /** Everything is written here: line and truth, picks, panels, model, events, classes, picture, report. */
  readonly folder: string;
  readonly seed: number;
  readonly engine: EngineName | 'auto';
  /** Training steps; the default where left out. */
  readonly steps?: number;
}

/** A classification in a folder of its own. */
interface DemoAnswer {
  readonly folder: string;
  readonly report: ClassificationReport;
}

export interface DemoResult {
  /** Of the net that was trained on the picks. */
  readonly report: ClassificationReport;
  /** Of the pre-trained net: before any pick, and as `diffrakt classify` does by default. */
  readonly pretrained: { readonly withoutPicks: DemoAnswer; readonly withPicks: DemoAnswer };
  readonly training: TrainResult;
  readonly modelFolder: string;
  readonly eventFolder: string;
}

const PICKS_PER_CLASS = 10;
const LAG = 20;

/** Simulates a line and picks windows of known class in its left third, as an interpreter would. */
export async function pickedDemoLine(
  request: SimulateLineRequest,
  context: ComputeContext<never>,
): Promise<{ readonly linePath: string; readonly picks: SurveyPick[] }> {
  const { sectionPath: linePath } = await simulateLine(request, context);
  const axes = await withLine({ linePath }, async (line) => line.axes);
  const truth = await readTruth(request.folder);
  const endTrace = endOfPickedTraces(axes.traceCount);
  const picks = picksFromTruth(truth, axes, { perClass: PICKS_PER_CLASS, endTrace, seed: request.seed });
  return { linePath, picks: picksByTrace(picks) };
}

/**
 * The whole workflow on a simulated line: simulate, pick by the truth in the left third, panels, train,
 * classify, classify with the pre-trained net, and score all against the truth on the right two thirds.
 */
export async function runDemo(request: DemoRequest, context: ComputeContext<RunNews>): Promise<DemoResult> {
  const { folder, seed, engine, steps } = request;
  const [modelFolder, eventFolder] = [join(folder, RUN_FILES.model), join(folder, RUN_FILES.events)];
  const { linePath, picks } = await pickedDemoLine({ seed, folder }, context);
  const picksPath = join(folder, DEMO_PICKS_FILE);
  await writePicks(picksPath, picks);
  const lags = { maximumTraceLag: LAG, maximumSampleLag: LAG };
  await exportPanels({ linePath, picksPath, outputFolder: folder, ...lags }, context);
  const training = await trainModel(
    {
      recipe: createRecipe({ linePath, picks }, { engine, options: { seed, steps } }),
      modelFolder,
      logFolder: eventFolder,
    },
    context,
  );
  throwIfCancelled(context.signal);
  const report = await classifyToFolder(
    {
      linePath,
      modelFolder,
      outputFolder: folder,
      engine,
      picks,
      score: (section, grid) => scoreRun({ demoFolder: folder, section, grid }, context),
    },
    context,
  );
  const withoutPicks = await classifyByDefault(request, linePath, [], context);
  const withPicks = await classifyByDefault(request, linePath, picks, context);
  return { report, pretrained: { withoutPicks, withPicks }, training, modelFolder, eventFolder };
}

/** Classifies the demo's line with the pre-trained net, into a folder of its own. */
async function classifyByDefault(
  { folder: demoFolder, engine }: DemoRequest,
  linePath: string,
  picks: readonly SurveyPick[],
  context: ComputeContext<RunNews>,
): Promise<DemoAnswer> {
  const folder = join(demoFolder, picks.length === 0 ? 'before-picks' : 'with-picks');
  const report = await classifyWithPretrained(
    {
      ...{ linePath, outputFolder: folder, engine, picks },
      score: (section, grid) => scoreRun({ demoFolder, section, grid }, context),
    },
    context,
  );
  return { folder, report };
}
