import { beforeAll, describe, expect, it } from 'vitest';
import { balanceSection } from '#learning/input/balance';
import { type ChannelSection, patchExtent } from '#learning/input/patches';
import { dipResidual, localSlopes } from '#learning/input/residual';
import { ChunkedNetwork } from '#learning/network/chunkedNetwork';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { TRAIN_DEFAULTS } from '#learning/recipe/trainOptions';
import { PairTraining } from '#learning/tasks/pairs/pairTraining';
import { windowsOverlap } from '#learning/tasks/task/places';
import type { CentredPick, TaskInput } from '#learning/tasks/task/task';
import { useEmbeddedBackend } from '#learning/testing/embeddedBackend';
import { Trainer, type TrainingOutcome } from '#learning/training/trainer';
import { picksFromTruth } from '#seismic/labels/picksFromTruth';
import { sampleOfTimeMs } from '#seismic/section/section';
import { simulateSection } from '#seismic/simulate/simulateSection';

const WINDOW = { traces: 16, samples: 20 };
const OPTIONS = {
  ...TRAIN_DEFAULTS,
  steps: 60,
  batchSize: 24,
  learningRate: 4e-3,
  filters: [4, 6] as const,
  maximumTraceLag: 7,
  maximumSampleLag: 8,
  templatesPerClass: 3,
};

const createNetwork: TaskInput['createNetwork'] = (spec, weights) =>
  new ChunkedNetwork(spec, weights, [tensorRunner]);

/** A simulated line as input of the net, with picks of its truth. */
function createInput(): TaskInput {
  const { section, truthClass } = simulateSection({ seed: 4, traceCount: 140, sampleCount: 260 });
  const order = {
    perClass: 8,
    endTrace: 140,
    seed: 2,
    traces: WINDOW.traces,
    durationMs: WINDOW.samples * 4,
  };
  const picks = picksFromTruth({ truthClass }, section, order).map((pick) => ({
    id: pick.id,
    class: pick.class,
    timeMs: pick.timeMs,
    centre: { trace: pick.trace, sample: Math.round(sampleOfTimeMs(section, pick.timeMs)) },
  }));
  const balanced = balanceSection(section);
  const channels = [balanced.amplitudes, dipResidual(balanced, localSlopes(balanced))];
  return {
    section: { axes: balanced.axes, channels },
    picks,
    window: WINDOW,
    options: OPTIONS,
    createNetwork,
  };
}

const INPUT = createInput();

async function withTraining<Result>(
  input: TaskInput,
  work: (training: PairTraining) => Result | Promise<Result>,
): Promise<Result> {
  const training = new PairTraining(input);
  try {
    return await work(training);
  } finally {
    training.dispose();
  }
}

/** The section with other samples in the windows of some picks. */
function spoiltAt(picks: readonly CentredPick[], { axes, channels }: ChannelSection): ChannelSection {
  const spoilt = channels.map((field) => field.slice());
  for (const pick of picks) {
    const { firstTrace, firstSample } = patchExtent(pick.centre, WINDOW, axes);
    for (let trace = firstTrace; trace < firstTrace + WINDOW.traces; trace++)
      for (const field of spoilt) {
        const first = trace * axes.sampleCount + firstSample;
        field.subarray(first, first + WINDOW.samples).reverse();
      }
  }
  return { axes, channels: spoilt };
}

async function trained(training: PairTraining): Promise<TrainingOutcome> {
  const { network, batches, validate } = training;
  const run = new Trainer({
    network,
    batches,
    validate,
    options: OPTIONS,
    clock: () => 0,
    shouldStop: () => false,
  }).run();
  let next = await run.next();
  while (!next.done) next = await run.next();
  return next.value;
}

beforeAll(useEmbeddedBackend);

