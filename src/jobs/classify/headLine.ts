import type { DenseLine } from '#jobs/classify/denseLine';
import { denseGrid } from '#learning/dense/denseGrid';
import type { DenseNet } from '#learning/dense/denseLogits';
import { type ClassHead, fitClassHead, type HeadJudgement, headLogits } from '#learning/dense/head/classHead';
import { netFeatures } from '#learning/dense/head/netFeatures';
import { type JudgingFigures, judgingFigures } from '#learning/judging/judgingFigures';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { takeTurn } from '#system/takeTurn';

/** A picked window with the index of its class. */
export interface LabelledWindow {
  readonly id: string;
  readonly trace: number;
  readonly timeMs: number;
  readonly label: number;
}

/** What the head gives for a line. */
export interface HeadAnswer extends Pick<ClassHead, 'penalty'> {
  readonly judgement: Omit<HeadJudgement, 'leftOut'>;
  /** How it does on picks left out in turn, in tables and curves. */
  readonly figures: JudgingFigures;
  /** [node trace][node sample][class] at every sample. */
  readonly grid: ProbabilityGrid;
}

/** A line whose features are computed once, to be classified anew after each change of the picks. */
export class HeadLine {
  readonly #line: DenseLine;
  readonly #maps: readonly Float32Array[];

  private constructor(line: DenseLine, maps: readonly Float32Array[]) {
    this.#line = line;
    this.#maps = maps;
  }

  /** Computes the features of the net without picks, and the textures. @throws JobError 'cancelled' */
  static async prepare(line: DenseLine, net: DenseNet, signal: AbortSignal): Promise<HeadLine> {
    const ofNet = await netFeatures(net, line.channels.maps([]), line.working, () => takeTurn(signal));
    return new HeadLine(line, [...ofNet, ...line.textures()]);
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
    const head = fitClassHead({ maps: this.#maps, size: working, places, classCount: classes.length });
    const logits = headLogits(head, this.#maps, working);
    const grid = denseGrid(logits, { working, axes, temperature: 1, ofDeadTraces: 'equal' });
    const { leftOut, ...judgement } = head.judgement;
    const heldOut = windows.map(({ id, label }, i) => ({ id, label, probabilities: leftOut[i] }));
    return { grid, penalty: head.penalty, judgement, figures: judgingFigures(heldOut, classes) };
  }
}
