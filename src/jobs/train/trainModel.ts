import { setImmediate as nextTurn } from 'node:timers/promises';
import { chooseEngine } from '#engine/choose/chooseEngine';
import type { EngineDescription } from '#engine/names/engineReport';
import type { ComputeContext } from '#engine/start/computeContext';
import { createEventWriter, type EventWriter } from '#jobs/eventLog/eventWriter';
import { writeModel } from '#jobs/model/modelFolder';
import { checkPicksInside } from '#jobs/picks/picksFile';
import { type LearnLine, readLearnLine } from '#jobs/recipe/learnLine';
import { preparePicks } from '#jobs/recipe/pickInput';
import { checkNet } from '#jobs/recipe/recipe';
import { CheckpointKeeper, type CheckpointPlan } from '#jobs/train/checkpoint';
import type { Checkpoint } from '#jobs/train/checkpointFile';
import { hashPicks, type LearnedParts, newModelOf } from '#jobs/train/newModel';
import type { RunNews } from '#jobs/train/runNews';
import { graphOf } from '#learning/model/modelGraph';
import type { Recipe } from '#learning/recipe/recipe';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import { Lesson } from '#learning/tasks/pairs/lesson';
import { PAIR_CLASSES } from '#learning/tasks/pairs/pairClass';
import { TrainingDiverged } from '#learning/training/finiteWatch';
import {
  type StopReason,
  Trainer,
  type TrainingNews,
  type TrainingOutcome,
} from '#learning/training/trainer';
import { wilsonInterval } from '#seismic/numerics/wilson';
import { JobError } from '#system/failure';
import { ensureFolder } from '#system/wholeFile';

export interface TrainJob {
  readonly recipe: Recipe;
  /** The file that the picks come from, for messages. */
  readonly picksPath?: string;
  /** Where model.json, weights.bin and templates.bin go. */
  readonly modelFolder: string;
  /** Where the event files go; null for none. */
  readonly logFolder: string | null;
  /** Left out for a run that need not survive its process. */
  readonly checkpoint?: CheckpointPlan;
}

export interface TrainResult {
  readonly modelFolder: string;
  readonly engine: EngineDescription;
  readonly parameterCount: number;
  readonly pickCount: number;
  readonly heldOutPickCount: number;
  /** Share of held-out picks given the right class; null where none could be held out. */
  readonly validationAccuracy: number | null;
  /** Wilson's 95 % interval of that share: few picks say little, and it shows how little. */
  readonly validationInterval: { readonly low: number; readonly high: number } | null;
  readonly validationLoss: number | null;
  readonly trainingLoss: number;
  readonly steps: number;
  readonly bestStep: number;
  /** True where it was stopped at the user's wish; the best weights so far are kept. */
  readonly stopped: boolean;
  readonly reason: StopReason;
  /** Step it went on from; null for a run from its beginning. */
  readonly resumedAtStep: number | null;
  /** SHA-256 of weights.bin. */
  readonly weightsSha256: string;
  readonly seconds: number;
}

/** Sends each news to the shell and to the event files. */
class NewsDesk {
  readonly #context: ComputeContext<RunNews>;
  readonly #writer: EventWriter | null;

  constructor(context: ComputeContext<RunNews>, logFolder: string | null, firstStep: number) {
    this.#context = context;
    this.#writer = logFolder === null ? null : createEventWriter(logFolder, firstStep);
  }

  tell(news: RunNews): void {
    this.#context.emit(news);
    if (news.kind === 'steps') this.#writer?.steps(news.steps);
    if (news.kind === 'snapshot') this.#writer?.snapshot(news.snapshot);
    if (news.kind === 'graph') this.#writer?.graph(news.graph);
    if (news.kind === 'verdicts') this.#writer?.verdicts(news.step, news.verdicts);
  }

  close(): void {
    this.#writer?.close();
  }
}

function toRunNews(news: TrainingNews): RunNews {
  return news.kind === 'step' ? { kind: 'steps', steps: [news.metrics] } : news;
}

function toJobError(error: unknown): unknown {
  if (!(error instanceof TrainingDiverged)) return error;
  return new JobError(
    'training.diverged',
    `${error.message}.`,
    'Lower the learning rate (a tenth of it is a good start) and train again.',
    { cause: error },
  );
}

function tellProgress(
  context: ComputeContext<RunNews>,
  done: number,
  total: number,
  elapsedMs: number,
): void {
  const ratePerSecond = (1000 * done) / Math.max(1, elapsedMs);
  const secondsLeft = (total - done) / Math.max(1e-9, ratePerSecond);
  context.progress({ stage: 'Training', done, total, unit: 'steps', ratePerSecond, secondsLeft });
}

/** A run as it is being made: who hears of it and where it is kept. */
interface RunParts {
  readonly lesson: Lesson;
  readonly options: TrainOptions;
  readonly context: ComputeContext<RunNews>;
  readonly desk: NewsDesk;
  readonly keeper: CheckpointKeeper | null;
  readonly from: Checkpoint | null;
}

/** Milliseconds of work: what went before counts, pauses do not. */
class WorkClock {
  readonly #startedMs = performance.now();
  #notCountedMs: number;

  constructor(doneBeforeMs: number) {
    this.#notCountedMs = -doneBeforeMs;
  }

  now(): number {
    return performance.now() - this.#startedMs - this.#notCountedMs;
  }

  async leaveOut(wait: Promise<void> | undefined): Promise<void> {
    const fromMs = performance.now();
    await wait;
    this.#notCountedMs += performance.now() - fromMs;
  }
}

