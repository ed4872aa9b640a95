import { type ModelSpec, parameterShapes, sizeOfShape } from '#learning/model/modelSpec';
import type { ChunkRunner } from '#learning/network/chunkedNetwork';
import type { Batch, GradientResult, LabelledBatch } from '#learning/network/network';

interface NetOf {
  readonly id: number;
  readonly spec: ModelSpec;
  readonly weights: readonly Float32Array[];
}

/** A request to another process or page to compute. */
export type RunnerAsk = NetOf &
  (
    | { readonly kind: 'logits'; readonly batch: Batch }
    | { readonly kind: 'gradients'; readonly batch: LabelledBatch }
  );

export type RunnerAnswer =
  | { readonly id: number; readonly kind: 'logits'; readonly result: Float32Array }
  | { readonly id: number; readonly kind: 'gradients'; readonly result: GradientResult }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };

interface Waiting {
  readonly settle: (answer: RunnerAnswer) => void;
  readonly fail: (error: Error) => void;
}

/** In a buffer of its own: a view of a large buffer would be sent with all of it. */
function ownPanels({ inputShape }: ModelSpec, { panels, count }: Batch): Float32Array {
  return panels.slice(0, count * sizeOfShape(inputShape));
}

function misfit({ kind, ...rest }: RunnerAnswer): Error {
  return new Error('message' in rest ? rest.message : `An answer of another kind came: ${kind}`);
}

/** A runner whose work is done elsewhere: sends requests, and pairs answers with them. */
export class RemoteRunner implements ChunkRunner {
  readonly #post: (ask: RunnerAsk) => void;
  readonly #waiting = new Map<number, Waiting>();
  #failure: Error | null = null;
  #nextId = 1;

  /** @param post Sends a request; its arrays are in their own buffers. */
  constructor(post: (ask: RunnerAsk) => void) {
    this.#post = post;
  }

  async logits(spec: ModelSpec, weights: readonly Float32Array[], batch: Batch): Promise<Float32Array> {
    const own = { count: batch.count, panels: ownPanels(spec, batch) };
    const answer = await this.#ask({ kind: 'logits', ...this.#numbered(spec, weights), batch: own });
    if (answer.kind === 'logits') return answer.result;
    throw misfit(answer);
  }

  async gradients(
    spec: ModelSpec,
    weights: readonly Float32Array[],
    batch: LabelledBatch,
  ): Promise<GradientResult> {
    const { count, labels, labelWeights } = batch;
    const panels = ownPanels(spec, batch);
    const own = { count, panels, labels: labels.slice(), labelWeights: labelWeights?.slice() };
    const answer = await this.#ask({ kind: 'gradients', ...this.#numbered(spec, weights), batch: own });
    if (answer.kind !== 'gradients') throw misfit(answer);
    const { gradients } = answer.result;
    if (!parameterShapes(spec).every(({ size }, i) => gradients[i]?.length === size))
      throw new Error('Gradients came that do not fit the layers');
    return answer.result;
  }

  /** Passes an answer to its request. */
  receive(answer: RunnerAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    waiting?.settle(answer);
  }

  /** The other side has closed: present and later requests fail. */
  fail(error: Error): void {
    this.#failure = error;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { fail } of waiting) fail(error);
  }

  /** A net in buffers of its own, under the next number. */
  #numbered(spec: ModelSpec, weights: readonly Float32Array[]): NetOf {
    return { id: this.#nextId++, spec, weights: weights.map((values) => values.slice()) };
  }

  #ask(ask: RunnerAsk): Promise<RunnerAnswer> {
    return new Promise((settle, fail) => {
      if (this.#failure) {
        fail(this.#failure);
        return;
      }
      this.#waiting.set(ask.id, { settle, fail });
      this.#post(ask);
    });
  }
}

/** The other side: computes a request; a failure is an answer like any other. */
export async function answerAsk(runner: ChunkRunner, ask: RunnerAsk): Promise<RunnerAnswer> {
  const { id, kind, spec, weights } = ask;
  try {
    return kind === 'logits'
      ? { id, kind, result: await runner.logits(spec, weights, ask.batch) }
      : { id, kind, result: await runner.gradients(spec, weights, ask.batch) };
  } catch (error) {
    return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
