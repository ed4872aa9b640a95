import { initialWeights } from '#learning/model/initialise';
import type { Network, NetworkMaker } from '#learning/network/network';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import { PairPanels, type PreparedPatch } from '#learning/tasks/pairs/input/pairPanels';
import { type ChannelSection, cutPatch, patchExtent } from '#learning/tasks/pairs/input/patches';
import { isTemplateClass, TEMPLATE_CLASSES } from '#learning/tasks/pairs/pairClass';
import { PairClassifier, type Template } from '#learning/tasks/pairs/pairClassifier';
import { pairNetOf } from '#learning/tasks/pairs/pairNet';
import { splitByPlace } from '#learning/tasks/pairs/places';
import { chooseTemplates } from '#learning/tasks/pairs/templates';
import { type CentredPick, SHIFT_SHARE, TrainingSet } from '#learning/tasks/pairs/trainingSet';
import { type JudgedPick, judgePicks, type ValidationResult } from '#learning/tasks/pairs/validation';
import type { WindowSize } from '#seismic/correlation/window';
import { createRandom } from '#seismic/numerics/random';
import type { WindowExtent } from '#seismic/picks/pick';

/** A window with half the reach of its shifted copies on each side: two that do not meet share no sample. */
function reachOf(extent: WindowExtent, isShifted: boolean): WindowExtent {
  if (!isShifted) return extent;
  const { firstTrace, traceCount, firstSample, sampleCount } = extent;
  const traces = Math.ceil((SHIFT_SHARE * traceCount) / 2);
  const samples = Math.ceil((SHIFT_SHARE * sampleCount) / 2);
  return {
    firstTrace: firstTrace - traces,
    traceCount: traceCount + 2 * traces,
    firstSample: firstSample - samples,
    sampleCount: sampleCount + 2 * samples,
  };
}

/** What a net is taught from. */
export interface LessonInput {
  readonly section: ChannelSection;
  readonly picks: readonly CentredPick[];
  readonly window: WindowSize;
  readonly options: TrainOptions;
  readonly createNetwork: NetworkMaker;
}

/** A template with the samples it was cut from, [channel][trace][sample]. */
export interface CutTemplate extends Template {
  readonly samples: Float32Array;
}

/**
 * Everything of one training: the split by place, the net with its seeded start, the pairs, the
 * templates. Holds the panel maker's memory until `dispose`.
 */
export class Lesson {
  readonly network: Network;
  readonly panels: PairPanels;
  readonly batches: TrainingSet;
  readonly templates: readonly CutTemplate[];
  readonly heldOutIds: readonly string[];
  readonly #judged: readonly JudgedPick[];
  readonly #classifier: PairClassifier;

  constructor({ section, picks, window, options, createNetwork }: LessonInput) {
    const random = createRandom(options.seed);
    const { maximumTraceLag, maximumSampleLag, augment, classWeights } = options;
    this.panels = new PairPanels({ ...window, maximumTraceLag, maximumSampleLag }, section.channels.length);
    const spec = pairNetOf(options, section.channels.length);
    this.network = createNetwork(spec, initialWeights(spec, random.fork('weights')));
    const placed = picks.map((pick) => ({
      class: pick.class,
      extent: reachOf(patchExtent(pick.centre, window, section.axes), augment),
    }));
    const split = splitByPlace(placed, random.fork('split'));
    const training = split.training.map((i) => picks[i]);
    this.heldOutIds = split.heldOut.map((i) => picks[i].id);
    this.batches = new TrainingSet(section, this.panels, training, {
      augment,
      classWeights,
      random,
    });
    this.templates = this.#chooseTemplates(section, training, options.templatesPerClass);
    this.#judged = picks.map((pick) => ({
      id: pick.id,
      class: pick.class,
      heldOut: this.heldOutIds.includes(pick.id),
      patch: this.#prepare(section, pick),
    }));
    this.#classifier = new PairClassifier(this.network, this.panels, this.templates);
  }

  /** Judges the held-out picks; null where none could be held out. */
  get validate(): (() => Promise<ValidationResult>) | null {
    const heldOut = this.#judged.filter((pick) => pick.heldOut);
    return heldOut.length === 0 ? null : () => judgePicks(this.#classifier, heldOut);
  }

  /** Judges all picks, those trained with too. */
  judgeAll(): Promise<ValidationResult> {
    return judgePicks(this.#classifier, this.#judged);
  }

  dispose(): void {
    this.panels.dispose();
  }

  #prepare(section: ChannelSection, pick: CentredPick): PreparedPatch {
    return this.panels.prepare(cutPatch(section, pick.centre, this.panels.shape));
  }

  #chooseTemplates(section: ChannelSection, picks: readonly CentredPick[], most: number): CutTemplate[] {
    return TEMPLATE_CLASSES.flatMap((name) => {
      const cut = picks.flatMap((pick): CutTemplate[] => {
        if (pick.class !== name || !isTemplateClass(pick.class)) return [];
        const samples = cutPatch(section, pick.centre, this.panels.shape);
        return [{ pickId: pick.id, class: pick.class, samples, patch: this.panels.prepare(samples) }];
      });
      const patches = cut.map(({ patch }) => patch);
      return chooseTemplates(this.panels, patches, most).map((i) => cut[i]);
    });
  }
}
