import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ComputeContext } from '#engine/start/computeContext';
import type { TrainingPart } from '#jobs/recipe/trainingLines';
import type { LineValidation } from '#jobs/train/lineValidationSchema';
import type { PreparedTraining } from '#jobs/train/prepareTraining';
import { WorkClock } from '#jobs/train/workClock';
import { likeliestOf } from '#learning/judging/heldOutPick';
import type { RunNews } from '#learning/news/runNews';
import { LEAST_PICKS_PER_CLASS } from '#learning/recipe/recipe';
import type { TaskTraining } from '#learning/tasks/task/task';
import type { PickVerdict } from '#learning/training/metrics';
import { Trainer } from '#learning/training/trainer';
import { wilsonInterval } from '#seismic/numerics/wilson';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { ProgressMeter } from '#system/progressMeter';

/** A prepared training on several lines. */
export interface PreparedLines extends PreparedTraining {
  readonly parts: readonly TrainingPart[];
}

/** The classes that a training on the other lines would have too few picks of. */
function missingClasses({ input }: PreparedTraining, setAside: ReadonlySet<string>): string[] {
  const others = input.picks.filter(({ id }) => !setAside.has(id));
  const isMissing = (name: string) =>
    others.filter((pick) => pick.class === name).length < LEAST_PICKS_PER_CLASS;
  return EVENT_CLASSES.filter(isMissing);
}

/** The verdicts of a line's picks as a table and figures. */
function tally({ input }: PreparedTraining, { name }: TrainingPart, verdicts: readonly PickVerdict[]) {
  const confusion = EVENT_CLASSES.map(() => EVENT_CLASSES.map(() => 0));
  let right = 0;
  for (const { pickId, probabilities } of verdicts) {
    const picked = input.picks.find(({ id }) => id === pickId)?.class ?? 'noise';
    const row = EVENT_CLASSES.indexOf(picked);
    const answered = likeliestOf(probabilities);
    confusion[row][answered]++;
    if (answered === row) right++;
  }
  const count = verdicts.length;
  const { low, high } = wilsonInterval(right, count);
  const loss = verdicts.reduce((sum, verdict) => sum + verdict.loss / count, 0);
  const figures = { accuracy: right / count, interval: { low, high }, loss, confusion, reason: null };
  return { name, pickCount: count, trainedPickCount: input.picks.length - count, ...figures };
}

function notJudged(prepared: PreparedTraining, { name, pickIds }: TrainingPart, reason: string) {
  const trainedPickCount = prepared.input.picks.length - pickIds.length;
  const none = { accuracy: null, interval: null, loss: null, confusion: null };
  return { name, pickCount: 0, trainedPickCount, ...none, reason };
}

/** Makes the steps of a training without news of them. False where it was stopped. */
async function trainQuietly(
  training: TaskTraining,
  { recipe: { options } }: PreparedTraining,
  name: string,
  context: ComputeContext<RunNews>,
): Promise<boolean> {
  const clock = new WorkClock(0);
  const { network, batches, validate } = training;
  const shouldStop = (): boolean => context.signal.aborted;
  const parts = { network, batches, validate, options, clock: () => clock.now(), shouldStop };
  const work = { stage: `Training without ${name}`, total: options.steps, unit: 'steps' };
  const meter = new ProgressMeter(context, work, () => clock.now());
  for await (const news of new Trainer(parts).run()) {
    if (news.kind !== 'step') continue;
    meter.tell(news.metrics.step + 1);
    await nextTurn();
    await clock.leaveOut(context.waitWhilePaused?.());
  }
  return !context.signal.aborted;
}

/** Trains a net on all lines but one, and judges the picks of that one. Null where it was stopped. */
async function validateOn(
  prepared: PreparedLines,
  part: TrainingPart,
  context: ComputeContext<RunNews>,
): Promise<LineValidation | null> {
  const setAside = new Set(part.pickIds);
  const missing = missingClasses(prepared, setAside);
  if (missing.length > 0)
    return notJudged(prepared, part, `the other lines have too few picks of ${missing.join(', ')}`);
  const training = prepared.task.prepare({ ...prepared.input, setAside });
  try {
    if (!(await trainQuietly(training, prepared, part.name, context))) return null;
    const { verdicts } = await training.judgeAll();
    return tally(
      prepared,
      part,
      verdicts.filter(({ pickId }) => setAside.has(pickId)),
    );
  } finally {
    training.dispose();
  }
}

/**
 * Validation by line: each line is judged by a net that is trained on the others with the same settings, so that it
 * has seen nothing of the line, not even to choose its weights. Empty with one line; ends early where it is stopped.
 */
export async function validateByLine(
  prepared: PreparedLines,
  context: ComputeContext<RunNews>,
): Promise<LineValidation[]> {
  const { parts } = prepared;
  const judged: LineValidation[] = [];
  if (parts.length < 2) return judged;
  for (const part of parts) {
    const one = context.signal.aborted ? null : await validateOn(prepared, part, context);
    if (!one) {
      context.warn('The validation by line was stopped; the lines that are missing were not judged.');
      return judged;
    }
    if (one.reason !== null) context.warn(`${one.name} cannot be judged by line: ${one.reason}.`);
    judged.push(one);
  }
  return judged;
}