describe('a training on pairs', () => {
  it('splits by place: no held-out window shares a sample with a training window', async () => {
    await withTraining(INPUT, ({ heldOutIds }) => {
      const extents = INPUT.picks.map(({ id, centre }) => ({
        isHeldOut: heldOutIds.includes(id),
        extent: patchExtent(centre, WINDOW, INPUT.section.axes),
      }));
      const held = extents.filter(({ isHeldOut }) => isHeldOut);
      const kept = extents.filter(({ isHeldOut }) => !isHeldOut);
      expect([held.length, kept.length]).toEqual([6, 18]);
      for (const a of held) for (const b of kept) expect(windowsOverlap(a.extent, b.extent)).toBe(false);
    });
  });

  it('shows no sample of a held-out window in shifted copies of windows one trace beside it', async () => {
    const classes = ['diffraction', 'reflection', 'noise'] as const;
    const picks = Array.from({ length: 24 }, (_, i): CentredPick => {
      const pair = i >> 1;
      const trace = 20 + 45 * (pair % 3) + (WINDOW.traces + 1) * (i % 2);
      return {
        id: `pick ${i}`,
        class: classes[pair % 3],
        timeMs: 0,
        centre: { trace, sample: 30 + 60 * Math.floor(pair / 3) },
      };
    });
    const close = { ...INPUT, picks };
    const heldOut = await withTraining(close, ({ heldOutIds }) =>
      picks.filter(({ id }) => heldOutIds.includes(id)),
    );
    expect(heldOut.length).toBeGreaterThan(5);
    const batches = (section: ChannelSection) =>
      withTraining({ ...close, section }, ({ batches: set }) => [set.next(200).panels, set.next(200).panels]);
    expect(await batches(spoiltAt(heldOut, INPUT.section))).toEqual(await batches(INPUT.section));
  });

  it('never shows a held-out pick in a batch or a template', async () => {
    const plain = { ...INPUT, options: { ...OPTIONS, augment: false } };
    await withTraining(plain, async (training) => {
      const heldOut = INPUT.picks.filter(({ id }) => training.heldOutIds.includes(id));
      const kept = INPUT.picks.filter(({ id }) => !training.heldOutIds.includes(id));
      const batches = (section: ChannelSection) =>
        withTraining({ ...plain, section }, ({ batches: set, templates }) => [
          set.next(100).panels,
          set.next(100).panels,
          ...templates.map(({ samples }) => samples),
        ]);
      const first = await batches(INPUT.section);
      expect(await batches(spoiltAt(heldOut, INPUT.section))).toEqual(first);
      expect(await batches(spoiltAt(kept.slice(0, 1), INPUT.section))).not.toEqual(first);
      expect(training.templates.some(({ pickId }) => training.heldOutIds.includes(pickId))).toBe(false);
      expect(training.templates.map(({ class: name }) => name)).toEqual([
        ...new Array(3).fill('diffraction'),
        ...new Array(3).fill('reflection'),
      ]);
    });
  });

  it('validates by pick: one verdict for each held-out pick, all picks where all are judged', async () => {
    await withTraining(INPUT, async (training) => {
      const verdicts = (await training.validate?.())?.verdicts ?? [];
      expect(verdicts.map(({ pickId }) => pickId).sort()).toEqual([...training.heldOutIds].sort());
      const all = (await training.judgeAll()).verdicts;
      expect(all.map(({ pickId }) => pickId)).toEqual(INPUT.picks.map(({ id }) => id));
      expect(all.filter(({ heldOut }) => heldOut).map(({ pickId }) => pickId)).toEqual([
        ...training.heldOutIds,
      ]);
    });
  });

  it('begins at ln 4, lowers the loss, and gives identical weights when it is repeated', async () => {
    const trainFor = (steps: number) =>
      withTraining({ ...INPUT, options: { ...OPTIONS, steps } }, async (training) => {
        const { loss } = await training.network.gradients(training.batches.next(48));
        const outcome = await trained(training);
        return { loss, outcome, weights: training.network.weights };
      });
    const { loss, outcome } = await trainFor(OPTIONS.steps);
    expect(Math.abs(loss / Math.log(4) - 1)).toBeLessThan(0.1);
    expect(outcome.trainingLoss).toBeLessThan(0.9 * Math.log(4));
    const [first, second] = [await trainFor(12), await trainFor(12)];
    expect(second).toEqual(first);
    const other = await withTraining(
      { ...INPUT, options: { ...OPTIONS, seed: 2 } },
      ({ network }) => network.weights,
    );
    expect(other).not.toEqual(first.weights);
  });

  it('cannot validate where no pick can be held out', async () => {
    const picks = INPUT.picks.filter(({ class: name }) => name !== 'noise').filter((_, i) => i % 4 === 0);
    await withTraining({ ...INPUT, picks }, (training) => {
      expect([picks.length, training.validate, training.heldOutIds.length]).toEqual([4, null, 0]);
    });
  });
});
