import type { PatchCentre } from '#learning/input/patches';
import { initialWeights } from '#learning/model/initialise';
import type { Network } from '#learning/network/network';
import { softmaxRows } from '#learning/network/softmax';
import { LabelMap } from '#learning/tasks/samples/labelMap';
import { SampleBatches } from '#learning/tasks/samples/sampleBatches';
import { sampleNetOf } from '#learning/tasks/samples/sampleNet';
import { SamplePatches } from '#learning/tasks/samples/samplePatches';
import { splitPicks } from '#learning/tasks/task/splitPicks';
import type { CentredPick, TaskInput, TaskMemory, TaskTraining } from '#learning/tasks/task/task';
import { type JudgedPick, judgePicks } from '#learning/tasks/task/validation';
import type { ValidationResult } from '#learning/training/metrics';
import { log } from '#seismic/numerics/mathematics';
import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES } from '#seismic/picks/pick';

const CLASS_COUNT = EVENT_CLASSES.length;

/**
 * Probabilities [sample][diffraction, reflection, noise] of samples, each shown in the middle of a patch. A
 * sample whose patch has no signal is noise.
 */
export async function classifySamples(
  network: Network,
  patches: SamplePatches,
  centres: readonly PatchCentre[],
): Promise<Float32Array> {
  const panels = new Float32Array(centres.length * patches.exampleLength);
  const isFilled = centres.map((centre, i) => patches.write(centre, panels, i));
  const logits = await network.logits({ count: centres.length, panels });
  const { traces, samples } = patches.size;
  const picked = new Float32Array(centres.length * CLASS_COUNT);
  centres.forEach((centre, i) => {
    const { firstTrace, firstSample } = patches.extentOf(centre);
    const row = (i * traces + centre.trace - firstTrace) * samples + centre.sample - firstSample;
    picked.set(logits.subarray(row * CLASS_COUNT, (row + 1) * CLASS_COUNT), i * CLASS_COUNT);
  });
  const out = Float32Array.from(softmaxRows(picked, CLASS_COUNT));
  isFilled.forEach((filled, i) => {
    if (!filled) out.set([0, 0, 1], i * CLASS_COUNT);
  });
  return out;
}

/**
 * Half the distance below which a patch of a training window meets the patch in the middle of another window:
 * the former reaches beyond its window by `lag`, the latter by what the lag exceeds half the window.
 */
function marginOf(lag: number, windowSize: number): number {
  return Math.ceil((lag + Math.max(0, lag - Math.floor(windowSize / 2))) / 2);
}

/** A training on samples of the picks' windows, each shown with the patch around it. */
export class SampleTraining implements TaskTraining {
  readonly network: Network;
  readonly batches: SampleBatches;
  readonly heldOutIds: readonly string[];
  readonly #patches: SamplePatches;
  readonly #judged: readonly (CentredPick & JudgedPick)[];

  constructor(input: TaskInput) {
    const { section, picks, window, options, createNetwork } = input;
    const random = createRandom(options.seed);
    const spec = sampleNetOf(options, section.channels.length);
    this.network = createNetwork(spec, initialWeights(spec, random.fork('weights')));
    this.#patches = new SamplePatches(section, spec);
    const { maximumTraceLag, maximumSampleLag, augment, classWeights } = options;
    const margin = {
      traces: marginOf(maximumTraceLag, window.traces),
      samples: marginOf(maximumSampleLag, window.samples),
    };
    const split = splitPicks(input, margin, random.fork('split'));
    const training = split.training.map((i) => picks[i]);
    this.heldOutIds = split.heldOut.map((i) => picks[i].id);
    this.batches = new SampleBatches({
      ...{ window, augment, classWeights, patches: this.#patches, picks: training },
      labels: new LabelMap(section.axes, training, window),
      random: random.fork('samples'),
    });
    this.#judged = picks.map((pick) => ({ ...pick, heldOut: this.heldOutIds.includes(pick.id) }));
  }

  get validate(): (() => Promise<ValidationResult>) | null {
    const heldOut = this.#judged.filter((pick) => pick.heldOut);
    return heldOut.length === 0 ? null : () => this.#judge(heldOut);
  }

  judgeAll(): Promise<ValidationResult> {
    return this.#judge(this.#judged);
  }

  memory(): TaskMemory {
    return { fields: {}, numbers: [] };
  }

  dispose(): void {
    // No memory is held except the network.
  }

  /** Judges picks by the sample in the middle of each window. */
  #judge(picks: readonly (CentredPick & JudgedPick)[]): Promise<ValidationResult> {
    return judgePicks(picks, async ({ centre, class: name }) => {
      const probabilities = [...(await classifySamples(this.network, this.#patches, [centre]))];
      const right = probabilities[EVENT_CLASSES.indexOf(name)];
      return { probabilities, outputLoss: -log(Math.max(1e-12, right)) };
    });
  }
}
