import { beforeAll, describe, expect, it } from 'vitest';
import type { ChannelSection } from '#learning/input/patches';
import { ChunkedNetwork } from '#learning/network/chunkedNetwork';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { TRAIN_DEFAULTS } from '#learning/recipe/trainOptions';
import { LabelMap } from '#learning/tasks/samples/labelMap';
import { sampleTask } from '#learning/tasks/samples/sampleTask';
import type { CentredPick, TaskInput } from '#learning/tasks/task/task';
import { useEmbeddedBackend } from '#learning/testing/embeddedBackend';
import { Trainer } from '#learning/training/trainer';
import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES } from '#seismic/picks/pick';

const AXES = { traceCount: 90, sampleCount: 110, sampleIntervalUs: 4000, startTimeMs: 0 };
const WINDOW = { traces: 8, samples: 8 };
const OPTIONS = {
  ...TRAIN_DEFAULTS,
  ...{ steps: 40, batchSize: 6, filters: [4], learningRate: 0.02, augment: false },
  ...{ maximumTraceLag: 6, maximumSampleLag: 6 },
};

/** Twelve picks far apart; around each the section has a value of its class, elsewhere noise. */
const picks: CentredPick[] = Array.from({ length: 12 }, (_, i) => ({
  id: `p${i}`,
  class: EVENT_CLASSES[i % 3],
  timeMs: 0,
  centre: { trace: 10 + 22 * (i % 4), sample: 15 + 32 * Math.floor(i / 4) },
}));

function makeSection(): ChannelSection {
  const noise = createRandom(8);
  const values = Float32Array.from({ length: 90 * 110 }, () => 0.1 * noise.normal());
  for (const { class: name, centre } of picks)
    for (let trace = centre.trace - 9; trace < centre.trace + 9; trace++)
      for (let sample = centre.sample - 9; sample < centre.sample + 9; sample++)
        values[trace * 110 + sample] += EVENT_CLASSES.indexOf(name) - 1;
  return { axes: AXES, channels: [values, values.map((value) => 0.5 * value)] };
}

const section = makeSection();
const input: TaskInput = {
  ...{ section, picks, window: WINDOW, options: OPTIONS },
  createNetwork: (spec, weights) => new ChunkedNetwork(spec, weights, [tensorRunner]),
};

beforeAll(useEmbeddedBackend);

async function train(from = input) {
  const training = sampleTask.prepare(from);
  const { network, batches, validate } = training;
  const parts = { network, batches, validate, options: OPTIONS, clock: () => 0, shouldStop: () => false };
  const losses: number[] = [];
  for await (const news of new Trainer(parts).run()) if (news.kind === 'step') losses.push(news.metrics.loss);
  return { training, losses };
}

describe('labels of samples', () => {
  it('are the class of the window that covers them, and none where windows disagree', () => {
    const two: CentredPick[] = [
      { id: 'a', class: 'diffraction', timeMs: 0, centre: { trace: 20, sample: 30 } },
      { id: 'b', class: 'noise', timeMs: 0, centre: { trace: 24, sample: 30 } },
    ];
    const map = new LabelMap(AXES, two, WINDOW);
    for (let trace = 0; trace < 90; trace++)
      for (let sample = 0; sample < 110; sample++) {
        const [inA, inB] = two.map(
          ({ centre }) =>
            Math.abs(trace + 0.5 - centre.trace) < 4 && Math.abs(sample + 0.5 - centre.sample) < 4,
        );
        const expected = inA === inB ? null : inA ? 0 : 2;
        expect([trace, sample, map.at(trace, sample)]).toEqual([trace, sample, expected]);
      }
    expect(map.count).toBe(2 * 4 * 8);
  });

  it('of held-out picks are never in a batch, and samples outside the windows are ignored', () => {
    const training = sampleTask.prepare(input);
    const batch = training.batches.next(30);
    expect(training.heldOutIds.length).toBeGreaterThan(0);
    const weights = batch.labelWeights ?? new Float32Array(0);
    expect(weights).toHaveLength(30 * 13 * 13);
    let labelled = 0;
    weights.forEach((weight, i) => {
      if (weight === 0) return;
      labelled++;
      // The first channel encodes the class inside every window.
      const value = batch.panels[2 * i];
      expect(Math.abs(value - (batch.labels[i] - 1))).toBeLessThan(0.5);
    });
    expect(labelled).toBeGreaterThan(30 * 16);
    expect(labelled).toBeLessThanOrEqual(30 * 64);
  });
});

describe('held-out picks', () => {
  it('are judged by samples that no training patch holds', () => {
    // Two windows 15 traces apart come too near, two that are 20 apart do not.
    const close = picks.map((pick, i) => ({
      ...pick,
      centre: { trace: [10, 25, 45, 60][i % 4], sample: 16 + 34 * Math.floor(i / 4) },
    }));
    const { heldOutIds } = sampleTask.prepare({ ...input, picks: close });
    expect(heldOutIds.length).toBeGreaterThan(0);
    const isHeldOut = ({ id }: CentredPick) => heldOutIds.includes(id);
    const reach = OPTIONS.maximumTraceLag;
    for (const held of close.filter(isHeldOut))
      for (const trained of close.filter((pick) => !isHeldOut(pick))) {
        // A training patch lies around any sample of its window, the judged one around the middle.
        const apart = (a: number, b: number): number => Math.abs(a - b) - (4 + reach) - reach;
        const [traces, samples] = [
          apart(held.centre.trace, trained.centre.trace),
          apart(held.centre.sample, trained.centre.sample),
        ];
        expect(Math.max(traces, samples)).toBeGreaterThanOrEqual(0);
      }
  });
});

describe('a training on samples', () => {
  it('lowers the loss, the same for the same seed, and validates by pick', async () => {
    const { training, losses } = await train();
    expect(losses[0]).toBeLessThan(2);
    expect(losses[losses.length - 1]).toBeLessThan(0.5 * losses[0]);
    const again = await train();
    expect(again.losses).toEqual(losses);
    expect(again.training.network.weights).toEqual(training.network.weights);
    const { verdicts, accuracy } = await training.judgeAll();
    expect(verdicts.map(({ pickId }) => pickId)).toEqual(picks.map(({ id }) => id));
    expect(accuracy).toBe(1);
  });

  it('classifies a sample as its patch does, coarse grids first', async () => {
    const { training } = await train();
    const { spec, weights } = training.network;
    const net = { spec, weights, options: OPTIONS, memory: training.memory() };
    const classifier = sampleTask.classifier(net, section, input.createNetwork);
    const steps: number[] = [];
    let grid = null;
    let count = 0;
    for await (const step of classifier.run()) {
      count += step.count;
      if (step.grid) steps.push(step.grid.traceStep);
      grid = step.grid ?? grid;
    }
    expect([steps, count]).toEqual([[32, 16, 8], classifier.total]);
    // Nodes inside the square of a pick are of its class.
    const node = (trace: number, sample: number) => (trace / 8) * (grid?.nodeSampleCount ?? 0) + sample / 8;
    const at = (trace: number, sample: number): number[] => [
      ...(grid?.probabilities.slice(3 * node(trace, sample), 3 * node(trace, sample) + 3) ?? []),
    ];
    expect(Math.max(...at(8, 16))).toBe(at(8, 16)[0]);
    expect(Math.max(...at(32, 16))).toBe(at(32, 16)[1]);
  });
});
