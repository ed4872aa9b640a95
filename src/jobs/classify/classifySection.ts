import { setImmediate as nextTurn } from 'node:timers/promises';
import { chooseEngine } from '#engine/choose/chooseEngine';
import type { EngineName } from '#engine/names/engineNames';
import type { EngineDescription } from '#engine/names/engineReport';
import type { ComputeContext } from '#engine/start/computeContext';
import { readModel, type StoredModel } from '#jobs/model/modelFolder';
import { type LearnLine, readLearnLine } from '#jobs/recipe/learnLine';
import type { RunNews } from '#jobs/train/runNews';
import type { NetworkMaker } from '#learning/network/network';
import { GRID_STEPS, NestedGrid } from '#learning/tasks/pairs/gridPlan';
import { PairPanels } from '#learning/tasks/pairs/input/pairPanels';
import { cutPatch } from '#learning/tasks/pairs/input/patches';
import { PairClassifier } from '#learning/tasks/pairs/pairClassifier';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { SectionAxes } from '#seismic/section/section';
import { JobError } from '#system/failure';
import { ProgressMeter } from '#system/progressMeter';

export interface ClassifyJob {
  readonly linePath: string;
  readonly modelFolder: string;
  readonly engine?: EngineName | 'auto';
}

export interface ClassifyResult {
  /** The finest grid that is complete. */
  readonly grid: ProbabilityGrid;
  /** False where it was stopped and finer grids are missing. */
  readonly complete: boolean;
  readonly engine: EngineDescription;
  readonly model: StoredModel['file'];
  readonly dataSha256: string;
  readonly seconds: number;
}

/** How a line that has been read is classified. */
export interface ClassifyLine {
  readonly model: StoredModel;
  readonly engine?: EngineName | 'auto';
}

/** Windows classified in one go. */
const BATCH = 32;

/** Refuses a model whose windows mean something else on this line. @throws JobError 'model.doesNotFit'. */
function checkFit({ file }: StoredModel, axes: SectionAxes): void {
  const { window, sampleIntervalUs } = file;
  const remedy = `Train a model on this line, or open a line like ${file.data.fileName}.`;
  if (Math.abs(sampleIntervalUs - axes.sampleIntervalUs) > 1e-6 * sampleIntervalUs)
    throw new JobError(
      'model.doesNotFit',
      `The model was trained at a sample interval of ${sampleIntervalUs / 1000} ms; this line has ${axes.sampleIntervalUs / 1000} ms`,
      remedy,
    );
  if (window.traces > axes.traceCount || window.samples > axes.sampleCount)
    throw new JobError(
      'model.doesNotFit',
      `The model looks at windows of ${window.traces} traces × ${window.samples} samples; this line has ${axes.traceCount} × ${axes.sampleCount}`,
      remedy,
    );
}

/** A line, its classifier and the grids being filled. */
interface Work {
  readonly line: LearnLine;
  readonly classifier: PairClassifier;
  readonly panels: PairPanels;
  readonly nested: NestedGrid;
}

/** Fills the nodes batch by batch; false where it was stopped on the way. */
async function fill(work: Work, nodes: number[], tell: (count: number) => void, signal: AbortSignal) {
  const { line, classifier, panels, nested } = work;
  for (let first = 0; first < nodes.length; first += BATCH) {
    await nextTurn();
    if (signal.aborted) return false;
    const batch = nodes.slice(first, first + BATCH);
    const windows = batch.map((node) =>
      panels.prepare(cutPatch(line.channels, nested.centreOf(node), panels.shape)),
    );
    nested.set(batch, await classifier.classify(windows));
    tell(batch.length);
  }
  return true;
}

/** Fills grid after grid, coarse first, and emits each; returns the finest that is complete. */
async function fillLevels(work: Work, context: ComputeContext<RunNews>): Promise<ProbabilityGrid | null> {
  const stageOf = (step: number): string => `Classifying, ${step} × ${step} grid`;
  const total = work.nested.nodeCount;
  const meter = new ProgressMeter(context, { stage: stageOf(GRID_STEPS[0]), total, unit: 'windows' });
  let grid: ProbabilityGrid | null = null;
  for (const [level, step] of GRID_STEPS.entries()) {
    const nodes = work.nested.nodesOfLevel(step, level === 0 ? null : GRID_STEPS[level - 1]);
    if (!(await fill(work, nodes, (count) => meter.add(count, stageOf(step)), context.signal))) return grid;
    grid = work.nested.gridOf(step);
    context.emit({ kind: 'grid', grid, final: level === GRID_STEPS.length - 1 });
  }
  return grid;
}

function prepareWork(
  line: LearnLine,
  { file, weights, templates }: StoredModel,
  createNetwork: NetworkMaker,
): Work {
  const { maximumTraceLag, maximumSampleLag } = file.options;
  const panels = new PairPanels(
    { ...file.window, maximumTraceLag, maximumSampleLag },
    file.spec.inputShape[2],
  );
  const prepared = file.templates.map((template, i) => ({
    pickId: template.pickId,
    class: template.class,
    patch: panels.prepare(templates[i]),
  }));
  const classifier = new PairClassifier(createNetwork(file.spec, weights), panels, prepared);
  const nested = new NestedGrid(line.axes, GRID_STEPS[GRID_STEPS.length - 1]);
  return { line, classifier, panels, nested };
}

/**
 * Classifies a line that has been read. When stopped, the finest complete grid is kept.
 * @throws JobError 'model.doesNotFit', 'engine.missing'; 'cancelled' where not even the coarsest is complete
 */
export async function classifyLine(
  line: LearnLine,
  { model, engine: asked = 'auto' }: ClassifyLine,
  context: ComputeContext<RunNews>,
): Promise<ClassifyResult> {
  const startedMs = performance.now();
  checkFit(model, line.axes);
  const engine = await chooseEngine(asked, context.engines);
  context.emit({ kind: 'stage', stage: 'classifying' });
  const work = prepareWork(line, model, engine.createNetwork);
  try {
    const grid = await fillLevels(work, context);
    if (!grid)
      throw new JobError(
        'cancelled',
        'Stopped before a first picture was there.',
        'Start it again when ready.',
      );
    return {
      grid,
      complete: grid.traceStep === GRID_STEPS[GRID_STEPS.length - 1],
      engine: engine.description,
      model: model.file,
      dataSha256: line.fingerprint,
      seconds: (performance.now() - startedMs) / 1000,
    };
  } finally {
    work.panels.dispose();
  }
}

/**
 * Classifies a whole line with a trained model, on a grid of 32 × 32, then 16 × 16, then 8 × 8 traces ×
 * samples, and emits each grid as it is complete. At the edges windows are moved inside the section.
 * @throws JobError 'model.invalid', 'model.doesNotFit', 'engine.missing', 'cancelled', and those of
 *   reading the line
 */
export async function classifySection(
  job: ClassifyJob,
  context: ComputeContext<RunNews>,
): Promise<ClassifyResult> {
  context.emit({ kind: 'stage', stage: 'preparing' });
  const model = await readModel(job.modelFolder);
  const line = await readLearnLine(job.linePath, context);
  return classifyLine(line, { model, engine: job.engine }, context);
}
