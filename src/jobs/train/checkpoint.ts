import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import type { EngineName } from '#engine/names/engineNames';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from '#jobs/train/checkpointFile';
import type { ModelSpec } from '#learning/model/modelSpec';
import type { TaskName } from '#learning/recipe/taskName';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import type { Trainer } from '#learning/training/trainer';
import { JobError } from '#system/failure';
import { writeWholeFile } from '#system/wholeFile';

/** The path of a run's checkpoint, how often it is written, and whether the run continues from it. */
export interface CheckpointPlan {
  readonly path: string;
  readonly everySeconds: number;
  /** Go on from the checkpoint; without one there the run starts from its beginning. */
  readonly resume: boolean;
}

/** Everything that a run's numbers depend on. */
export interface RunIdentity {
  readonly task: TaskName;
  readonly options: TrainOptions;
  readonly engine: EngineName;
  /** Hashes of the picks and of the line's samples. */
  readonly picksSha256: string;
  readonly dataSha256: string;
}

function recipeHash(identity: RunIdentity): string {
  const { task, options, engine, picksSha256, dataSha256 } = identity;
  const sorted = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  // Checkpoints of older versions do not name their task.
  const other = task === 'pairs' ? [] : [task];
  return createHash('sha256')
    .update(JSON.stringify([sorted, engine, picksSha256, dataSha256, ...other]))
    .digest('hex');
}

/** Writes and reads the checkpoint of one run. */
export class CheckpointWriter {
  readonly #plan: CheckpointPlan;
  readonly #identity: RunIdentity;
  #lastMs = performance.now();

  constructor(plan: CheckpointPlan, identity: RunIdentity) {
    this.#plan = plan;
    this.#identity = identity;
  }

  /**
   * State of the run; null where there is no checkpoint, or it shall not continue.
   * @throws JobError 'checkpoint.invalid' where the file is damaged or of another run
   */
  async read(spec: ModelSpec): Promise<Checkpoint | null> {
    const { path, resume } = this.#plan;
    if (!resume) return null;
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw new JobError('checkpoint.invalid', `The checkpoint cannot be read: ${path}`, 'Train again.', {
        cause: error,
      });
    });
    if (bytes === null) return null;
    const checkpoint = decodeCheckpoint(bytes, spec, path);
    if (checkpoint.recipe === recipeHash(this.#identity)) return checkpoint;
    throw new JobError(
      'checkpoint.invalid',
      `The checkpoint is of a run with another task, other picks, options, samples or another engine: ${path}`,
      'Train again from the start, or give the same ones.',
    );
  }

  /** Writes the run's present state where the time since the last checkpoint has passed. */
  async writeInTime(trainer: Trainer, elapsedMs: number): Promise<void> {
    if (performance.now() - this.#lastMs < 1000 * this.#plan.everySeconds) return;
    await this.write(trainer, elapsedMs);
  }

  /** Writes the run's present state. @throws JobError 'disk.full', 'file.write' */
  async write(trainer: Trainer, elapsedMs: number): Promise<void> {
    const { engine, options } = this.#identity;
    const checkpoint: Checkpoint = {
      recipe: recipeHash(this.#identity),
      engine,
      elapsedMs,
      optimiser: options.optimiser,
      state: trainer.state(),
    };
    await writeWholeFile(this.#plan.path, encodeCheckpoint(checkpoint));
    this.#lastMs = performance.now();
  }

  /** Removes it once the run has ended. */
  async discard(): Promise<void> {
    await rm(this.#plan.path, { force: true });
  }
}
