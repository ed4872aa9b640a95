import type { DenseLine } from '#jobs/classify/denseLine';
import { denseGrid } from '#learning/dense/denseGrid';
import type { DenseNet } from '#learning/dense/denseLogits';
import { fitClassHead, headLogits } from '#learning/dense/head/classHead';
import { netFeatures } from '#learning/dense/head/netFeatures';
import type { JudgedHead } from '#learning/dense/liveLearner';
import { judgingFigures } from '#learning/judging/judgingFigures';
import type { TextureMaps } from '#seismic/channels/textureMaps';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { takeTurn } from '#system/takeTurn';

/** A channel was made to tell events apart, and is one map: it is believed sooner than one of many alike. */
const CHANNEL_SCALE = 2;

/** A picked window with the index of its class. */
export interface LabelledWindow {
  readonly id: string;
  readonly trace: number;
  readonly timeMs: number;
  readonly label: number;
}

/** What the head gives for a line. */
export interface HeadAnswer {
  /** Estimated share of the section that each class has; they sum to 1. */
  readonly shares: number[];
  readonly judgement: JudgedHead;
  /** [node trace][node sample][class] at every sample. */
  readonly grid: ProbabilityGrid;
}

/** A line whose features are computed once, to be classified anew after each change of the picks. */
export class HeadLine {
  readonly #line: DenseLine;
  readonly #maps: readonly Float32Array[];
  readonly #scales: readonly number[];

  private constructor(line: DenseLine, ofNet: readonly Float32Array[], textures: TextureMaps) {
    const { channels, slopes, correlations, sides, bands } = textures;
    this.#line = line;
    this.#maps = [...ofNet, ...channels, ...slopes, ...correlations, ...sides, ...bands];
    this.#scales = this.#maps.map((map) => (channels.includes(map) ? CHANNEL_SCALE : 1));
  }

  /** Computes the features of the net without picks, and the textures. @throws JobError 'cancelled' */
  static async prepare(line: DenseLine, net: DenseNet, signal: AbortSignal): Promise<HeadLine> {
    const ofNet = await netFeatures(net, line.channels.mapsAlone(), line.working, () => takeTurn(signal));
    return new HeadLine(line, ofNet, line.textures());
  }

  /** What the net and the textures say of each place, maps [trace][working sample]. */
  get features(): readonly Float32Array[] {
    return this.#maps;
  }

  /**
   * Learns the named classes from the windows and gives their probabilities at every sample. Dead traces are equally
   * likely of every class.
   * @throws RangeError where there is one class only, or a class has fewer than two windows
   */
  classify(windows: readonly LabelledWindow[], classes: readonly string[]): HeadAnswer {
    const { working, axes } = this.#line;
    const places = windows.map(({ trace, timeMs, label }) => ({
      ...{ trace, label },
      sample: this.#line.workingSampleOf(timeMs),
    }));
    const head = fitClassHead({
      ...{ maps: this.#maps, scales: this.#scales, size: working },
      ...{ places, classCount: classes.length },
    });
    const logits = headLogits(head, this.#maps, working);
    const grid = denseGrid(logits, { working, axes, ofSilence: 'equal' });
    const { leftOut, ...judgement } = head.judgement;
    const heldOut = windows.map(({ id, label }, i) => ({ id, label, probabilities: leftOut[i] }));
    const { shares, isTaughtBySection } = head;
    const figures = judgingFigures(heldOut, classes);
    return { grid, shares: [...shares], judgement: { isTaughtBySection, ...judgement, figures } };
  }
}
