import { beforeAll, describe, expect, it } from 'vitest';
import { initialWeights } from '#learning/model/initialise';
import { pairNetSpec } from '#learning/model/modelSpec';
import { ChunkedNetwork } from '#learning/network/chunkedNetwork';
import type { LabelledBatch, Network } from '#learning/network/network';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { TRAIN_DEFAULTS, type TrainOptions } from '#learning/recipe/trainOptions';
import { useEmbeddedBackend } from '#learning/testing/embeddedBackend';
import { TrainingDiverged } from '#learning/training/finiteWatch';
import type { StepMetrics } from '#learning/training/metrics';
import {
  Trainer,
  type TrainerParts,
  type TrainingNews,
  type TrainingOutcome,
} from '#learning/training/trainer';
import type { TrainerState } from '#learning/training/trainerState';
import { createRandom } from '#seismic/numerics/random';

const SPEC = pairNetSpec({ inputShape: [13, 13, 2], filters: [4, 8], outputs: 4 });
const LENGTH = 13 * 13 * 2;

/** Eight panels of noise, two of each class. */
function eightPanels(): LabelledBatch {
  const random = createRandom(71);
  const panels = Float32Array.from({ length: 8 * LENGTH }, () => random.normal());
  return { count: 8, panels, labels: Int32Array.from([0, 1, 2, 3, 0, 1, 2, 3]) };
}

function netOf(weights: Float32Array[]): Network {
  return new ChunkedNetwork(SPEC, weights, [tensorRunner], 1);
}

function partsOf(options: Partial<TrainOptions>, changes: Partial<TrainerParts> = {}): TrainerParts {
  let now = 0;
  return {
    network: netOf(initialWeights(SPEC, createRandom(options.seed ?? 1))),
    batches: { exampleCount: 8, position: 0, next: eightPanels },
    validate: null,
    options: { ...TRAIN_DEFAULTS, batchSize: 8, ...options },
    clock: () => now++,
    shouldStop: () => false,
    ...changes,
  };
}

function copyOf({ weights }: Network): Float32Array[] {
  return weights.map((values) => values.slice());
}

interface RunResult {
  news: TrainingNews[];
  outcome: TrainingOutcome;
  steps: StepMetrics[];
}

/** Runs to the end; returns all news and the result. */
async function runOf(parts: TrainerParts, from: TrainerState | null = null): Promise<RunResult> {
  const news: TrainingNews[] = [];
  const run = new Trainer(parts, from).run();
  let next = await run.next();
  for (; !next.done; next = await run.next()) news.push(next.value);
  const steps = news.flatMap((item) => (item.kind === 'step' ? [item.metrics] : []));
  return { news, outcome: next.value, steps };
}

beforeAll(useEmbeddedBackend);

describe('training', () => {
  it('without a learning rate keeps the loss and every weight', async () => {
    const parts = partsOf({ steps: 12, learningRate: 0 });
    const before = copyOf(parts.network);
    const { steps } = await runOf(parts);
    expect(steps.length).toBe(12);
    for (const { loss } of steps) expect(Math.abs(loss - steps[0].loss)).toBeLessThan(1e-6);
    expect(parts.network.weights).toEqual(before);
  });

  it('fits eight panels within 200 steps, from a first loss of ln 4', async () => {
    const parts = partsOf({ steps: 200, learningRate: 5e-3, weightDecay: 0 });
    const { steps, outcome } = await runOf(parts);
    expect(Math.abs(steps[0].loss / Math.log(4) - 1)).toBeLessThan(0.1);
    expect((await parts.network.gradients(eightPanels())).accuracy).toBe(1);
    expect(outcome.trainingLoss).toBeLessThan(0.05);
  });

  it('gives identical weights for the same parts at any speed, others for another seed', async () => {
    const weightsOf = async (seed: number, clock: () => number): Promise<Float32Array[]> => {
      const parts = partsOf({ seed, steps: 15 }, { clock });
      await runOf(parts);
      return parts.network.weights;
    };
    const jumpy = createRandom(1);
    const first = await weightsOf(4, () => 0);
    expect(await weightsOf(4, () => 1e9 * jumpy.uniform())).toEqual(first);
    expect(await weightsOf(5, () => 0)).not.toEqual(first);
  });

  it('lowers its rate along half a cosine and reports epoch and gradient', async () => {
    const parts = partsOf({ steps: 20, learningRate: 0.01, batchSize: 3 });
    const { gradients } = await parts.network.gradients(eightPanels());
    const power = gradients.reduce((sum, values) => sum + values.reduce((own, g) => own + g * g, 0), 0);
    const { steps } = await runOf(parts);
    expect(steps[0].gradientNorm).toBeCloseTo(Math.sqrt(power), 6);
    steps.forEach(({ step, epoch, learningRate }, i) => {
      const share = 0.03 + 0.97 * Math.cos((Math.PI * i) / 40) ** 2;
      expect([step, epoch]).toEqual([i, Math.floor((3 * i) / 8)]);
      expect(learningRate).toBeCloseTo(0.01 * share, 12);
    });
  });

  it('takes the mean loss of its last tenth', async () => {
    const { steps, outcome } = await runOf(partsOf({ steps: 30 }));
    const last = steps.slice(-3).reduce((sum, { loss }) => sum + loss / 3, 0);
    expect(outcome).toMatchObject({ steps: 30, bestStep: 29, validation: null, reason: 'steps' });
    expect(outcome.trainingLoss).toBeCloseTo(last, 10);
  });
});

