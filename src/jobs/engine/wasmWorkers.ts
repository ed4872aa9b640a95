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

/** An ask with buffers of its own, which go to the thread without another copy. */
function own(ask: WorkerAsk): { readonly ask: WorkerAsk; readonly buffers: ArrayBuffer[] } {
  const weights = ask.weights.map((values) => new Float32Array(values));
  const panels = new Float32Array(ask.batch.panels);
  const buffers = [panels.buffer, ...weights.map(({ buffer }) => buffer)];
  if (ask.kind === 'logits') return { ask: { ...ask, weights, batch: { ...ask.batch, panels } }, buffers };
  const { labels, exampleWeights } = ask.batch;
  // A view of a large buffer would be sent with all of it.
  const batch = { ...ask.batch, panels, labels: labels.slice(), exampleWeights: exampleWeights?.slice() };
  return { ask: { ...ask, weights, batch }, buffers };
}

/** Buffers of an answer that can go without a copy: the thread has no more use for them. */
export function buffersOf(answer: WorkerAnswer): ArrayBuffer[] {
  if (answer.kind === 'failed') return [];
  const values = answer.kind === 'logits' ? [answer.result] : answer.result.gradients;
  return values.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}

/** One thread and what it has been asked. It does not keep the process from ending. */
class WorkerRunner implements ChunkRunner {
  readonly #worker = new Worker(programPath('networkWorker'));
  readonly #waiting = new Map<number, Waiting>();
  #failure: Error | null = null;
  #nextId = 1;

  constructor() {
    this.#worker.unref();
    this.#worker.on('message', (answer: WorkerAnswer) => {
      this.#waiting.get(answer.id)?.settle(answer);
      this.#release(answer.id);
    });
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`A computing thread ended with code ${code}`)));
  }

  async logits(spec: ModelSpec, weights: readonly Float32Array[], batch: Batch): Promise<Float32Array> {
    const answer = await this.#ask({ kind: 'logits', id: this.#nextId++, spec, weights, batch });
    if (answer.kind === 'logits') return answer.result;
    throw new Error(answer.kind === 'failed' ? answer.message : 'A thread gave another answer');
  }

  async gradients(
    spec: ModelSpec,
    weights: readonly Float32Array[],
    batch: LabelledBatch,
  ): Promise<GradientResult> {
    const answer = await this.#ask({ kind: 'gradients', id: this.#nextId++, spec, weights, batch });
    if (answer.kind === 'gradients') return answer.result;
    throw new Error(answer.kind === 'failed' ? answer.message : 'A thread gave another answer');
  }

  #ask(asked: WorkerAsk): Promise<WorkerAnswer> {
    return new Promise((settle, fail) => {
      if (this.#failure) {
        fail(this.#failure);
        return;
      }
      const { ask, buffers } = own(asked);
      this.#waiting.set(ask.id, { settle, fail });
      this.#worker.ref();
      this.#worker.postMessage(ask, buffers);
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
