import { AskedThread } from '#engine/askedThread';
import { memoryBytes, memoryIn, type NetworkMemory } from '#engine/wasm/networkMemory';
import type { WorkerAnswer, WorkerAsk } from '#engine/wasm/workerMessage';
import { type ModelSpec, sizeOfShape } from '#learning/model/modelSpec';
import { specKey } from '#learning/model/specKey';
import type { ChunkRunner } from '#learning/network/chunkedNetwork';
import type { Batch, GradientResult, LabelledBatch } from '#learning/network/network';

/** The content of the memory that a thread shares with this one. */
interface Place {
  readonly key: string;
  readonly capacity: number;
  readonly buffer: SharedArrayBuffer;
  readonly memory: NetworkMemory;
}

/** One thread, one request at a time: the next waits until the memory is free. */
class WorkerRunner implements ChunkRunner {
  readonly #thread = new AskedThread<WorkerAsk, WorkerAnswer>('networkWorker', () => {
    this.#place = null;
  });
  #place: Place | null = null;

  constructor() {
    this.#thread.start();
  }

  logits(spec: ModelSpec, weights: readonly Float32Array[], batch: Batch): Promise<Float32Array> {
    return this.#thread.inTurn(async () => {
      const memory = this.#fill(spec, weights, batch);
      await this.#ask({ kind: 'logits', count: batch.count });
      return new Float32Array(memory.logits.subarray(0, batch.count * memory.outputCount));
    });
  }

  gradients(
    spec: ModelSpec,
    weights: readonly Float32Array[],
    batch: LabelledBatch,
  ): Promise<GradientResult> {
    return this.#thread.inTurn(async () => {
      const { count, labels, labelWeights } = batch;
      const memory = this.#fill(spec, weights, batch);
      memory.labels.set(labels);
      if (labelWeights) memory.labelWeights.set(labelWeights);
      const answer = await this.#ask({ kind: 'gradients', count, isWeighted: labelWeights !== undefined });
      if (answer.kind !== 'gradients') throw new Error('A thread gave another answer');
      const gradients = memory.gradients.map((values) => new Float32Array(values));
      return { loss: answer.loss, accuracy: answer.accuracy, gradients };
    });
  }

  /** Puts weights and panels into the shared memory. */
  #fill(spec: ModelSpec, weights: readonly Float32Array[], { count, panels }: Batch): NetworkMemory {
    const { memory } = this.#placeFor(spec, count);
    weights.forEach((values, i) => {
      memory.weights[i].set(values);
    });
    const length = count * sizeOfShape(spec.inputShape);
    if (panels.length < length) throw new RangeError(`A batch of ${count} has ${panels.length} values only`);
    memory.panels.set(panels.subarray(0, length));
    return memory;
  }

  /** The memory for a net and a batch; a larger one only where it does not hold them, as threads free it late. */
  #placeFor(spec: ModelSpec, count: number): Place {
    const [known, key] = [this.#place, specKey(spec)];
    if (known && known.key === key && known.capacity >= count) return known;
    const bytes = memoryBytes(spec, count);
    const isLargeEnough = known && known.buffer.byteLength >= bytes;
    const buffer = isLargeEnough ? known.buffer : new SharedArrayBuffer(bytes);
    this.#thread.tell({ kind: 'memory', buffer, spec, capacity: count });
    const place = { key, capacity: count, buffer, memory: memoryIn(buffer, spec, count) };
    this.#place = place;
    return place;
  }

  async #ask(ask: WorkerAsk): Promise<WorkerAnswer> {
    const answer = await this.#thread.ask(ask);
    if (answer.kind === 'failed') throw new Error(answer.message);
    return answer;
  }
}

/** Starts threads that share the parts of each batch. @throws Error where their program is not built. */
export function startWasmWorkers(count: number): ChunkRunner[] {
  return Array.from({ length: count }, () => new WorkerRunner());
}