/** Draws the trainer's steps one by one, with a breath, a pause or a stop between them. */
async function runLesson({
  lesson,
  options,
  context,
  desk,
  keeper,
  from,
}: RunParts): Promise<TrainingOutcome> {
  const clock = new WorkClock(from?.elapsedMs ?? 0);
  const { network, batches, validate } = lesson;
  const shouldStop = (): boolean => context.signal.aborted;
  const parts = { network, batches, validate, options, clock: () => clock.now(), shouldStop };
  const trainer = new Trainer(parts, from?.state);
  const run = trainer.run();
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done) {
      if (next.value.reason !== 'asked') await keeper?.discard();
      return next.value;
    }
    desk.tell(toRunNews(next.value));
    if (next.value.kind !== 'step') continue;
    tellProgress(context, next.value.metrics.step + 1, options.steps, clock.now());
    await nextTurn();
    if (context.signal.aborted) await keeper?.keep(trainer, clock.now());
    else await clock.leaveOut(context.waitWhilePaused?.());
    await keeper?.keepInTime(trainer, clock.now());
  }
}

function intervalOf(share: number | null, count: number): TrainResult['validationInterval'] {
  if (share === null) return null;
  const { low, high } = wilsonInterval(Math.round(share * count), count);
  return { low, high };
}

/** Where the run keeps itself, and where it was when it goes on. */
async function openCheckpoint(
  { recipe, line, engine, lesson }: Omit<LearnedParts, 'outcome'>,
  plan: CheckpointPlan | undefined,
  context: ComputeContext<RunNews>,
): Promise<{ keeper: CheckpointKeeper | null; from: Checkpoint | null }> {
  if (!plan) return { keeper: null, from: null };
  const hashes = { picksSha256: hashPicks(recipe.picks), dataSha256: line.fingerprint };
  const keeper = new CheckpointKeeper(plan, { options: recipe.options, engine, ...hashes });
  const from = await keeper.read(lesson.network.spec);
  if (plan.resume && !from) context.warn('No checkpoint was there: training starts from its beginning.');
  return { keeper, from };
}

/** Trains on a line that has been read. Stopping is not an error: the best weights so far are kept. */
export async function trainOnLine(
  line: LearnLine,
  job: TrainJob,
  context: ComputeContext<RunNews>,
): Promise<TrainResult> {
  const startedMs = performance.now();
  const { recipe } = job;
  const { options } = recipe;
  checkNet(options);
  const { picks, window } = preparePicks(recipe.picks, line.axes, context.warn);
  const engine = await chooseEngine(recipe.engine, context.engines);
  // A folder that cannot be written to is better known before the training than after it.
  await ensureFolder(job.modelFolder);
  const { createNetwork } = engine;
  const lesson = new Lesson({ section: line.channels, picks, window, options, createNetwork });
  try {
    const parts = { line, recipe, engine: engine.name, lesson };
    const { keeper, from } = await openCheckpoint(parts, job.checkpoint, context);
    const outcome = await teach({ lesson, options, context, keeper, from }, job.logFolder);
    const file = await writeModel(job.modelFolder, newModelOf({ ...parts, outcome }));
    const { reason = outcome.reason, ...metrics } = file.metrics;
    return {
      modelFolder: job.modelFolder,
      engine: engine.description,
      parameterCount: file.weights.count,
      pickCount: picks.length,
      heldOutPickCount: lesson.heldOutIds.length,
      validationInterval: intervalOf(metrics.validationAccuracy, lesson.heldOutIds.length),
      ...metrics,
      reason,
      resumedAtStep: from?.state.step ?? null,
      weightsSha256: file.weights.sha256,
      seconds: (performance.now() - startedMs) / 1000,
    };
  } catch (error) {
    throw toJobError(error);
  } finally {
    lesson.dispose();
  }
}

/** Runs the lesson and tells of it, to the shell and to the event files. */
async function teach(run: Omit<RunParts, 'desk'>, logFolder: string | null): Promise<TrainingOutcome> {
  const { lesson, context } = run;
  const desk = new NewsDesk(context, logFolder, run.from?.state.step ?? 0);
  try {
    desk.tell({ kind: 'stage', stage: 'training' });
    desk.tell({ kind: 'graph', graph: graphOf(lesson.network.spec, PAIR_CLASSES) });
    if (lesson.heldOutIds.length === 0)
      context.warn('No pick could be held out, so nothing says how well it works: pick more, further apart.');
    const outcome = await runLesson({ ...run, desk });
    desk.tell({ kind: 'verdicts', step: outcome.steps, verdicts: (await lesson.judgeAll()).verdicts });
    return outcome;
  } finally {
    desk.close();
  }
}

/**
 * Trains the pair net on a line's picks and leaves the model in a folder: seeded, so that the same
 * line, picks, options and engine give the same weights. Emits steps, histograms, graph and verdicts.
 * @throws JobError 'picks.invalid', 'picks.outside', 'picks.tooFew', 'engine.missing', 'argument.invalid',
 *   'training.diverged', and those of reading the line and writing the model
 */
export async function trainModel(job: TrainJob, context: ComputeContext<RunNews>): Promise<TrainResult> {
  context.emit({ kind: 'stage', stage: 'preparing' });
  const line = await readLearnLine(job.recipe.linePath, context);
  checkPicksInside(job.recipe.picks, line.axes, job.picksPath);
  return trainOnLine(line, job, context);
}
