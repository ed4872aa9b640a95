import { type ChannelSection, cutPatch } from '#learning/input/patches';
import { initialWeights } from '#learning/model/initialise';
import type { Network } from '#learning/network/network';
import { isTemplateClass, TEMPLATE_CLASSES } from '#learning/tasks/pairs/pairClass';
import { PairClassifier, type Template } from '#learning/tasks/pairs/pairClassifier';
import { pairNetOf } from '#learning/tasks/pairs/pairNet';
import { PairPanels, type PreparedPatch } from '#learning/tasks/pairs/pairPanels';
import { chooseTemplates } from '#learning/tasks/pairs/templates';
import { SHIFT_SHARE, TrainingSet } from '#learning/tasks/pairs/trainingSet';
import { splitPicks } from '#learning/tasks/task/splitPicks';
import type { CentredPick, TaskInput, TaskMemory, TaskTraining } from '#learning/tasks/task/task';
import { type JudgedPick, judgePicks } from '#learning/tasks/task/validation';
import type { ValidationResult } from '#learning/training/metrics';
import type { WindowSize } from '#seismic/correlation/window';
import { createRandom } from '#seismic/numerics/random';

/** Half the largest shift of a window's copies. */
function shiftMargin({ traces, samples }: WindowSize, isShifted: boolean): WindowSize {
  const half = (size: number): number => (isShifted ? Math.ceil((SHIFT_SHARE * size) / 2) : 0);
  return { traces: half(traces), samples: half(samples) };
}

/** A pick whose window is ready to be compared. */
interface PreparedPick extends JudgedPick {
  readonly patch: PreparedPatch;
}

/** A template with the samples it was cut from, [channel][trace][sample]. */
export interface CutTemplate extends Template {
  readonly samples: Float32Array;
}

/**
 * A training on pairs of windows: the split by place, the net with its seeded start, the pairs, the
 * templates. Holds the panel maker's memory until `dispose`.
 */
export class PairTraining implements TaskTraining {
  readonly network: Network;
  readonly panels: PairPanels;
  readonly batches: TrainingSet;
  readonly templates: readonly CutTemplate[];
  readonly heldOutIds: readonly string[];
  readonly #input: TaskInput;
  readonly #judged: readonly PreparedPick[];
  readonly #classifier: PairClassifier;

  constructor(input: TaskInput) {
    const { section, picks, window, options, createNetwork } = input;
    this.#input = input;
    const random = createRandom(options.seed);
    const { maximumTraceLag, maximumSampleLag, augment, classWeights } = options;
    this.panels = new PairPanels({ ...window, maximumTraceLag, maximumSampleLag }, section.channels.length);
    const spec = pairNetOf(options, section.channels.length);
    this.network = createNetwork(spec, initialWeights(spec, random.fork('weights')));
    const split = splitPicks(input, shiftMargin(window, augment), random.fork('split'));
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
    return heldOut.length === 0 ? null : () => this.#judge(heldOut);
  }

  /** Judges all picks, training picks too. */
  judgeAll(): Promise<ValidationResult> {
    return this.#judge(this.#judged);
  }

  memory(): TaskMemory {
    const { picks } = this.#input;
    const { traces, samples } = this.panels.shape;
    const templates = this.templates.flatMap(({ pickId, class: name }) =>
      picks
        .filter(({ id }) => id === pickId)
        .map(({ centre, timeMs }) => ({ pickId, class: name, trace: centre.trace, timeMs })),
    );
    return {
      fields: { window: { traces, samples }, templates },
      numbers: this.templates.map((template) => template.samples),
    };
  }

  dispose(): void {
    this.panels.dispose();
  }

  /** A pick that is itself a template is judged by the other templates. */
  #judge(picks: readonly PreparedPick[]): Promise<ValidationResult> {
    return judgePicks(picks, (pick) => this.#classifier.judge(pick.patch, pick.class, pick.id));
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