describe('validation during training', () => {
  it('is made on every tenth step and the last, and the best weights are restored', async () => {
    const losses = [0.9, 0.5, 0.7, 0.6];
    const kept: Float32Array[][] = [];
    const parts = partsOf({ steps: 25 });
    const validate = async () => {
      kept.push(copyOf(parts.network));
      return { loss: losses[kept.length - 1], accuracy: 0.5, verdicts: [] };
    };
    const { steps, news, outcome } = await runOf({ ...parts, validate });
    const judged = steps.filter(({ validationLoss }) => validationLoss !== undefined);
    expect(judged.map(({ step, validationLoss }) => [step, validationLoss])).toEqual([
      [0, 0.9],
      [10, 0.5],
      [20, 0.7],
      [24, 0.6],
    ]);
    expect(news.flatMap((item) => (item.kind === 'verdicts' ? [item.step] : []))).toEqual([0, 10, 20, 24]);
    expect(outcome.bestStep).toBe(10);
    expect(parts.network.weights).toEqual(kept[1]);
    expect(kept[1]).not.toEqual(kept[3]);
  });
});

describe('a run', () => {
  it('shows the weights every 20 steps and at its end', async () => {
    const parts = partsOf({ steps: 45 });
    const { news } = await runOf(parts);
    const snapshots = news.flatMap((item) => (item.kind === 'snapshot' ? [item.snapshot] : []));
    expect(snapshots.map(({ step }) => step)).toEqual([0, 20, 40, 45]);
    const sum = parts.network.weights[0].reduce((total, value) => total + value, 0);
    expect(snapshots[3].tensors[0].histogram.sum).toBeCloseTo(sum, 10);
  });

  it('stops on request, with its present result', async () => {
    let asked = 0;
    const { outcome, steps } = await runOf(partsOf({ steps: 100 }, { shouldStop: () => asked++ === 7 }));
    expect([steps.length, outcome.steps, outcome.reason]).toEqual([7, 7, 'asked']);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'names the place of the first number that is not finite: %d',
    async (value) => {
      const spoilt = eightPanels();
      spoilt.panels[100] = value;
      const run = (bad: LabelledBatch) => {
        let drawn = 0;
        const next = (): LabelledBatch => (drawn++ < 3 ? eightPanels() : bad);
        return runOf(partsOf({ steps: 10 }, { batches: { exampleCount: 8, position: 0, next } }));
      };
      await expect(run(spoilt)).rejects.toThrow(TrainingDiverged);
      await expect(run(spoilt)).rejects.toThrow(/step 3, first in the panels/);
    },
  );

  it('names the weights that a much too high rate has made infinite', async () => {
    const run = runOf(partsOf({ steps: 50, learningRate: 1e300, optimiser: 'sgd', schedule: 'constant' }));
    await expect(run).rejects.toThrow(/first in (layer [12]|output)\/(weights|biases)$/);
  });
});

/** A source of noise whose next batch depends on where it is. */
function seededBatches(): TrainerParts['batches'] {
  const random = createRandom(9);
  return {
    exampleCount: 40,
    get position() {
      return random.position;
    },
    set position(position) {
      random.position = position;
    },
    next: (count) => ({
      count,
      panels: Float32Array.from({ length: count * LENGTH }, () => random.normal()),
      labels: Int32Array.from({ length: count }, () => random.integer(4)),
    }),
  };
}

/**
 * Judges by a loss that falls and rises with the weights, so that the best step is neither first nor last.
 */
function judgeOf(network: Network): TrainerParts['validate'] {
  return async () => {
    const { loss, accuracy } = await network.gradients(eightPanels());
    return { loss, accuracy, verdicts: [] };
  };
}

describe('a run that was interrupted', () => {
  const OPTIONS: Partial<TrainOptions>[] = [
    { optimiser: 'adam' },
    { optimiser: 'momentum', learningRate: 0.02 },
    { optimiser: 'sgd', learningRate: 0.05, warmUpSteps: 5, schedule: 'linear' },
  ];

  it.each(OPTIONS)('ends with the weights of one that was not: %o', async (options) => {
    const partsWith = (): TrainerParts => {
      const parts = partsOf({ steps: 24, batchSize: 6, ...options }, { batches: seededBatches() });
      return { ...parts, validate: judgeOf(parts.network) };
    };
    const whole = partsWith();
    const expected = await runOf(whole);
    for (const cut of [1, 10, 11, 23]) {
      const first = new Trainer(partsWith());
      const run = first.run();
      let made = 0;
      while (made < cut) {
        const next = await run.next();
        if (!next.done && next.value.kind === 'step') made++;
      }
      const second = partsWith();
      const { outcome, steps } = await runOf(second, structuredClone(first.state()));
      expect(steps[0].step).toBe(cut);
      expect(outcome).toEqual(expected.outcome);
      expect(second.network.weights).toEqual(whole.network.weights);
    }
  });
});

describe('the stop criteria', () => {
  const stopOf = async (options: Partial<TrainOptions>, losses: number[] = [], accuracies: number[] = []) => {
    let asked = 0;
    const validate = async () => {
      const at = Math.min(asked++, losses.length - 1);
      return { loss: losses[at], accuracy: accuracies[at] ?? 0, verdicts: [] };
    };
    const { outcome } = await runOf(
      partsOf({ steps: 100, ...options }, losses.length > 0 ? { validate } : {}),
    );
    return [outcome.reason, outcome.steps, outcome.bestStep];
  };

  it('end a run after its epochs: as many pairs seen as there are', async () => {
    expect(await stopOf({ epochs: 3, batchSize: 4 })).toEqual(['epochs', 6, 5]);
  });

  it('end a run after validations without a lower loss', async () => {
    expect(await stopOf({ patience: 2 }, [0.9, 0.5, 0.6, 0.5, 0.1])).toEqual(['patience', 31, 10]);
  });

  it('end a run at the accuracy it was to reach', async () => {
    expect(await stopOf({ targetAccuracy: 0.8 }, [0.9, 0.5, 0.4], [0.5, 0.7, 0.8])).toEqual([
      'target',
      21,
      20,
    ]);
  });
});

describe('gradient clipping', () => {
  it('clips a gradient to the limit and keeps a shorter one', async () => {
    const weightsWith = async (clipNorm: number | null): Promise<Float32Array[]> => {
      const parts = partsOf({ steps: 1, optimiser: 'sgd', weightDecay: 0, learningRate: 0.1, clipNorm });
      await runOf(parts);
      return parts.network.weights;
    };
    const start = initialWeights(SPEC, createRandom(1));
    const lengthOf = (weights: Float32Array[]): number =>
      Math.hypot(...weights.flatMap((values, i) => [...values].map((value, k) => value - start[i][k])));
    const free = await weightsWith(null);
    expect(lengthOf(await weightsWith(lengthOf(free) / 0.1 / 2)) / (lengthOf(free) / 2)).toBeCloseTo(1, 3);
    expect(await weightsWith(1e6)).toEqual(free);
  });
});
