import type { ComputeContext } from '#engine/start/computeContext';
import type { LineReader } from '#jobs/line/lineReader';
import { withLine } from '#jobs/line/readLine';
import { type PickedPart, traceOfColumn } from '#jobs/picks/pickedPlanes';
import type { TrainingLine } from '#jobs/recipe/learnLine';
import { readTrainingLines, type TrainingLinesRequest } from '#jobs/recipe/trainingLines';
import { type PreparedTraining, prepareTraining } from '#jobs/train/prepareTraining';
import type { LabelledBatch } from '#learning/network/network';
import type { YieldThread } from '#learning/preflight/checkResult';
import type { RawWindow } from '#learning/preflight/finiteInputs';
import type { Recipe } from '#learning/recipe/recipe';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import { extentOfPick, type WindowExtent } from '#seismic/picks/pick';
import { throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';
import { takeTurn } from '#system/takeTurn';

export interface PreflightJob extends TrainingLinesRequest {
  readonly recipe: Recipe;
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

/** The samples of a window on the planes of picks, side by side; 0 where there is no trace. */
async function rawSamplesOf(
  reader: LineReader,
  parts: readonly PickedPart[],
  extent: WindowExtent,
): Promise<Float32Array> {
  const { firstTrace, traceCount, sampleCount } = extent;
  const samples = new Float32Array(traceCount * sampleCount);
  for (let i = 0; i < traceCount; i++) {
    const trace = traceOfColumn(parts, firstTrace + i);
    if (trace === null) continue;
    const own = await reader.readRawWindow({ ...extent, firstTrace: trace, traceCount: 1 });
    samples.set(own, i * sampleCount);
  }
  return samples;
}

/** The samples of each pick of a line as in the file, also those that are not finite. */
async function readRawWindows(
  { line, planes, windows: picks }: TrainingLine,
  context: JobContext<never>,
): Promise<RawWindow[]> {
  const file = { linePath: line.path, opening: line.opening };
  return withLine(
    file,
    async (reader) => {
      const windows: RawWindow[] = [];
      for (const pick of picks) {
        throwIfCancelled(context.signal);
        const extent = extentOfPick(pick, line.axes);
        const samples = await rawSamplesOf(reader, planes.parts, extent);
        windows.push({ pickId: pick.id, samples, sampleCount: extent.sampleCount });
      }
      return windows;
    },
    context,
  );
}

/** Reads line and picks, starts the engine and prepares the training of the recipe. */
export async function setUpPreflight(
  { recipe, ...request }: PreflightJob,
  context: ComputeContext<never>,
): Promise<PreflightSetup> {
  const { options } = recipe;
  const training = await readTrainingLines(recipe, request, context);
  const placed = { ...recipe, picks: training.windows };
  const windows: RawWindow[] = [];
  for (const { own, pickIds } of training.parts) {
    const raw = await readRawWindows(own, context);
    windows.push(...raw.map((window, i) => ({ ...window, pickId: pickIds[i] })));
  }
  const prepared = await prepareTraining(training.line, placed, context, async () =>
    throwIfCancelled(context.signal),
  );
  const { batches: source } = prepared.training;
  const perBatch = Math.min(MOST_PER_BATCH, options.batchSize);
  const yieldThread = (): Promise<void> => takeTurn(context.signal);
  const batches = Array.from({ length: BATCH_COUNT }, () => source.next(perBatch));
  return { ...prepared, options, windows, batches, eight: source.next(FEW_EXAMPLES), yieldThread };
}
