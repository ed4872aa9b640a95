import { type ModelSpec, sizeOfShape } from '#learning/model/modelSpec';
import {
  type AskedBatch,
  type Batch,
  checkWeights,
  type GradientResult,
  type LabelledBatch,
  type Network,
} from '#learning/network/network';
import { countedRows, totalWeight } from '#learning/network/softmax';

/** Computes for a net on its own: in this thread or another. One call at a time. */
export interface ChunkRunner {
  logits(spec: ModelSpec, weights: readonly Float32Array[], batch: Batch): Promise<Float32Array>;
  gradients(spec: ModelSpec, weights: readonly Float32Array[], batch: LabelledBatch): Promise<GradientResult>;
}

/** Parts that a batch is cut into where runners share it, however many they are: it decides the bits. */
export const SHARED_CHUNKS = 4;

/**
 * Values of panels that are answered together at most. Large panels are answered one at a time: that takes less memory,
 * and native TensorFlow is faster.
 */
export const MOST_PART_VALUES = 8 * 1024 * 1024;

interface Chunk<Part extends Batch> {
  readonly batch: Part;
  /** Of the whole batch's weight. */
  readonly share: number;
}

/** First example of each part and the one behind its last. */
function cuts(count: number, most: number): (readonly [number, number])[] {
  const parts = Math.max(1, Math.min(most, count));
  const edge = (i: number): number => Math.round((i * count) / parts);
  return Array.from({ length: parts }, (_, i) => [edge(i), edge(i + 1)] as const);
}

function cutBatch({ inputShape }: ModelSpec, { panels, count }: Batch, most: number): Batch[] {
  const length = sizeOfShape(inputShape);
  return cuts(count, most).map(([from, to]) => ({
    count: to - from,
    panels: panels.subarray(from * length, to * length),
  }));
}

/** Examples that are answered together, and by which weights. */
interface AskedPart {
  readonly batch: Batch;
  readonly weights: readonly Float32Array[];
}

/** Parts of a batch that is answered: at least so many that none is too large. An example's answer is the same in each. */
function answeredParts(spec: ModelSpec, batch: Batch, least: number): Batch[] {
  const most = Math.max(1, Math.floor(MOST_PART_VALUES / sizeOfShape(spec.inputShape)));
  return cutBatch(spec, batch, Math.max(least, Math.ceil(batch.count / most)));
}

/** The same for each half where the second one has weights of its own. */
function askedParts(
  { spec, weights }: Pick<Network, 'spec' | 'weights'>,
  { secondWeights, ...batch }: AskedBatch,
  least: number,
): AskedPart[] {
  const halves = secondWeights ? cutBatch(spec, batch, 2) : [batch];
  return halves.flatMap((half, i) =>
    answeredParts(spec, half, Math.ceil(least / halves.length)).map((part) => ({
      batch: part,
      weights: i === 1 && secondWeights ? secondWeights : weights,
    })),
  );
}

function cutLabelled(spec: ModelSpec, batch: LabelledBatch, most: number): Chunk<LabelledBatch>[] {
  const { labels, labelWeights } = batch;
  const perExample = labels.length / batch.count;
  const total = totalWeight(labels.length, labelWeights);
  const panels = cutBatch(spec, batch, most);
  return cuts(batch.count, most).map(([from, to], i) => {
    const [first, end] = [from * perExample, to * perExample];
    const weights = labelWeights?.subarray(first, end);
    const part = { ...panels[i], labels: labels.subarray(first, end), labelWeights: weights };
    const weight = totalWeight(end - first, weights);
    return { batch: part, share: weight === 0 ? 0 : weight / total };
  });
}

/** Adds the parts' results in their order, so that their order of completion does not matter. */
function combine(
  chunks: readonly Chunk<LabelledBatch>[],
  results: readonly GradientResult[],
): GradientResult {
  if (results.length === 1) return results[0];
  const gradients = results[0].gradients.map(({ length }) => new Float32Array(length));
  let loss = 0;
  let right = 0;
  let count = 0;
  results.forEach((result, i) => {
    const { batch, share } = chunks[i];
    loss += share * result.loss;
    const counted = countedRows(batch.labels.length, batch.labelWeights);
    right += result.accuracy * counted;
    count += counted;
    gradients.forEach((sum, tensor) => {
      const part = result.gradients[tensor];
      for (let k = 0; k < sum.length; k++) sum[k] += share * part[k];
    });
  });
  return { loss, accuracy: count === 0 ? 0 : Math.round(right) / count, gradients };
}

/**
 * A net whose batches are cut into parts that runners share. The same batch gives the same bits however
 * many runners there are.
 */
export class ChunkedNetwork implements Network {
  readonly spec: ModelSpec;
  readonly weights: Float32Array[];
  readonly #runners: readonly ChunkRunner[];
  readonly #chunks: number;

  /** @param chunks Parts that a batch is cut into; one that is answered into more where they were too large. */
  constructor(
    spec: ModelSpec,
    weights: Float32Array[],
    runners: readonly ChunkRunner[],
    chunks = SHARED_CHUNKS,
  ) {
    checkWeights(spec, weights);
    this.#chunks = chunks;
    this.spec = spec;
    this.weights = weights;
    this.#runners = runners;
  }

  async logits(batch: AskedBatch): Promise<Float32Array> {
    if (batch.secondWeights) checkWeights(this.spec, batch.secondWeights);
    const asked = askedParts(this, batch, this.#chunks);
    const parts = await this.#share(asked, (runner, part) =>
      runner.logits(this.spec, part.weights, part.batch),
    );
    const out = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  async gradients(batch: LabelledBatch): Promise<GradientResult> {
    const chunks = cutLabelled(this.spec, batch, this.#chunks);
    const results = await this.#share(chunks, (runner, chunk) =>
      runner.gradients(this.spec, this.weights, chunk.batch),
    );
    return combine(chunks, results);
  }

  /** Runner i takes parts i, i + runners, …; the results in the parts' order. */
  async #share<Part, Result>(
    parts: readonly Part[],
    work: (runner: ChunkRunner, part: Part) => Promise<Result>,
  ): Promise<Result[]> {
    const results: Result[] = [];
    const serve = async (runner: ChunkRunner, first: number): Promise<void> => {
      for (let i = first; i < parts.length; i += this.#runners.length)
        results[i] = await work(runner, parts[i]);
    };
    await Promise.all(this.#runners.map(serve));
    return results;
  }
}
