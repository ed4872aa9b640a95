import { type DenseExample, EXAMPLE_CHANNELS } from '#learning/dense/denseExample';
import type { DenseNetSize } from '#learning/dense/denseNet';
import { NET_CHANNELS, SIGNED, WITH_PICKS, WITHOUT_PICKS } from '#learning/dense/netChannels';
import type { LabelledBatch } from '#learning/network/network';
import type { BatchSource } from '#learning/training/trainer';
import { halfNumbers } from '#seismic/numerics/halfFloat';
import type { Random } from '#seismic/numerics/random';

export interface CropOptions {
  readonly crop: DenseNetSize;
  /** Which of an example's labels are taught. */
  readonly teaches: 'labels' | 'apexLabels';
  /** How much a sample counts by its class, in the order of these labels. */
  readonly classWeights: readonly number[];
  /** Share of the crops that are shown without picks. */
  readonly withoutPicksShare: number;
  readonly random: Random;
}

/** One crop: where it begins, and how it is shown. */
interface Crop {
  readonly example: DenseExample;
  readonly firstTrace: number;
  readonly firstSample: number;
  readonly isMirrored: boolean;
  readonly sign: number;
  readonly hasPicks: boolean;
}

/** Draws seeded crops of simulated sections, mirrored and with either polarity, with and without picks. */
export class CropBatches implements BatchSource {
  readonly #examples: readonly DenseExample[];
  readonly #options: CropOptions;

  constructor(examples: readonly DenseExample[], options: CropOptions) {
    this.#examples = examples;
    this.#options = options;
  }

  get exampleCount(): number {
    return this.#examples.length;
  }

  get position(): number {
    return this.#options.random.position;
  }

  set position(position: number) {
    this.#options.random.position = position;
  }

  next(count: number): LabelledBatch {
    const { samples, traces } = this.#options.crop;
    const panels = new Float32Array(count * samples * traces * NET_CHANNELS.length);
    const labels = new Int32Array(count * samples * traces);
    const labelWeights = new Float32Array(labels.length);
    for (let i = 0; i < count; i++) {
      const crop = this.#draw();
      const [first, end] = [i * samples * traces, (i + 1) * samples * traces];
      this.#writeValues(crop, panels.subarray(first * NET_CHANNELS.length, end * NET_CHANNELS.length));
      this.#writeLabels(crop, labels.subarray(first, end), labelWeights.subarray(first, end));
    }
    return { count, panels, labels, labelWeights };
  }

  #draw(): Crop {
    const { random, crop, withoutPicksShare } = this.#options;
    const example = this.#examples[random.integer(this.#examples.length)];
    return {
      example,
      firstTrace: random.integer(Math.max(1, example.traceCount - crop.traces + 1)),
      firstSample: random.integer(Math.max(1, example.sampleCount - crop.samples + 1)),
      isMirrored: random.uniform() < 0.5,
      sign: random.uniform() < 0.5 ? -1 : 1,
      hasPicks: random.uniform() >= withoutPicksShare,
    };
  }

  /** Calls `visit` with each place of the crop and the example's place there; beyond the example there is none. */
  #forEach(crop: Crop, visit: (to: number, from: number) => void): void {
    const { samples, traces } = this.#options.crop;
    const { example, firstTrace, firstSample, isMirrored } = crop;
    const rows = Math.min(samples, example.sampleCount - firstSample);
    const columns = Math.min(traces, example.traceCount - firstTrace);
    for (let row = 0; row < rows; row++) {
      const from = (firstSample + row) * example.traceCount + firstTrace;
      for (let column = 0; column < columns; column++)
        visit(row * traces + (isMirrored ? traces - 1 - column : column), from + column);
    }
  }

  #writeValues(crop: Crop, out: Float32Array): void {
    const numbers = halfNumbers();
    const { values } = crop.example;
    const places = crop.hasPicks ? WITH_PICKS : WITHOUT_PICKS;
    const count = places.length;
    this.#forEach(crop, (to, from) => {
      for (let c = 0; c < count; c++) {
        const place = places[c];
        if (place === null) continue;
        const value = numbers[values[from * EXAMPLE_CHANNELS + place]];
        out[to * count + c] = SIGNED[c] ? crop.sign * value : value;
      }
    });
  }

  #writeLabels(crop: Crop, labels: Int32Array, labelWeights: Float32Array): void {
    const { classWeights, teaches } = this.#options;
    const known = crop.example[teaches];
    this.#forEach(crop, (to, from) => {
      const label = known[from];
      if (label < 0) return;
      labels[to] = label;
      labelWeights[to] = classWeights[label];
    });
  }
}
