/**
 * `npm run bench -- memory [--minutes=10] [--engine=wasm]`: trains that long in this thread and prints the
 * number of tensors and the memory on the way. It fails where a tensor is kept or the memory grows.
 */

import * as tf from '@tensorflow/tfjs-core';
import type { EngineName } from '#engine/names/engineNames';
import { findNativeBinding, loadNativeBinding } from '#engine/native/nativeBinding';
import { startEngine } from '#engine/start/startEngine';
import { preparePicks } from '#jobs/recipe/pickInput';
import { balanceSection } from '#learning/input/balance';
import { dipResidual, localSlopes } from '#learning/input/residual';
import { TRAIN_DEFAULTS } from '#learning/recipe/trainOptions';
import { PairTraining } from '#learning/tasks/pairs/pairTraining';
import { Trainer } from '#learning/training/trainer';
import { picksFromTruth } from '#seismic/labels/picksFromTruth';
import { simulateSection } from '#seismic/simulate/simulateSection';
import { optionOf } from './options';

/** Beyond this memory is not flat (reliability N9). */
const MOST_SLOPE_MB_PER_MINUTE = 1;
const LOOK_EVERY_MS = 15_000;
/** First measurements, during which caches may still fill. */
const WARM_UP_LOOKS = 4;

interface Look {
  readonly minutes: number;
  readonly steps: number;
  readonly tensors: number;
  readonly residentMb: number;
}

function isNamed(name: string): name is EngineName {
  return ['native', 'wasm', 'cpu'].includes(name);
}

/** The training of the demo: thirty picks by the truth on a simulated line. */
async function createTraining(engine: EngineName): Promise<PairTraining> {
  const { createNetwork } = await startEngine(engine, { threads: 1 });
  const { section, truthClass } = simulateSection({ seed: 1, traceCount: 400, sampleCount: 500 });
  const order = { perClass: 10, endTrace: 400, seed: 1 };
  const windows = picksFromTruth({ truthClass }, section, order);
  const { picks } = preparePicks(windows, section, () => undefined);
  const balanced = balanceSection(section);
  const channels = [balanced.amplitudes, dipResidual(balanced, localSlopes(balanced))];
  const window = { traces: 32, samples: 40 };
  const options = { ...TRAIN_DEFAULTS, steps: 1_000_000 };
  return new PairTraining({
    section: { axes: balanced.axes, channels },
    picks,
    window,
    options,
    createNetwork,
  });
}

/** MB a minute by least squares over the measurements after the warm-up. */
function slopeOf(looks: readonly Look[]): number {
  const kept = looks.slice(WARM_UP_LOOKS);
  const mean = (of: (look: Look) => number) => kept.reduce((sum, look) => sum + of(look), 0) / kept.length;
  const [time, memory] = [mean(({ minutes }) => minutes), mean(({ residentMb }) => residentMb)];
  const along = kept.map(({ minutes, residentMb }) => [minutes - time, residentMb - memory]);
  const product = along.reduce((sum, [x, y]) => sum + x * y, 0);
  return product / along.reduce((sum, [x]) => sum + x * x, 0);
}

/** How to count the tensors that an engine holds. */
async function tensorCounter(engine: EngineName): Promise<() => number> {
  if (engine !== 'native') return () => tf.memory().numTensors;
  const found = await findNativeBinding();
  if (!found) throw new Error('Native TensorFlow is not installed: npm run engine');
  const binding = loadNativeBinding(found);
  return () => binding.getNumOfTensors();
}

function look(startedMs: number, steps: number, tensors: number): Look {
  globalThis.gc?.();
  const seen = {
    minutes: (performance.now() - startedMs) / 60_000,
    steps,
    tensors,
    residentMb: process.memoryUsage().rss / 1e6,
  };
  process.stdout.write(
    `${seen.minutes.toFixed(2).padStart(6)} min ${String(steps).padStart(8)} steps ` +
      `${seen.tensors} tensors ${seen.residentMb.toFixed(1).padStart(8)} MB\n`,
  );
  return seen;
}

async function trainFor(engine: EngineName, minutes: number): Promise<Look[]> {
  const training = await createTraining(engine);
  const countTensors = await tensorCounter(engine);
  const { network, batches, validate } = training;
  const options = { ...TRAIN_DEFAULTS, steps: 1_000_000 };
  const startedMs = performance.now();
  const clock = () => performance.now() - startedMs;
  const shouldStop = () => clock() > 60_000 * minutes;
  const run = new Trainer({ network, batches, validate, options, clock, shouldStop }).run();
  const looks: Look[] = [];
  for (let next = await run.next(); !next.done; next = await run.next()) {
    if (next.value.kind !== 'step' || clock() < looks.length * LOOK_EVERY_MS) continue;
    looks.push(look(startedMs, next.value.metrics.step + 1, countTensors()));
  }
  training.dispose();
  return looks;
}

const engine = optionOf('engine') ?? 'wasm';
const minutes = Number(optionOf('minutes') ?? '10');
if (!isNamed(engine) || !(minutes > 0))
  throw new Error('Give --engine=native, wasm or cpu and --minutes above 0');
const looks = await trainFor(engine, minutes);
const tensors = new Set(looks.map((one) => one.tensors));
const slope = slopeOf(looks);
process.stdout.write(
  `${engine}: ${looks.at(-1)?.steps} steps in ${minutes} minutes; ${[...tensors].join(', ')} tensors; ` +
    `memory ${slope >= 0 ? 'grows' : 'shrinks'} by ${Math.abs(slope).toFixed(3)} MB a minute\n`,
);
if (tensors.size > 1 || slope > MOST_SLOPE_MB_PER_MINUTE) process.exitCode = 1;
