import { createInterface } from 'node:readline';
import { initialWeights } from '#learning/model/initialise';
import { parameterShapes } from '#learning/model/modelSpec';
import { createOptimiser } from '#learning/training/optimiser';
import { createRandom } from '#seismic/numerics/random';
import { type BenchCase, batchesOf, CASES } from './cases';
import { NODE_VARIANTS, type Started } from './nodeVariants';
import { type Answer, ASK_SCHEMA, type Ask } from './protocol';

/** Plain JavaScript is two thousand times slower: it computes few examples. */
const CPU_BATCH = 4;

interface Calls {
  readonly batchSize: number;
  readonly train: () => Promise<void>;
  readonly predict: () => Promise<void>;
}

/** A training step is that of the product: gradients by the engine, then Adam in plain JavaScript. */
function callsOf({ createNetwork }: Started, example: BenchCase): Calls {
  const { spec, batchSize } = example;
  const weights = initialWeights(spec, createRandom(2));
  const network = createNetwork(spec, weights);
  const sizes = parameterShapes(spec).map(({ size }) => size);
  const optimiser = createOptimiser('adam', sizes, { weightDecay: 0 });
  const batches = batchesOf(example);
  let turn = 0;
  const next = () => batches[turn++ % batches.length];
  return {
    batchSize,
    train: async () => {
      const { gradients } = await network.gradients(next());
      optimiser.step(weights, gradients, 1e-4);
    },
    predict: async () => {
      await network.logits(next());
    },
  };
}

async function rateOf(call: () => Promise<void>, batchSize: number, milliseconds: number): Promise<number> {
  await call();
  const startedMs = performance.now();
  let calls = 0;
  while (calls === 0 || performance.now() - startedMs < milliseconds) {
    await call();
    calls++;
  }
  return (1000 * calls * batchSize) / (performance.now() - startedMs);
}

function say(answer: Answer): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

/** Starts an engine variant in this process and serves requests, until its input ends. */
export async function runVariant(name: string): Promise<void> {
  const cases = name === 'cpu' ? CASES.map((one) => ({ ...one, batchSize: CPU_BATCH })) : CASES;
  const calls = new Map<number, Calls>();
  try {
    const started = await NODE_VARIANTS[name]();
    say({ description: started.description });
    for await (const line of createInterface({ input: process.stdin })) {
      const { caseIndex, what, milliseconds }: Ask = ASK_SCHEMA.parse(JSON.parse(line));
      const made = calls.get(caseIndex) ?? callsOf(started, cases[caseIndex]);
      calls.set(caseIndex, made);
      say({ examplesPerSecond: await rateOf(made[what], made.batchSize, milliseconds) });
    }
  } catch (error) {
    say({ missing: error instanceof Error ? error.message : String(error) });
  }
  process.exit(0);
}
