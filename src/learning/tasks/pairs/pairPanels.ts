import { createPanelMaker, type PanelMaker, type PreparedWindow } from '#seismic/correlation/panelMaker';
import type { PanelShape } from '#seismic/correlation/panelMemory';

/** A window ready to be paired: per channel its spectrum and its weight. */
export interface PreparedPatch {
  readonly channels: readonly PreparedWindow[];
  /** Per channel, between 0 and 1: the strength of this window relative to a usual one. */
  readonly weights: readonly number[];
  /** True where no channel has signal: its panels are zero. */
  readonly isEmpty: boolean;
}

/** Mean square per sample of a balanced section at which a window has half its full weight. */
const HALF_WEIGHT_POWER = 0.5;

/**
 * Makes the net's input of pairs of windows: normalised correlation panels, one a channel, each scaled by
 * both windows' weights. Plain normalisation would show the weak residual of a strong reflection as large as
 * a diffraction; the weight restores the strength.
 */
export class PairPanels {
  readonly shape: PanelShape;
  readonly channelCount: number;
  /** Values of one example, [trace lag][sample lag][channel]. */
  readonly exampleLength: number;
  readonly #maker: PanelMaker;
  #scratch = new Float32Array(0);

  constructor(shape: PanelShape, channelCount: number) {
    this.shape = shape;
    this.channelCount = channelCount;
    this.#maker = createPanelMaker(shape);
    this.exampleLength = this.#maker.panelLength * channelCount;
  }

  /** Height, width and channels of an example. */
  get inputShape(): [number, number, number] {
    const { maximumTraceLag, maximumSampleLag } = this.shape;
    return [2 * maximumTraceLag + 1, 2 * maximumSampleLag + 1, this.channelCount];
  }

  /** `patch` is [channel][trace][sample]; the first channel is the balanced section. */
  prepare(patch: Float32Array): PreparedPatch {
    const length = this.shape.traces * this.shape.samples;
    const channels = Array.from({ length: this.channelCount }, (_, channel) =>
      this.#maker.prepare(patch.subarray(channel * length, (channel + 1) * length)),
    );
    const total = channels[0].energy + HALF_WEIGHT_POWER * length;
    const weights = channels.map(({ energy }) => Math.min(1, Math.sqrt(energy / total)));
    return { channels, weights, isEmpty: channels.every(({ isFlat }) => isFlat) };
  }

  /** Writes [window][template] examples to `out` from value `first` on. */
  write(
    windows: readonly PreparedPatch[],
    templates: readonly PreparedPatch[],
    out: Float32Array,
    first = 0,
  ): void {
    const { panelLength } = this.#maker;
    const pairs = windows.length * templates.length;
    if (this.#scratch.length < pairs * panelLength) this.#scratch = new Float32Array(pairs * panelLength);
    for (let channel = 0; channel < this.channelCount; channel++) {
      const of = (patch: PreparedPatch): PreparedWindow => patch.channels[channel];
      this.#maker.panels(windows.map(of), templates.map(of), this.#scratch);
      for (let pair = 0; pair < pairs; pair++) {
        const window = windows[Math.floor(pair / templates.length)];
        const template = templates[pair % templates.length];
        const weight = window.weights[channel] * template.weights[channel];
        const from = pair * panelLength;
        const to = first + pair * this.exampleLength + channel;
        for (let i = 0; i < panelLength; i++)
          out[to + i * this.channelCount] = this.#scratch[from + i] * weight;
      }
    }
  }

  dispose(): void {
    this.#maker.dispose();
  }
}
