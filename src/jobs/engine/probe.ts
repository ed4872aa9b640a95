import type { EngineName } from '#jobs/engine/engineReport';
import { type StartOptions, startEngine } from '#jobs/engine/startEngine';
import { JobError } from '#jobs/job';
import { initialWeights } from '#learning/initialise';
import { pairNetSpec, sizeOfShape } from '#learning/modelSpec';
import type { LabelledBatch, Network } from '#learning/network';
import { PAIR_CLASSES } from '#learning/pairClass';
import { TRAIN_DEFAULTS } from '#learning/trainOptions';
import { createRandom } from '#seismic/numerics/random';

/** What a tiny training step on an engine showed. */
export type ProbeResult =
  | {
      readonly ok: true;
      readonly description: string;
      readonly examplesPerSecond: number;
      readonly predictionsPerSecond: number;
    }
  | { readonly ok: false; readonly reason: string };

/** Measured for this long, after a warm-up; long enough to tell engines apart, short enough to wait for. */
const MEASURED_MS = 400;
const LEAST_CALLS = 2;

function probeNet() {
  const { maximumTraceLag, maximumSampleLag, filters, batchSize } = TRAIN_DEFAULTS;
  const inputShape = [2 * maximumTraceLag + 1, 2 * maximumSampleLag + 1, 2] as const;
  const spec = pairNetSpec({ inputShape, filters, outputs: PAIR_CLASSES.length });
  const random = createRandom(1);
  const panels = Float32Array.from({ length: batchSize * sizeOfShape(inputShape) }, () => random.normal());
  const labels = Int32Array.from({ length: batchSize }, (_, i) => i % PAIR_CLASSES.length);
  const batch: LabelledBatch = { count: batchSize, panels, labels };
  return { spec, batch, weights: initialWeights(spec, random.fork('weights')) };
}

/** Examples a second of a call that is made again and again, after one that does not count. */
async function rateOf(count: number, call: () => Promise<unknown>): Promise<number> {
  await call();
  const startedMs = performance.now();
  let calls = 0;
  while (calls < LEAST_CALLS || performance.now() - startedMs < MEASURED_MS) {
    await call();
    calls++;
  }
  return (1000 * calls * count) / (performance.now() - startedMs);
}

async function isSound(network: Network, batch: LabelledBatch): Promise<boolean> {
  const { loss, gradients } = await network.gradients(batch);
  const areFinite = gradients.every((values) => values.every(Number.isFinite));
  return areFinite && Math.abs(loss - Math.log(PAIR_CLASSES.length)) < 0.5;
}

/** What stopped it, without the words around it that are for those who asked for this engine. */
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
    if (!(await isSound(network, batch)))
      return { ok: false, reason: 'It started, but a training step gave wrong numbers.' };
    return {
      ok: true,
      description: engine.description,
      examplesPerSecond: await rateOf(batch.count, () => network.gradients(batch)),
      predictionsPerSecond: await rateOf(batch.count, () => network.logits(batch)),
    };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}
