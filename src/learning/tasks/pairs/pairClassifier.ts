import type { Network } from '#learning/network/network';
import { softmaxRows } from '#learning/network/softmax';
import { PAIR_CLASSES, pairClassOf, type TemplateClass, voteOf } from '#learning/tasks/pairs/pairClass';
import type { PairPanels, PreparedPatch } from '#learning/tasks/pairs/pairPanels';
import type { Judgement } from '#learning/tasks/task/validation';
import { log } from '#seismic/numerics/mathematics';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';

/** A window that others are compared with. */
export interface Template {
  /** The pick that it was cut for. */
  readonly pickId: string;
  readonly class: TemplateClass;
  readonly patch: PreparedPatch;
}

const CLASS_COUNT = EVENT_CLASSES.length;

/** Classifies windows by their panels with a few templates: each panel votes, votes are averaged. */
export class PairClassifier {
  readonly #network: Network;
  readonly #panels: PairPanels;
  readonly #templates: readonly Template[];
  readonly #patches: readonly PreparedPatch[];
  /** Memory for the panels of a call, kept for the next one. */
  #spare: Float32Array | null = null;

  constructor(network: Network, panels: PairPanels, templates: readonly Template[]) {
    if (templates.length === 0) throw new RangeError('A window needs a template to be compared with');
    this.#network = network;
    this.#panels = panels;
    this.#templates = templates;
    this.#patches = templates.map(({ patch }) => patch);
  }

  /**
   * Probabilities [window][diffraction, reflection, noise], adding up to 1 for each window. A window without
   * any signal is noise.
   */
  async classify(windows: readonly PreparedPatch[]): Promise<Float32Array> {
    const softmax = await this.#softmax(windows);
    const out = new Float32Array(windows.length * CLASS_COUNT);
    const all = this.#templates.map((_, i) => i);
    windows.forEach((window, i) => {
      out.set(window.isEmpty ? [0, 0, 1] : this.#average(softmax, i, all), i * CLASS_COUNT);
    });
    return out;
  }

  /** Judges the window of a pick of known class, by the templates that are not this pick. */
  async judge(window: PreparedPatch, truth: EventClass, pickId: string): Promise<Judgement> {
    const softmax = await this.#softmax([window]);
    const others = this.#templates.flatMap((template, i) => (template.pickId === pickId ? [] : [i]));
    let loss = 0;
    for (const i of others) {
      const label = pairClassOf(truth, this.#templates[i].class);
      loss -= log(Math.max(softmax[i * PAIR_CLASSES.length + label], 1e-12));
    }
    const count = Math.max(1, others.length);
    return { probabilities: this.#average(softmax, 0, others), outputLoss: loss / count };
  }

  async #softmax(windows: readonly PreparedPatch[]): Promise<Float64Array> {
    const count = windows.length * this.#templates.length;
    const length = count * this.#panels.exampleLength;
    const spare = this.#spare;
    // Removed while in use: another call may begin before the engine has answered this one.
    this.#spare = null;
    const examples = spare && spare.length >= length ? spare : new Float32Array(length);
    this.#panels.write(windows, this.#patches, examples);
    const logits = await this.#network.logits({ count, panels: examples });
    this.#spare = examples;
    return softmaxRows(logits, PAIR_CLASSES.length);
  }

  #average(softmax: Float64Array, window: number, templates: readonly number[]): number[] {
    const sums = [0, 0, 0];
    for (const i of templates) {
      const row = window * this.#templates.length + i;
      const vote = voteOf(this.#templates[i].class, softmax, row * PAIR_CLASSES.length);
      for (let k = 0; k < CLASS_COUNT; k++) sums[k] += vote[k];
    }
    return sums.map((sum) => (templates.length > 0 ? sum / templates.length : 1 / CLASS_COUNT));
  }
}
