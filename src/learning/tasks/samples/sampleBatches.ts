import type { PatchCentre } from '#learning/input/patches';
import type { LabelledBatch } from '#learning/network/network';
import type { LabelMap } from '#learning/tasks/samples/labelMap';
import type { SamplePatches } from '#learning/tasks/samples/samplePatches';
import type { CentredPick } from '#learning/tasks/task/task';
import type { BatchSource } from '#learning/training/trainer';
import type { WindowSize } from '#seismic/correlation/window';
import type { Random } from '#seismic/numerics/random';
import { EVENT_CLASSES } from '#seismic/picks/pick';

export interface SampleBatchParts {
  readonly patches: SamplePatches;
  readonly labels: LabelMap;
  readonly picks: readonly CentredPick[];
  readonly window: WindowSize;
  readonly augment: boolean;
  /** How much a sample counts by its class, in the order of EVENT_CLASSES. */
  readonly classWeights: readonly number[];
  readonly random: Random;
}

/** Labels of a batch, [example][trace][sample], and how much each counts. */
interface Labels {
  readonly labels: Int32Array;
  readonly labelWeights: Float32Array;
}

/**
 * Draws seeded patches around samples of the picks' windows, every class equally often. Samples of a patch
 * that are in no window, or in windows of different classes, are ignored.
 */
export class SampleBatches implements BatchSource {
  /** Samples with a label. */
  readonly exampleCount: number;
  readonly #parts: SampleBatchParts;
  readonly #byClass: readonly (readonly CentredPick[])[];

  constructor(parts: SampleBatchParts) {
    this.#parts = parts;
    this.exampleCount = parts.labels.count;
    this.#byClass = EVENT_CLASSES.map((name) => parts.picks.filter((pick) => pick.class === name)).filter(
      (picks) => picks.length > 0,
    );
  }

  get position(): number {
    return this.#parts.random.position;
  }

  set position(position: number) {
    this.#parts.random.position = position;
  }

  next(count: number): LabelledBatch {
    const { random, augment, patches } = this.#parts;
    const { traces, samples } = patches.size;
    const panels = new Float32Array(count * patches.exampleLength);
    const labels = new Int32Array(count * traces * samples);
    const labelWeights = new Float32Array(labels.length);
    const offset = random.integer(this.#byClass.length);
    for (let i = 0; i < count; i++) {
      const centre = this.#draw(this.#byClass[(i + offset) % this.#byClass.length]);
      const isMirrored = augment && random.uniform() < 0.5;
      patches.write(centre, panels, i, isMirrored);
      if (augment && random.uniform() < 0.5) this.#flipSign(panels, i);
      this.#label({ labels, labelWeights }, centre, i, isMirrored);
    }
    return { count, panels, labels, labelWeights };
  }

  /** A sample anywhere in the window of one of the picks. */
  #draw(picks: readonly CentredPick[]): PatchCentre {
    const { random, window } = this.#parts;
    const { centre } = picks[random.integer(picks.length)];
    return {
      trace: centre.trace - (window.traces >> 1) + random.integer(window.traces),
      sample: centre.sample - (window.samples >> 1) + random.integer(window.samples),
    };
  }

  #label({ labels, labelWeights }: Labels, centre: PatchCentre, example: number, isMirrored: boolean): void {
    const { patches, labels: map, classWeights } = this.#parts;
    const { firstTrace, traceCount, firstSample, sampleCount } = patches.extentOf(centre);
    for (let trace = 0; trace < traceCount; trace++)
      for (let sample = 0; sample < sampleCount; sample++) {
        const from = isMirrored ? traceCount - 1 - trace : trace;
        const label = map.at(firstTrace + from, firstSample + sample);
        if (label === null) continue;
        const at = (example * traceCount + trace) * sampleCount + sample;
        labels[at] = label;
        labelWeights[at] = classWeights[label];
      }
  }

  #flipSign(panels: Float32Array, example: number): void {
    const { exampleLength } = this.#parts.patches;
    for (let k = example * exampleLength; k < (example + 1) * exampleLength; k++) panels[k] = -panels[k];
  }
}
