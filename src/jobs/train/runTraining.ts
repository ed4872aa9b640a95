import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ComputeContext } from '#engine/start/computeContext';
import type { CheckpointWriter } from '#jobs/train/checkpoint';
import type { Checkpoint } from '#jobs/train/checkpointFile';
import type { PreparedTraining } from '#jobs/train/prepareTraining';
import type { RunNewsSink } from '#jobs/train/runNewsSink';
import { WorkClock } from '#jobs/train/workClock';
import { graphOf } from '#learning/model/modelGraph';
import type { RunNews } from '#learning/news/runNews';
import { Trainer, type TrainingOutcome } from '#learning/training/trainer';
import { ProgressMeter } from '#system/progressMeter';

/** A run in progress: its training, the receivers of its news, and its checkpoint. */
export interface TrainingRun {
  readonly prepared: PreparedTraining;
  readonly context: ComputeContext<RunNews>;
  readonly sink: RunNewsSink;
  readonly checkpoints: CheckpointWriter | null;
  /** The state that it continues from; null from the beginning. */
  readonly from: Checkpoint | null;
}

/** Requests the trainer's steps one by one; other work, a pause or a stop may come between them. */
async function makeSteps({
  prepared,
  context,
  sink,
  checkpoints,
  from,
}: TrainingRun): Promise<TrainingOutcome> {
  const clock = new WorkClock(from?.elapsedMs ?? 0);
  const { training, recipe } = prepared;
  const { network, batches, validate } = training;
  const { options } = recipe;
  const shouldStop = (): boolean => context.signal.aborted;
  const parts = { network, batches, validate, options, clock: () => clock.now(), shouldStop };
  const trainer = new Trainer(parts, from?.state);
  const work = { stage: 'Training', total: options.steps, unit: 'steps', done: from?.state.step };
  const meter = new ProgressMeter(context, work, () => clock.now());
  const run = trainer.run();
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done) {
      if (next.value.reason !== 'asked') await checkpoints?.discard();
      return next.value;
    }
    sink.tellTraining(next.value);
    if (next.value.kind !== 'step') continue;
    meter.tell(next.value.metrics.step + 1);
    await nextTurn();
    if (context.signal.aborted) await checkpoints?.write(trainer, clock.now());
    else await clock.leaveOut(context.waitWhilePaused?.());
    await checkpoints?.writeInTime(trainer, clock.now());
  }
}

/** Trains, reports its steps, and judges all picks at the end. */
export async function runTraining(run: TrainingRun): Promise<TrainingOutcome> {
  const { prepared, context, sink } = run;
  const { training, task } = prepared;
  sink.tell({ kind: 'stage', stage: 'training' });
  sink.tell({ kind: 'graph', graph: graphOf(training.network.spec, task.outputs) });
  if (training.heldOutIds.length === 0)
    context.warn('No pick could be held out, so the quality is unknown: pick more windows, further apart.');
  const outcome = await makeSteps(run);
  sink.tell({ kind: 'verdicts', step: outcome.steps, verdicts: (await training.judgeAll()).verdicts });
  return outcome;
}
