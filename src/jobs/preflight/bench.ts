import { setImmediate as nextTurn } from 'node:timers/promises';
import { chooseEngine } from '#engine/choose/chooseEngine';
import type { ComputeContext } from '#engine/start/computeContext';
import type { RunningEngine } from '#engine/start/runningEngine';
import { LineReader } from '#jobs/line/lineReader';
import { checkPicksInside } from '#jobs/picks/picksFile';
import { readLearnLine } from '#jobs/recipe/learnLine';
import { preparePicks } from '#jobs/recipe/pickInput';
import { checkNet } from '#jobs/recipe/recipe';
import type { LabelledBatch } from '#learning/network/network';
import type { Breathe } from '#learning/preflight/checkResult';
import type { RawWindow } from '#learning/preflight/finiteInputs';
import type { Recipe } from '#learning/recipe/recipe';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import { Lesson, type LessonInput } from '#learning/tasks/pairs/lesson';
import { extentOfPick, type PickedWindow } from '#seismic/picks/pick';
import { throwIfCancelled } from '#system/failure';

export interface PreflightJob {
  readonly recipe: Recipe;
  /** The file that the picks come from, for messages. */
  readonly picksPath?: string;
}

/** Everything that the checks look at. */
export interface PreflightBench {
  readonly engine: RunningEngine;
  readonly options: TrainOptions;
  readonly input: LessonInput;
  readonly lesson: Lesson;
  /** The picks' windows as the file has them. */
  readonly windows: readonly RawWindow[];
  /** Batches for what needs an ordinary one; small, so that a slow engine can be stopped in between. */
  readonly batches: readonly LabelledBatch[];
  /** Eight panels, every pair of classes among them. */
  readonly eight: LabelledBatch;
  readonly breathe: Breathe;
}

const BATCH_COUNT = 2;
const MOST_PER_BATCH = 32;
const FEW_PANELS = 8;

/** The samples of each pick as they lie in the file, what is no finite number too. */
async function readRawWindows(
  path: string,
  picks: readonly PickedWindow[],
  signal: AbortSignal,
): Promise<RawWindow[]> {
  const reader = await LineReader.open(path);
  const windows: RawWindow[] = [];
  try {
    for (const pick of picks) {
      throwIfCancelled(signal);
      const extent = extentOfPick(pick, reader.axes);
      const samples = await reader.readRawWindow(extent);
      windows.push({ pickId: pick.id, samples, sampleCount: extent.sampleCount });
    }
    return windows;
  } finally {
    await reader.dispose();
  }
}

/** Reads line and picks, starts the engine and makes the lesson that training would have. */
export async function layOutBench(
  { recipe, picksPath }: PreflightJob,
  context: ComputeContext<never>,
): Promise<PreflightBench> {
  const { linePath, picks, options } = recipe;
  checkNet(options);
  const line = await readLearnLine(linePath, context);
  checkPicksInside(picks, line.axes, picksPath);
  const { picks: centred, window } = preparePicks(picks, line.axes, context.warn);
  const windows = await readRawWindows(linePath, picks, context.signal);
  const engine = await chooseEngine(recipe.engine, context.engines);
  throwIfCancelled(context.signal);
  const { createNetwork } = engine;
  const input = { section: line.channels, picks: centred, window, options, createNetwork };
  const lesson = new Lesson(input);
  const perBatch = Math.min(MOST_PER_BATCH, options.batchSize);
  const breathe = async (): Promise<void> => {
    await nextTurn();
    throwIfCancelled(context.signal);
  };
  const batches = Array.from({ length: BATCH_COUNT }, () => lesson.batches.next(perBatch));
  const eight = lesson.batches.next(FEW_PANELS);
  return { engine, options, input, lesson, windows, batches, eight, breathe };
}
