import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialWeights } from '#learning/initialise';
import { registerGradients } from '#learning/kernels/gradients';
import type { StepMetrics } from '#learning/metrics';
import { pairNetSpec } from '#learning/modelSpec';
import { type LabelledBatch, Network } from '#learning/network';
import {
  type TrainerParts,
  TrainingDiverged,
  type TrainingNews,
  type TrainingOutcome,
  train,
} from '#learning/trainer';
import { TRAIN_DEFAULTS, type TrainOptions } from '#learning/trainOptions';
import { createRandom } from '#seismic/numerics/random';

const SPEC = pairNetSpec({ inputShape: [13, 13, 2], filters: [4, 8], outputs: 4 });
const LENGTH = 13 * 13 * 2;

/** Eight panels of noise, two of each class. */
function eightPanels(): LabelledBatch {
  const random = createRandom(71);
  const panels = Float32Array.from({ length: 8 * LENGTH }, () => random.normal());
  return { count: 8, panels, labels: Int32Array.from([0, 1, 2, 3, 0, 1, 2, 3]) };
}

function partsOf(options: Partial<TrainOptions>, changes: Partial<TrainerParts> = {}): TrainerParts {
  let now = 0;
  return {
    network: new Network(SPEC, initialWeights(SPEC, createRandom(options.seed ?? 1))),
    batches: { pairCount: 8, next: eightPanels },
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

/** Runs to the end; all news with the outcome. */
function runOf(parts: TrainerParts): {
  news: TrainingNews[];
  outcome: TrainingOutcome;
  steps: StepMetrics[];
} {
  const news: TrainingNews[] = [];
  const run = train(parts);
  let next = run.next();
  for (; !next.done; next = run.next()) news.push(next.value);
  const steps = news.flatMap((item) => (item.kind === 'step' ? [item.metrics] : []));
  return { news, outcome: next.value, steps };
}

beforeAll(async () => {
  await tf.setBackend('cpu');
  registerGradients();
});

describe('training', () => {
  it('without a learning rate keeps the loss and every weight', () => {
    const parts = partsOf({ steps: 12, learningRate: 0 });
    const before = copyOf(parts.network);
    const { steps } = runOf(parts);
    expect(steps.length).toBe(12);
    for (const { loss } of steps) expect(Math.abs(loss - steps[0].loss)).toBeLessThan(1e-6);
    expect(parts.network.weights).toEqual(before);
  });

  it('learns eight panels by heart within 200 steps, from a first loss of ln 4', () => {
    const parts = partsOf({ steps: 200, learningRate: 5e-3, weightDecay: 0 });
    const { steps, outcome } = runOf(parts);
    expect(Math.abs(steps[0].loss / Math.log(4) - 1)).toBeLessThan(0.1);
    expect(parts.network.gradients(eightPanels()).accuracy).toBe(1);
    expect(outcome.trainingLoss).toBeLessThan(0.05);
  });

  it('gives identical weights for the same parts whatever the clock, others for another seed', () => {
    const weightsOf = (seed: number, clock: () => number): Float32Array[] => {
      const parts = partsOf({ seed, steps: 15 }, { clock });
      runOf(parts);
      return parts.network.weights;
    };
    const jumpy = createRandom(1);
    const first = weightsOf(4, () => 0);
    expect(weightsOf(4, () => 1e9 * jumpy.uniform())).toEqual(first);
    expect(weightsOf(5, () => 0)).not.toEqual(first);
  });

  it('lowers its rate along half a cosine and tells epoch and gradient as they are', () => {
    const parts = partsOf({ steps: 20, learningRate: 0.01, batchSize: 3 });
    const { gradients } = parts.network.gradients(eightPanels());
    const power = gradients.reduce((sum, values) => sum + values.reduce((own, g) => own + g * g, 0), 0);
    const { steps } = runOf(parts);
    expect(steps[0].gradientNorm).toBeCloseTo(Math.sqrt(power), 6);
    steps.forEach(({ step, epoch, learningRate }, i) => {
      const share = 0.03 + 0.97 * Math.cos((Math.PI * i) / 40) ** 2;
      expect([step, epoch]).toEqual([i, Math.floor((3 * i) / 8)]);
      expect(learningRate).toBeCloseTo(0.01 * share, 12);
    });
  });

  it('takes the mean loss of its last tenth', () => {
    const { steps, outcome } = runOf(partsOf({ steps: 30 }));
    const last = steps.slice(-3).reduce((sum, { loss }) => sum + loss / 3, 0);
    expect(outcome).toMatchObject({ steps: 30, bestStep: 29, validation: null, stopped: false });
    expect(outcome.trainingLoss).toBeCloseTo(last, 10);
  });
});

describe('validation on the way', () => {
  it('falls on every tenth step and the last, and the best weights come back', () => {
    const losses = [0.9, 0.5, 0.7, 0.6];
    const kept: Float32Array[][] = [];
    const parts = partsOf({ steps: 25 });
    const validate = () => {
      kept.push(copyOf(parts.network));
      return { loss: losses[kept.length - 1], accuracy: 0.5, verdicts: [] };
    };
    const { steps, news, outcome } = runOf({ ...parts, validate });
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
  it('shows the weights every 20 steps and at its end', () => {
    const parts = partsOf({ steps: 45 });
    const { news } = runOf(parts);
    const snapshots = news.flatMap((item) => (item.kind === 'snapshot' ? [item.snapshot] : []));
    expect(snapshots.map(({ step }) => step)).toEqual([0, 20, 40, 45]);
    const sum = parts.network.weights[0].reduce((total, value) => total + value, 0);
    expect(snapshots[3].tensors[0].histogram.sum).toBeCloseTo(sum, 10);
  });

  it('stops when it is asked to, with what it has', () => {
    let asked = 0;
    const { outcome, steps } = runOf(partsOf({ steps: 100 }, { shouldStop: () => asked++ === 7 }));
    expect([steps.length, outcome.steps, outcome.stopped]).toEqual([7, 7, true]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('says where it left the finite numbers: %d', (value) => {
    const spoilt = eightPanels();
    spoilt.panels[100] = value;
    let drawn = 0;
    const next = (): LabelledBatch => (drawn++ < 3 ? eightPanels() : spoilt);
    const run = (): unknown => runOf(partsOf({ steps: 10 }, { batches: { pairCount: 8, next } }));
    expect(run).toThrow(TrainingDiverged);
    drawn = 0;
    expect(run).toThrow(/step 3, first in loss/);
  });
});
