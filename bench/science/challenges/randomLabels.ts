/**
 * The random-label test: picks get random classes, so that nothing can be learned. A validation that holds
 * whole picks out by place must then stay at chance; one that holds panels out at random does not, since the
 * net has been trained on other copies of the same pairs of windows.
 */
import { preparePicks } from '#jobs/recipe/pickInput';
import { balanceSection } from '#learning/input/balance';
import { type ChannelSection, cutPatch } from '#learning/input/patches';
import { dipResidual, localSlopes } from '#learning/input/residual';
import { initialWeights } from '#learning/model/initialise';
import type { LabelledBatch, Network, NetworkMaker } from '#learning/network/network';
import { TRAIN_DEFAULTS } from '#learning/recipe/trainOptions';
import { pairClassOf } from '#learning/tasks/pairs/pairClass';
import { pairNetOf } from '#learning/tasks/pairs/pairNet';
import { PairPanels, type PreparedPatch } from '#learning/tasks/pairs/pairPanels';
import { PairTraining } from '#learning/tasks/pairs/pairTraining';
import type { CentredPick } from '#learning/tasks/task/task';
import { Trainer } from '#learning/training/trainer';
import { picksFromTruth } from '#seismic/labels/picksFromTruth';
import type { KnownSection } from '#seismic/labels/ranking';
import { createRandom, type Random } from '#seismic/numerics/random';

/** A share right of a number of tries, and what calling the commonest class would reach. */
export interface Share {
  readonly right: number;
  readonly tries: number;
  readonly chance: number;
}

export interface RandomLabelInput {
  readonly section: ChannelSection;
  readonly picks: readonly CentredPick[];
  readonly createNetwork: NetworkMaker;
  readonly steps: number;
}

const WINDOW = { traces: 16, samples: 20 };
const LAGS = { maximumTraceLag: 6, maximumSampleLag: 7 };
const OPTIONS = {
  ...TRAIN_DEFAULTS,
  ...LAGS,
  augment: false,
  batchSize: 32,
  learningRate: 4e-3,
  weightDecay: 0,
  filters: [12, 16] as const,
  templatesPerClass: 4,
};

/** How many standard deviations of chance a share lies above it. */
export function deviationsAbove({ right, tries, chance }: Share): number {
  return (right / tries - chance) / Math.sqrt((chance * (1 - chance)) / tries);
}

/** The picks with their classes exchanged at random. */
function relabelled(picks: readonly CentredPick[], random: Random): CentredPick[] {
  const classes = random.shuffle(picks.map((pick) => pick.class));
  return picks.map((pick, i) => ({ ...pick, class: classes[i] }));
}

/** Held-out picks that the trained net gives the class that they were given. Weights of the last step. */
export async function groupedShare(input: RandomLabelInput, seed: number): Promise<Share> {
  const picks = relabelled(input.picks, createRandom(seed).fork('labels'));
  const options = { ...OPTIONS, seed, steps: input.steps };
  const training = new PairTraining({ ...input, picks, options, window: WINDOW });
  try {
    const { network, batches } = training;
    const parts = { network, batches, validate: null, options, clock: () => 0, shouldStop: () => false };
    for await (const _ of new Trainer(parts).run());
    const validation = await training.validate?.();
    const tries = training.heldOutIds.length;
    if (!validation) throw new Error('No pick could be held out');
    return { right: Math.round(validation.accuracy * tries), tries, chance: 1 / 3 };
  } finally {
    training.dispose();
  }
}

/** Shifted copies of a window, in traces and samples, as augmentation makes them. */
const SHIFTS = [
  { trace: 0, sample: 0 },
  { trace: 1, sample: -1 },
  { trace: -1, sample: 1 },
] as const;

interface Panel {
  readonly window: PreparedPatch;
  readonly template: PreparedPatch;
  readonly label: number;
}

