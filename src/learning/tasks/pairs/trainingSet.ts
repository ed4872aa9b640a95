import { type ChannelSection, cutPatch, mirrorPatch } from '#learning/input/patches';
import type { LabelledBatch } from '#learning/network/network';
import { pairClassOf, TEMPLATE_CLASSES } from '#learning/tasks/pairs/pairClass';
import type { PairPanels, PreparedPatch } from '#learning/tasks/pairs/pairPanels';
import type { CentredPick } from '#learning/tasks/task/task';
import type { Random } from '#seismic/numerics/random';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';

/** All the windows made of one training pick: [mirrored or not][shift]; the first shift is none. */
interface PickVariants {
  readonly class: EventClass;
  readonly patches: readonly (readonly PreparedPatch[])[];
}

export interface TrainingSetOptions {
  readonly augment: boolean;
  /** How much a pair counts by the class of its window, in the order of EVENT_CLASSES. */
  readonly classWeights: readonly number[];
  readonly random: Random;
}

/** Windows shifted by up to this share of their size are still of the same event. */
export const SHIFT_SHARE = 0.125;
const SHIFTED_COPIES = 6;

function variantsOf(
  section: ChannelSection,
  panels: PairPanels,
  pick: CentredPick,
  options: TrainingSetOptions,
): PickVariants {
  const random = options.random.fork(`shifts of ${pick.id}`);
  const { shape } = panels;
  const shift = (size: number): number => Math.round(random.between(-SHIFT_SHARE, SHIFT_SHARE) * size);
  const centres = [pick.centre];
  for (let copy = 0; options.augment && copy < SHIFTED_COPIES; copy++)
    centres.push({
      trace: pick.centre.trace + shift(shape.traces),
      sample: pick.centre.sample + shift(shape.samples),
    });
  const cuts = centres.map((centre) => cutPatch(section, centre, shape));
  const sides = options.augment ? [cuts, cuts.map((cut) => mirrorPatch(cut, shape))] : [cuts];
  return {
    class: pick.class,
    patches: sides.map((side) => side.map((patch) => panels.prepare(patch))),
  };
}

/**
 * Draws seeded batches of pairs (window, template) of different training picks. The template is a
 * diffraction or a reflection, the window of any class, all six combinations equally often however many
 * picks each class has. With augmentation both windows are mirrored or not, shifted by up to an eighth
 * of their size, and the panel's sign flipped (windows of opposite polarity).
 */
export class TrainingSet {
  /** Ordered pairs of different picks, without augmentation. */
  readonly exampleCount: number;
  readonly #panels: PairPanels;
  readonly #random: Random;
  readonly #byClass: Map<EventClass, PickVariants[]>;
  readonly #combinations: (readonly [EventClass, EventClass])[];
  readonly #classWeights: readonly number[];

  constructor(
    section: ChannelSection,
    panels: PairPanels,
    picks: readonly CentredPick[],
    options: TrainingSetOptions,
  ) {
    this.#panels = panels;
    this.#random = options.random.fork('pairs');
    this.#classWeights = options.classWeights;
    this.#byClass = new Map(
      EVENT_CLASSES.map((name) => [
        name,
        picks.filter((pick) => pick.class === name).map((pick) => variantsOf(section, panels, pick, options)),
      ]),
    );
    this.#combinations = EVENT_CLASSES.flatMap((window) =>
      TEMPLATE_CLASSES.map((template) => [window, template] as const),
    ).filter((pair) => this.#pairsOf(pair) > 0);
    this.exampleCount = this.#combinations.reduce((sum, pair) => sum + this.#pairsOf(pair), 0);
  }

  /** Its position in the sequence of batches; setting it returns there. */
  get position(): number {
    return this.#random.position;
  }

  set position(position: number) {
    this.#random.position = position;
  }

  /** The next batch; the arrays are its own. */
  next(count: number): LabelledBatch {
    const panels = new Float32Array(count * this.#panels.exampleLength);
    const labels = new Int32Array(count);
    const labelWeights = new Float32Array(count);
    const offset = this.#random.integer(this.#combinations.length);
    for (let i = 0; i < count; i++) {
      const pair = this.#combinations[(i + offset) % this.#combinations.length];
      this.#write(pair, panels, i);
      labels[i] = pairClassOf(pair[0], pair[1]);
      labelWeights[i] = this.#classWeights[EVENT_CLASSES.indexOf(pair[0])];
    }
    return { count, panels, labels, labelWeights };
  }

  #pairsOf([window, template]: readonly [EventClass, EventClass]): number {
    const windows = this.#byClass.get(window)?.length ?? 0;
    const templates = this.#byClass.get(template)?.length ?? 0;
    return windows * (window === template ? templates - 1 : templates);
  }

  #write(
    [windowClass, templateClass]: readonly [EventClass, EventClass],
    out: Float32Array,
    i: number,
  ): void {
    const windows = this.#byClass.get(windowClass) ?? [];
    const templates = this.#byClass.get(templateClass) ?? [];
    const window = this.#random.integer(windows.length);
    const isSame = windowClass === templateClass;
    const step = isSame ? 1 + this.#random.integer(templates.length - 1) : 0;
    const template = isSame ? (window + step) % templates.length : this.#random.integer(templates.length);
    const first = i * this.#panels.exampleLength;
    this.#panels.write([this.#draw(windows[window])], [this.#draw(templates[template])], out, first);
    if (windows[window].patches.length > 1 && this.#random.uniform() < 0.5)
      for (let k = first; k < first + this.#panels.exampleLength; k++) out[k] = -out[k];
  }

  #draw({ patches }: PickVariants): PreparedPatch {
    const side = patches[this.#random.integer(patches.length)];
    return side[this.#random.integer(side.length)];
  }
}
