import { runsOf, writeRun } from '#learning/dense/channelRuns';
import type { DenseExample } from '#learning/dense/denseExample';
import type { DenseNetSize } from '#learning/dense/denseNet';
import { NET_CHANNELS, SIGNED, WITH_PICKS, WITHOUT_PICKS } from '#learning/dense/netChannels';
import type { LabelledBatch } from '#learning/network/network';
import type { BatchSource } from '#learning/training/trainer';
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

const RUNS = { withPicks: runsOf(WITH_PICKS), withoutPicks: runsOf(WITHOUT_PICKS) } as const;
const SIGNED_PLACES = NET_CHANNELS.map((_, c) => c).filter((c) => SIGNED[c]);

/** A batch in memory that is used again. */
type BatchRoom = Required<LabelledBatch>;

function batchRoom(count: number, { samples, traces }: DenseNetSize): BatchRoom {
  const places = count * samples * traces;
  return {
    count,
    panels: new Float32Array(places * NET_CHANNELS.length),
    labels: new Int32Array(places),
    labelWeights: new Float32Array(places),
  };
}

/**
 * Draws seeded crops of simulated sections, mirrored and with either polarity, with and without picks. A batch is good
 * until the one after the next is drawn, which is written into the same memory.
 */
export class CropBatches implements BatchSource {
  readonly #examples: readonly DenseExample[];
  readonly #options: CropOptions;
  /** The next one to be written into is the first. */
  #rooms: BatchRoom[] = [];

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
    const room = this.#takeRoom(count);
    const { panels, labels, labelWeights } = room;
    for (let i = 0; i < count; i++) {
      const crop = this.#draw();
      const [first, end] = [i * samples * traces, (i + 1) * samples * traces];
      this.#writeValues(crop, panels.subarray(first * NET_CHANNELS.length, end * NET_CHANNELS.length));
      this.#writeLabels(crop, labels.subarray(first, end), labelWeights.subarray(first, end));
    }
    return room;
  }

  #takeRoom(count: number): BatchRoom {
    const { crop } = this.#options;
    const isKept = this.#rooms[0]?.count === count;
    const [room, other] = isKept ? this.#rooms : [batchRoom(count, crop), batchRoom(count, crop)];
    this.#rooms = [other, room];
    return room;
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

  /** Places of the crop that the example reaches: beyond it there is nothing. */
  #extentOf({ example, firstTrace, firstSample }: Crop): { readonly rows: number; readonly columns: number } {
    const { samples, traces } = this.#options.crop;
    return {
      rows: Math.min(samples, example.sampleCount - firstSample),
      columns: Math.min(traces, example.traceCount - firstTrace),
    };
  }

  /** First place of a row in the example and, with the step from trace to trace, in the crop. */
  #rowOf({ example, firstTrace, firstSample, isMirrored }: Crop, row: number) {
    const { traces } = this.#options.crop;
    return {
      from: (firstSample + row) * example.traceCount + firstTrace,
      to: row * traces + (isMirrored ? traces - 1 : 0),
      step: isMirrored ? -1 : 1,
    };
  }

  #writeValues(crop: Crop, out: Float32Array): void {
    const { rows, columns } = this.#extentOf(crop);
    const runs = crop.hasPicks ? RUNS.withPicks : RUNS.withoutPicks;
    out.fill(0);
    for (let row = 0; row < rows; row++)
      for (const run of runs) writeRun(crop.example.values, out, run, { ...this.#rowOf(crop, row), columns });
    if (crop.sign > 0) return;
    for (const channel of SIGNED_PLACES)
      for (let i = channel; i < out.length; i += NET_CHANNELS.length) out[i] = -out[i];
  }

  #writeLabels(crop: Crop, labels: Int32Array, labelWeights: Float32Array): void {
    const { classWeights, teaches } = this.#options;
    const known = crop.example[teaches];
    const { rows, columns } = this.#extentOf(crop);
    labels.fill(0);
    labelWeights.fill(0);
    for (let row = 0; row < rows; row++) {
      const { from, to, step } = this.#rowOf(crop, row);
      for (let column = 0; column < columns; column++) {
        const label = known[from + column];
        if (label < 0) continue;
        labels[to + step * column] = label;
        labelWeights[to + step * column] = classWeights[label];
      }
    }
  }
}