/** Panels of all ordered pairs of picks, one for each shift. */
function panelsOf(picks: readonly CentredPick[], copies: readonly (readonly PreparedPatch[])[]): Panel[] {
  return picks.flatMap((a, i) =>
    picks.flatMap((b, k) =>
      i === k || b.class === 'noise'
        ? []
        : SHIFTS.map((_, s) => {
            const template = copies[k][(s + 1) % SHIFTS.length];
            return { window: copies[i][s], template, label: pairClassOf(a.class, b.class) };
          }),
    ),
  );
}

function batchOf(maker: PairPanels, panels: readonly Panel[]): LabelledBatch {
  const values = new Float32Array(panels.length * maker.exampleLength);
  for (const [i, { window, template }] of panels.entries())
    maker.write([window], [template], values, i * maker.exampleLength);
  return { count: panels.length, panels: values, labels: Int32Array.from(panels, ({ label }) => label) };
}

/** Trains a net on panels. */
async function trainedOn(
  input: RandomLabelInput,
  maker: PairPanels,
  panels: readonly Panel[],
  random: Random,
): Promise<Network> {
  const spec = pairNetOf(OPTIONS, input.section.channels.length);
  const network = input.createNetwork(spec, initialWeights(spec, random.fork('weights')));
  const draws = random.fork('batches');
  const next = (count: number): LabelledBatch =>
    batchOf(
      maker,
      Array.from({ length: count }, () => panels[draws.integer(panels.length)]),
    );
  const batches = { exampleCount: panels.length, position: 0, next };
  const options = { ...OPTIONS, steps: input.steps };
  const parts = { network, batches, validate: null, options, clock: () => 0, shouldStop: () => false };
  for await (const _ of new Trainer(parts).run());
  return network;
}

/** Held-out panels that the trained net gives the right class, a quarter of all panels being held out. */
export async function panelShare(input: RandomLabelInput, seed: number): Promise<Share> {
  const random = createRandom(seed);
  const picks = relabelled(input.picks, random.fork('labels'));
  const maker = new PairPanels({ ...WINDOW, ...LAGS }, input.section.channels.length);
  try {
    const copies = picks.map(({ centre }) =>
      SHIFTS.map(({ trace, sample }) => {
        const shifted = { trace: centre.trace + trace, sample: centre.sample + sample };
        return maker.prepare(cutPatch(input.section, shifted, WINDOW));
      }),
    );
    const panels = random.fork('split').shuffle(panelsOf(picks, copies));
    const held = panels.splice(0, Math.floor(panels.length / 4));
    const network = await trainedOn(input, maker, panels, random);
    const logits = await network.logits(batchOf(maker, held));
    const right = held.filter(({ label }, i) => {
      const outputs = logits.subarray(4 * i, 4 * i + 4);
      return outputs.indexOf(Math.max(...outputs)) === label;
    }).length;
    const commonest = Math.max(...[0, 1, 2, 3].map((c) => held.filter(({ label }) => label === c).length));
    // Copies of a pair are one try.
    const tries = held.length / SHIFTS.length;
    return { right: right / SHIFTS.length, tries, chance: commonest / held.length };
  } finally {
    maker.dispose();
  }
}

/** A section with known classes as input: picks of its whole width, with their true classes. */
export function randomLabelInput(
  { section, truthClass }: Pick<KnownSection, 'section' | 'truthClass'>,
  createNetwork: NetworkMaker,
): Omit<RandomLabelInput, 'steps'> {
  const order = {
    perClass: 8,
    endTrace: section.traceCount,
    seed: 3,
    traces: WINDOW.traces,
    durationMs: (WINDOW.samples * section.sampleIntervalUs) / 1000,
  };
  const windows = picksFromTruth({ truthClass }, section, order);
  const { picks } = preparePicks(windows, section, () => undefined);
  const balanced = balanceSection(section);
  const channels = [balanced.amplitudes, dipResidual(balanced, localSlopes(balanced))];
  return { section: { axes: balanced.axes, channels }, picks, createNetwork };
}
