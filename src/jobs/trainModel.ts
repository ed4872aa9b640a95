import { setImmediate as nextTurn } from 'node:timers/promises';
import { chooseEngine } from '#jobs/engine/chooseEngine';
import type { EngineReport } from '#jobs/engine/engineReport';
import { createEventWriter, type EventWriter } from '#jobs/eventLog/eventWriter';
import { type JobContext, JobError } from '#jobs/job';
import { type LearnLine, readLearnLine } from '#jobs/learn/learnLine';
import { newModelOf } from '#jobs/learn/newModel';
import { preparePicks } from '#jobs/learn/pickInput';
import type { RunNews } from '#jobs/learn/runNews';
import { completeOptions, type RunOptions } from '#jobs/learn/runOptions';
import { writeModel } from '#jobs/modelFolder';
import { checkPicksInside } from '#jobs/picksFile';
import { ensureFolder } from '#jobs/wholeFile';
import { Lesson } from '#learning/lesson';
import { graphOf } from '#learning/modelGraph';
import { PAIR_CLASSES } from '#learning/pairClass';
import { TrainingDiverged, type TrainingNews, type TrainingOutcome, train } from '#learning/trainer';
import type { TrainOptions } from '#learning/trainOptions';
import { wilsonInterval } from '#seismic/numerics/wilson';
import type { Pick } from '#seismic/picks/pick';

export interface TrainJob {
  readonly linePath: string;
  readonly picks: readonly Pick[];
  /** The file they come from, for messages. */
  readonly picksPath?: string;
  readonly options: RunOptions;
  /** Where model.json, weights.bin and templates.bin go. */
  readonly modelFolder: string;
  /** Where the event files go; null for none. */
  readonly logFolder: string | null;
}

export interface TrainResult {
  readonly modelFolder: string;
  readonly engine: EngineReport;
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
  /** True where it was stopped before its last step; the best weights so far are kept. */
  readonly stopped: boolean;
  /** SHA-256 of weights.bin. */
  readonly weightsSha256: string;
  readonly seconds: number;
}

/** Sends each news to the shell and to the event files. */
class NewsDesk {
  readonly #context: JobContext<RunNews>;
  readonly #writer: EventWriter | null;

  constructor(context: JobContext<RunNews>, logFolder: string | null) {
    this.#context = context;
    this.#writer = logFolder === null ? null : createEventWriter(logFolder);
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

function tellProgress(context: JobContext<RunNews>, done: number, total: number, elapsedMs: number): void {
  const ratePerSecond = (1000 * done) / Math.max(1, elapsedMs);
  const secondsLeft = (total - done) / Math.max(1e-9, ratePerSecond);
  context.progress({ stage: 'Training', done, total, unit: 'steps', ratePerSecond, secondsLeft });
}

/** Draws the trainer's steps one by one, with a breath, a pause or a stop between them. */
async function runLesson(
  lesson: Lesson,
  options: TrainOptions,
  context: JobContext<RunNews>,
  desk: NewsDesk,
): Promise<TrainingOutcome> {
  const startedMs = performance.now();
  let pausedMs = 0;
  const clock = (): number => performance.now() - startedMs - pausedMs;
  const { network, batches, validate } = lesson;
  const shouldStop = (): boolean => context.signal.aborted;
  const steps = train({ network, batches, validate, options, clock, shouldStop });
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return next.value;
    desk.tell(toRunNews(next.value));
    if (next.value.kind !== 'step') continue;
    tellProgress(context, next.value.metrics.step + 1, options.steps, clock());
    await nextTurn();
    const waitedFromMs = performance.now();
    if (!context.signal.aborted) await context.waitWhilePaused?.();
    pausedMs += performance.now() - waitedFromMs;
  }
}

function intervalOf(share: number | null, count: number): TrainResult['validationInterval'] {
  if (share === null) return null;
  const { low, high } = wilsonInterval(Math.round(share * count), count);
  return { low, high };
}

/** Trains on a line that has been read. Stopping is not an error: the best weights so far are kept. */
export async function trainOnLine(
  line: LearnLine,
  job: TrainJob,
  context: JobContext<RunNews>,
): Promise<TrainResult> {
  const startedMs = performance.now();
  const options = completeOptions(job.options);
  const { picks, window } = preparePicks(job.picks, line.axes, context.warn);
  const { engine, report } = await chooseEngine(job.options.engine ?? 'auto');
  // A folder that cannot be written to is better known before the training than after it.
  await ensureFolder(job.modelFolder);
  const lesson = new Lesson({ section: line.channels, picks, window, options });
  const desk = new NewsDesk(context, job.logFolder);
  try {
    desk.tell({ kind: 'stage', stage: 'training' });
    desk.tell({ kind: 'graph', graph: graphOf(lesson.network.spec, PAIR_CLASSES) });
    if (lesson.heldOutIds.length === 0)
      context.warn('No pick could be held out, so nothing says how well it works: pick more, further apart.');
    const outcome = await runLesson(lesson, options, context, desk);
    desk.tell({ kind: 'verdicts', step: outcome.steps, verdicts: lesson.judgeAll().verdicts });
    const model = newModelOf({ line, job, options, engine, lesson, outcome });
    const file = await writeModel(job.modelFolder, model);
    return {
      modelFolder: job.modelFolder,
      engine: report,
      parameterCount: file.weights.count,
      pickCount: picks.length,
      heldOutPickCount: lesson.heldOutIds.length,
      validationInterval: intervalOf(file.metrics.validationAccuracy, lesson.heldOutIds.length),
      ...file.metrics,
      weightsSha256: file.weights.sha256,
      seconds: (performance.now() - startedMs) / 1000,
    };
  } catch (error) {
    throw toJobError(error);
  } finally {
    lesson.dispose();
    desk.close();
  }
}

/**
 * Trains the pair net on a line's picks and leaves the model in a folder: seeded, so that the same
 * line, picks, options and engine give the same weights. Emits steps, histograms, graph and verdicts.
 * @throws JobError 'picks.invalid', 'picks.outside', 'picks.tooFew', 'engine.missing', 'argument.invalid',
 *   'training.diverged', and those of reading the line and writing the model
 */
export async function trainModel(job: TrainJob, context: JobContext<RunNews>): Promise<TrainResult> {
  context.emit({ kind: 'stage', stage: 'preparing' });
  const line = await readLearnLine(job.linePath, context);
  checkPicksInside(job.picks, line.axes, job.picksPath);
  return trainOnLine(line, job, context);
}
