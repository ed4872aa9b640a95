import { parameterCount } from '#learning/model/modelSpec';
import type { YieldThread } from '#learning/preflight/checkResult';
import { shortOptions } from '#learning/preflight/fixedBatches';
import { multiplicationsOf } from '#learning/preflight/referenceNet';
import { TRAIN_OPTIONS, type TrainOptions } from '#learning/recipe/trainOptions';
import type { Task, TaskInput } from '#learning/tasks/task/task';
import { Trainer } from '#learning/training/trainer';

const LARGEST_FILTERS = TRAIN_OPTIONS.filters.each.most;
/** Forward multiplications that all rungs together may take: 50 steps of the default nets. */
const MOST_MULTIPLICATIONS = 6e9;
const LEAST_STEPS = 20;
const MOST_STEPS = 200;
const SMALLEST_NET_FILTERS = 12;

/** A net of the ladder. */
export interface Rung {
  /** "logistic", "one layer", "two layers (chosen)", "larger". */
  readonly name: string;
  readonly filters: readonly number[];
  readonly isChosen: boolean;
}

/** Result of a net after its short training, on held-out picks. */
export interface RungResult extends Rung {
  readonly parameterCount: number;
  /** Held-out picks, and those of them given the right class. */
  readonly heldOut: number;
  readonly right: number;
  /** Mean cross-entropy of the held-out picks' panels, in nats; null where none could be held out. */
  readonly loss: number | null;
  readonly stepsPerSecond: number;
}

const LAYER_WORDS = ['logistic', 'one layer', 'two layers', 'three layers'];

/** From a net without a hidden layer, layer by layer up to the chosen one, and one with twice its filters where there can be. */
export function rungsOf(filters: readonly number[]): Rung[] {
  const upTo = Array.from({ length: filters.length + 1 }, (_, count) => ({
    name: `${LAYER_WORDS[count]}${count === filters.length ? ' (chosen)' : ''}`,
    filters: filters.slice(0, count),
    isChosen: count === filters.length,
  }));
  const doubled = filters.map((count) => Math.min(LARGEST_FILTERS, 2 * count));
  const larger = filters.length === 0 ? [SMALLEST_NET_FILTERS] : doubled;
  const isLarger = larger.some((count, i) => count !== filters[i]);
  return isLarger ? [...upTo, { name: 'larger', filters: larger, isChosen: false }] : upTo;
}

/**
 * Steps that each rung trains. They follow from the number of multiplications and not from the clock, so that
 * the same seed gives the same result on a slower machine.
 * @param slowness How many times slower than the embedded engine this one is known to be.
 */
export function ladderSteps(task: Task, options: TrainOptions, channels: number, slowness = 1): number {
  const perStep = rungsOf(options.filters)
    .map(
      ({ filters }) => options.batchSize * multiplicationsOf(task.netOf({ ...options, filters }, channels)),
    )
    .reduce((sum, count) => sum + count, 0);
  const affordable = Math.floor(MOST_MULTIPLICATIONS / perStep / slowness);
  return Math.max(LEAST_STEPS, Math.min(MOST_STEPS, affordable));
}

export interface LadderParts {
  readonly task: Task;
  /** What the chosen net would be trained on. */
  readonly input: TaskInput;
  readonly stepCount: number;
  /** Milliseconds; for the report only. */
  readonly clock: () => number;
  readonly yieldThread: YieldThread;
}

async function climb(
  rung: Rung,
  { task, input, stepCount, clock, yieldThread }: LadderParts,
): Promise<RungResult> {
  const short = shortOptions(input.options, { steps: stepCount, filters: rung.filters });
  const options = { ...short, warmUpSteps: Math.min(short.warmUpSteps, Math.floor(stepCount / 10)) };
  const training = task.prepare({ ...input, options });
  const { network, batches } = training;
  // No validation meanwhile: the last weights are used, so that no net is judged at its best step.
  const parts = { network, batches, validate: null, options, clock, shouldStop: () => false };
  try {
    const startedMs = clock();
    for await (const news of new Trainer(parts).run()) if (news.kind === 'step') await yieldThread();
    const seconds = (clock() - startedMs) / 1000;
    const validation = await training.validate?.();
    const heldOut = training.heldOutIds.length;
    return {
      ...rung,
      parameterCount: parameterCount(network.spec),
      heldOut,
      right: Math.round((validation?.accuracy ?? 0) * heldOut),
      loss: validation?.loss ?? null,
      stepsPerSecond: stepCount / Math.max(1e-3, seconds),
    };
  } finally {
    training.dispose();
  }
}

/** Trains every net of the ladder shortly: same seed, same split, same pairs in the same order. */
export async function climbLadder(parts: LadderParts): Promise<RungResult[]> {
  const results: RungResult[] = [];
  for (const rung of rungsOf(parts.input.options.filters)) results.push(await climb(rung, parts));
  return results;
}
