import { Worker } from 'node:worker_threads';
import { programPath } from '#jobs/engine/programs';
import type { ChunkRunner } from '#learning/chunkedNetwork';
import type { ModelSpec } from '#learning/modelSpec';
import type { Batch, GradientResult, LabelledBatch } from '#learning/network';

interface NetOf {
  readonly id: number;
  readonly spec: ModelSpec;
  readonly weights: readonly Float32Array[];
}

/** What a thread is asked to compute. */
export type WorkerAsk = NetOf &
  (
    | { readonly kind: 'logits'; readonly batch: Batch }
    | { readonly kind: 'gradients'; readonly batch: LabelledBatch }
  );

export type WorkerAnswer =
  | { readonly id: number; readonly kind: 'logits'; readonly result: Float32Array }
  | { readonly id: number; readonly kind: 'gradients'; readonly result: GradientResult }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };

interface Waiting {
  readonly settle: (answer: WorkerAnswer) => void;
  readonly fail: (error: Error) => void;
}

/** A batch in buffers of its own: a view of a large buffer would be sent with all of it. */
function own<Part extends Batch>(batch: Part): { part: Part; buffer: ArrayBuffer } {
  const panels = new Float32Array(batch.panels);
  return { part: { ...batch, panels }, buffer: panels.buffer };
}

/** One thread and what it has been asked. It does not keep the process from ending. */
class WorkerRunner implements ChunkRunner {
  readonly #worker = new Worker(programPath('networkWorker'));
  readonly #waiting = new Map<number, Waiting>();
  #failure: Error | null = null;
  #nextId = 1;

  constructor() {
    this.#worker.on('message', (answer: WorkerAnswer) => {
      this.#waiting.get(answer.id)?.settle(answer);
      this.#release(answer.id);
    });
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`A computing thread ended with code ${code}`)));
    // After the listeners: to listen for messages keeps the process from ending again.
    this.#worker.unref();
  }

  async logits(spec: ModelSpec, weights: readonly Float32Array[], batch: Batch): Promise<Float32Array> {
    const { part, buffer } = own(batch);
    const answer = await this.#ask(
      { kind: 'logits', id: this.#nextId++, spec, weights, batch: part },
      buffer,
    );
    if (answer.kind === 'logits') return answer.result;
    throw new Error(answer.kind === 'failed' ? answer.message : 'A thread gave another answer');
  }

  async gradients(
    spec: ModelSpec,
    weights: readonly Float32Array[],
    batch: LabelledBatch,
  ): Promise<GradientResult> {
    const { labels, exampleWeights } = batch;
    const { part, buffer } = own({
      ...batch,
      labels: labels.slice(),
      exampleWeights: exampleWeights?.slice(),
    });
    const ask: WorkerAsk = { kind: 'gradients', id: this.#nextId++, spec, weights, batch: part };
    const answer = await this.#ask(ask, buffer);
    if (answer.kind === 'gradients') return answer.result;
    throw new Error(answer.kind === 'failed' ? answer.message : 'A thread gave another answer');
  }

  #ask(ask: WorkerAsk, panels: ArrayBuffer): Promise<WorkerAnswer> {
    return new Promise((settle, fail) => {
      if (this.#failure) {
        fail(this.#failure);
        return;
      }
      this.#waiting.set(ask.id, { settle, fail });
      this.#worker.ref();
      this.#worker.postMessage(ask, [panels]);
    });
  }

  #release(id: number): void {
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#worker.unref();
  }

  #fail(error: Error): void {
    this.#failure = error;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { fail } of waiting) fail(error);
  }
}

/** Starts threads that share the parts of each batch. @throws Error where their program is not built. */
export function startWasmWorkers(count: number): ChunkRunner[] {
  return Array.from({ length: count }, () => new WorkerRunner());
}
