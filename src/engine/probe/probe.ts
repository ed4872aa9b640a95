import type { EngineName } from '#engine/names/engineNames';
import type { EngineDescription, ProbeFailure } from '#engine/names/engineReport';
import { startEngine } from '#engine/start/startEngine';
import type { StartOptions } from '#engine/start/startOptions';
import { initialWeights } from '#learning/model/initialise';
import { sizeOfShape } from '#learning/model/modelSpec';
import type { LabelledBatch, Network } from '#learning/network/network';
import { TRAIN_DEFAULTS } from '#learning/recipe/trainOptions';
import { PAIR_CLASSES } from '#learning/tasks/pairs/pairClass';
import { pairNetOf } from '#learning/tasks/pairs/pairNet';
import { createRandom } from '#seismic/numerics/random';
import { JobError } from '#system/failure';

/** The result of a tiny training step on an engine. */
export type ProbeResult =
  | {
      readonly ok: true;
      readonly description: EngineDescription;
      readonly examplesPerSecond: number;
      readonly predictionsPerSecond: number;
    }
  | { readonly ok: false; readonly failure: ProbeFailure };

/** Measured for this long, after a warm-up; long enough to tell engines apart, short enough to wait for. */
const MEASURED_MS = 400;

/** As a line has that is prepared for the net. */
const CHANNEL_COUNT = 2;

function probeNet() {
  const { batchSize } = TRAIN_DEFAULTS;
  const spec = pairNetOf(TRAIN_DEFAULTS, CHANNEL_COUNT);
  const random = createRandom(1);
  const panels = Float32Array.from({ length: batchSize * sizeOfShape(spec.inputShape) }, () =>
    random.normal(),
  );
  const labels = Int32Array.from({ length: batchSize }, (_, i) => i % PAIR_CLASSES.length);
  const batch: LabelledBatch = { count: batchSize, panels, labels };
  return { spec, batch, weights: initialWeights(spec, random.fork('weights')) };
}

/** So few examples show whether an engine works, and are enough to time a slow one. */
const FEW_EXAMPLES = 4;
/** An engine that takes longer for them is timed with no more, so that a try of it ends soon. */
const SLOW_MS = 25;

function fewOf(batch: LabelledBatch): LabelledBatch {
  const { panels, labels, count } = batch;
  const length = panels.length / count;
  return {
    count: FEW_EXAMPLES,
    panels: panels.slice(0, FEW_EXAMPLES * length),
    labels: labels.slice(0, FEW_EXAMPLES),
  };
}

async function millisecondsOf(call: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await call();
  return performance.now() - startedMs;
}

/** Examples a second of a call that is made again and again, and was made before. */
async function rateOf(count: number, call: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  let calls = 0;
  do {
    await call();
    calls++;
  } while (performance.now() - startedMs < MEASURED_MS);
  return (1000 * calls * count) / (performance.now() - startedMs);
}

async function isSound(network: Network, batch: LabelledBatch): Promise<boolean> {
  const { loss, gradients } = await network.gradients(batch);
  const areFinite = gradients.every((values) => values.every(Number.isFinite));
  return areFinite && Math.abs(loss - Math.log(PAIR_CLASSES.length)) < 0.5;
}

async function measure(network: Network, few: LabelledBatch, whole: LabelledBatch) {
  const stepMs = await millisecondsOf(() => network.gradients(few));
  const batch = stepMs > SLOW_MS ? few : whole;
  if (batch === whole) await network.gradients(whole);
  const examplesPerSecond = await rateOf(batch.count, () => network.gradients(batch));
  await network.logits(batch);
  const predictionsPerSecond = await rateOf(batch.count, () => network.logits(batch));
  return { examplesPerSecond, predictionsPerSecond };
}

/** What stopped it, without the advice that is for users who requested this engine. */
function reasonOf(error: unknown): string {
  const reason = error instanceof JobError && error.cause instanceof Error ? error.cause : error;
  return reason instanceof Error ? reason.message : String(reason);
}

/**
 * Makes training steps with the default net on an engine and times them. To be called in a process that
 * may be lost: a native library can end it.
 */
export async function probeEngine(name: EngineName, options: StartOptions = {}): Promise<ProbeResult> {
  try {
    const engine = await startEngine(name, options);
    const { spec, batch, weights } = probeNet();
    const network = engine.createNetwork(spec, weights);
    const few = fewOf(batch);
    if (!(await isSound(network, few))) return { ok: false, failure: { code: 'wrong numbers', detail: '' } };
    return { ok: true, description: engine.description, ...(await measure(network, few, batch)) };
  } catch (error) {
    return { ok: false, failure: { code: 'refused', detail: reasonOf(error) } };
  }
}
