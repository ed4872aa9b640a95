import { setImmediate as nextTurn } from 'node:timers/promises';
import { chooseEngine } from '#engine/choose/chooseEngine';
import type { EngineName } from '#engine/names/engineNames';
import type { EngineDescription } from '#engine/names/engineReport';
import type { ComputeContext } from '#engine/start/computeContext';
import type { RunningEngine } from '#engine/start/runningEngine';
import { readModel, type StoredModel } from '#jobs/model/modelFolder';
import { type LearnLine, readLearnLine } from '#jobs/recipe/learnLine';
import type { RunNews } from '#learning/news/runNews';
import type { SectionClassifier } from '#learning/tasks/task/task';
import { taskOf } from '#learning/tasks/tasks';
import { likeliestShares, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { type SectionAxes, sampleUnit } from '#seismic/section/section';
import type { LineFile } from '#seismic/survey/openingOptions';
import { JobError } from '#system/failure';
import { ProgressMeter } from '#system/progressMeter';

export interface ClassifyJob extends LineFile {
  readonly modelFolder: string;
  readonly engine?: EngineName | 'auto';
}

export interface ClassifyResult {
  /** The finest grid that is complete. */
  readonly grid: ProbabilityGrid;
  /** False where it was stopped before the finest grid. */
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

/** Refuses a model whose windows do not fit this line. @throws JobError 'model.doesNotFit'. */
function checkFit({ file, memory }: StoredModel, axes: SectionAxes): void {
  const { sampleIntervalUs, spec } = file;
  const window = taskOf(file.task).leastSection({ spec, memory });
  const remedy = `Train a model on this line, or open a line like ${file.data.fileName}.`;
  if (Math.abs(sampleIntervalUs - axes.sampleIntervalUs) > 1e-6 * sampleIntervalUs)
    throw new JobError(
      'model.doesNotFit',
      `The model was trained at a sample interval of ${sampleIntervalUs / 1000} ${sampleUnit(axes)}; this line has ${axes.sampleIntervalUs / 1000} ${sampleUnit(axes)}`,
      remedy,
    );
  if (window.traces > axes.traceCount || window.samples > axes.sampleCount)
    throw new JobError(
      'model.doesNotFit',
      `The model takes windows of ${window.traces} traces × ${window.samples} samples; this line has ${axes.traceCount} × ${axes.sampleCount}`,
      remedy,
    );
}

/** A grid of probabilities, and whether it is the finest. */
interface FinestGrid {
  readonly grid: ProbabilityGrid;
  readonly complete: boolean;
}

/** Requests the classifier's parts and emits each grid; returns the finest that is complete. */
async function classifyParts(
  classifier: SectionClassifier,
  axes: SectionAxes,
  context: ComputeContext<RunNews>,
): Promise<FinestGrid | null> {
  const { total, unit } = classifier;
  const meter = new ProgressMeter(context, { stage: 'Classifying', total, unit });
  let finest: FinestGrid | null = null;
  await nextTurn();
  const run = classifier.run();
  while (!context.signal.aborted) {
    const { value: step, done } = await run.next();
    if (done) break;
    meter.add(step.count, `Classifying, ${step.stage}`);
    if (step.grid) {
      finest = { grid: step.grid, complete: step.isFinal };
      const shares = likeliestShares(step.grid, axes);
      context.emit({ kind: 'grid', grid: step.grid, shares, final: step.isFinal });
    }
    await nextTurn();
  }
  return finest;
}

/** Classifies a line that has been read, on an engine that runs. @throws JobError as `classifyLine` */
export async function classifyOn(
  engine: RunningEngine,
  model: StoredModel,
  line: LearnLine,
  context: ComputeContext<RunNews>,
): Promise<FinestGrid> {
  checkFit(model, line.axes);
  const { file, weights, memory } = model;
  const net = { spec: file.spec, options: file.options, weights, memory };
  const classifier = taskOf(file.task).classifier(net, line.channels, engine.createNetwork);
  try {
    const finest = await classifyParts(classifier, line.axes, context);
    if (finest) return finest;
    throw new JobError(
      'cancelled',
      'Stopped before the coarsest grid was complete.',
      'Start it again when ready.',
    );
  } finally {
    classifier.dispose();
  }
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
  const finest = await classifyOn(engine, model, line, context);
  return {
    ...finest,
    engine: engine.description,
    model: model.file,
    dataSha256: line.fingerprint,
    seconds: (performance.now() - startedMs) / 1000,
  };
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
  const line = await readLearnLine(job, context);
  return classifyLine(line, { model, engine: job.engine }, context);
}
