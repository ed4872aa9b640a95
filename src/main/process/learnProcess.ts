/**
 * The learn process: trains, classifies, exports classes, simulates. Only its own event loop is blocked
 * meanwhile. It may be killed at any time and is restarted.
 */
import { probeEngine } from '#engine/probe/probe';
import type { ComputeContext } from '#engine/start/computeContext';
import { GpuClient } from '#engine/webgpu/gpuAccess';
import { requireGrid } from '#jobs/classify/gridFile';
import { simulateLine } from '#jobs/demo/demoLine';
import { scoreRun } from '#jobs/demo/scoreRun';
import { exportRun } from '#jobs/export/exportRun';
import { exportLayersModel } from '#jobs/model/exportLayersModel';
import { runPreflight } from '#jobs/preflight/runPreflight';
import { pretrainOnRequest } from '#jobs/pretrain/pretrainOnRequest';
import { readRecipe } from '#jobs/recipe/recipe';
import { runLines } from '#jobs/runLines';
import { type RecipeJob, runPaths, runRecipe } from '#jobs/runRecipe';
import { previewNet } from '#jobs/train/previewNet';
import type { RunNews } from '#learning/news/runNews';
import { gpuPortOf } from '#main/process/gpuPort';
import type { LearnRequests, RunEnd } from '#main/process/learnRequests';
import { requestPort, serveParent } from '#main/process/parentPort';
import type { ProcessHandlers } from '#main/process/serveRequests';
import type { JobContext } from '#system/job';

const gpu = new GpuClient({
  requestPort,
  // For tests without a card: a software adapter on the processor, correct and slow.
  isSoftwareAllowed: process.env.DIFFRAKT_SOFTWARE_WEBGPU === '1',
});

/** The context of a job that may compute on the graphics card. */
function withCard<News>(context: JobContext<News>): ComputeContext<News> {
  return { ...context, engines: { webgpu: gpu } };
}

async function run(job: RecipeJob, context: JobContext<RunNews>): Promise<RunEnd> {
  const { training, classification } = await runRecipe(job, withCard(context));
  const isWhole = classification === null || classification.complete;
  return { stopped: training.stopped || !isWhole, validationAccuracy: training.validationAccuracy };
}

const handlers: ProcessHandlers<LearnRequests> = {
  probeWebgpu: () => probeEngine('webgpu', { webgpu: gpu }),
  previewNet: async ({ filters }) => previewNet(filters),
  train: run,
  continueTraining: async ({ linePath, opening, plane, runFolder }, context) => {
    const recipe = await readRecipe(runPaths(runFolder).recipe);
    return run({ recipe: { ...recipe, linePath, opening, plane }, runFolder, resume: true }, context);
  },
  classifyLines: async (job, context) => ({
    stopped: !(await runLines(job, withCard(context))),
    validationAccuracy: null,
  }),
  pretrain: async (request, context) => {
    await pretrainOnRequest(request, withCard(context));
    return { stopped: false, validationAccuracy: null };
  },
  preflight: (recipe, context) => runPreflight({ recipe }, withCard(context)),
  exportModel: ({ runFolder, outputFolder }) =>
    exportLayersModel({ modelFolder: runPaths(runFolder).modelFolder, outputFolder }),
  exportClassified: ({ demoFolder, ...job }, context) =>
    exportRun(
      {
        ...job,
        score:
          demoFolder === null
            ? undefined
            : (section, grid) => scoreRun({ demoFolder, section, grid }, context),
      },
      context,
    ),
  score: async ({ demoFolder, runFolder }, context) => {
    const { grid } = await requireGrid(runFolder);
    return scoreRun({ demoFolder, grid }, context);
  },
  simulate: async ({ seed, folder }, context) => (await simulateLine({ seed, folder }, context)).sectionPath,
};

serveParent(handlers, (port) => gpu.takePort(gpuPortOf(port)));
