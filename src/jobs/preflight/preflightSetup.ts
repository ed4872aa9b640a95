import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ComputeContext } from '#engine/start/computeContext';
import { LineReader } from '#jobs/line/lineReader';
import { placePicks } from '#jobs/picks/placePicks';
import { readLearnLine } from '#jobs/recipe/learnLine';
import { type PreparedTraining, prepareTraining } from '#jobs/train/prepareTraining';
import type { LabelledBatch } from '#learning/network/network';
import type { YieldThread } from '#learning/preflight/checkResult';
import type { RawWindow } from '#learning/preflight/finiteInputs';
import type { Recipe } from '#learning/recipe/recipe';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import { extentOfPick, type PickedWindow } from '#seismic/picks/pick';
import type { LineFile } from '#seismic/survey/openingOptions';
import { throwIfCancelled } from '#system/failure';

export interface PreflightJob {
  readonly recipe: Recipe;
  /** The file that the picks come from, for messages. */
  readonly picksPath?: string;
}

/** Input of the checks. */
export interface PreflightSetup extends PreparedTraining {
  readonly options: TrainOptions;
  /** The picks' windows as the file has them. */
  readonly windows: readonly RawWindow[];
  /** Batches for what needs an ordinary one; small, so that a slow engine can be stopped in between. */
  readonly batches: readonly LabelledBatch[];
  /** Eight examples, every class among them. */
  readonly eight: LabelledBatch;
  readonly yieldThread: YieldThread;
}

const BATCH_COUNT = 2;
const MOST_PER_BATCH = 32;
const FEW_EXAMPLES = 8;

/** The samples of each pick as in the file, also those that are not finite. */
async function readRawWindows(
  { linePath, opening }: LineFile,
  picks: readonly PickedWindow[],
  signal: AbortSignal,
): Promise<RawWindow[]> {
  const reader = await LineReader.open(linePath, opening);
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

/** Reads line and picks, starts the engine and prepares the training of the recipe. */
export async function setUpPreflight(
  { recipe, picksPath }: PreflightJob,
  context: ComputeContext<never>,
): Promise<PreflightSetup> {
  const { options } = recipe;
  const line = await readLearnLine(recipe, context);
  const placed = { ...recipe, picks: placePicks(recipe.picks, line.plane, picksPath) };
  const windows = await readRawWindows(recipe, placed.picks, context.signal);
  const prepared = await prepareTraining(line, placed, context, async () => throwIfCancelled(context.signal));
  const { batches: source } = prepared.training;
  const perBatch = Math.min(MOST_PER_BATCH, options.batchSize);
  const yieldThread = async (): Promise<void> => {
    await nextTurn();
    throwIfCancelled(context.signal);
  };
  const batches = Array.from({ length: BATCH_COUNT }, () => source.next(perBatch));
  return { ...prepared, options, windows, batches, eight: source.next(FEW_EXAMPLES), yieldThread };
}
