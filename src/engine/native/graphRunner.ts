import type { TensorflowBinding } from '#engine/native/nativeBinding';
import { type Feed, NativeSession } from '#engine/native/nativeSession';
import {
  classCountOf,
  type ModelSpec,
  netOutputShape,
  parameterShapes,
  sizeOfShape,
} from '#learning/model/modelSpec';
import { specKey } from '#learning/model/specKey';
import { type TrainingGraph, trainingGraph } from '#learning/model/trainingGraph';
import type { ChunkRunner } from '#learning/network/chunkedNetwork';
import { type Batch, checkWeights, type LabelledBatch } from '#learning/network/network';
import { judge, lossTargets } from '#learning/network/softmax';

/** Nets whose graphs are kept: more than any job has at a time. */
export const KEPT_SESSIONS = 8;

function inputFeeds(
  spec: ModelSpec,
  { panels, parameters }: TrainingGraph,
  weights: readonly Float32Array[],
  batch: Batch,
): Feed[] {
  checkWeights(spec, weights);
  const values = batch.panels.subarray(0, batch.count * sizeOfShape(spec.inputShape));
  const shapes = parameterShapes(spec);
  return [
    { name: panels, shape: [batch.count, ...spec.inputShape], values },
    ...parameters.map((name, i) => ({ name, shape: shapes[i].shape, values: weights[i] })),
  ];
}

function lossFeeds(spec: ModelSpec, graph: TrainingGraph, batch: LabelledBatch): Feed[] {
  const { count, labels, labelWeights } = batch;
  const { shares, targets } = lossTargets(labels, classCountOf(spec), labelWeights);
  const shape = [count, ...netOutputShape(spec)];
  return [
    { name: graph.targets, shape, values: targets },
    { name: graph.shares, shape: [...shape.slice(0, -1), 1], values: shares },
  ];
}

/** A net's training graph, loaded into TensorFlow. */
interface LoadedNet {
  readonly graph: TrainingGraph;
  readonly session: NativeSession;
}

/** Loads nets on request and keeps those used last. */
function loadedNets(binding: TensorflowBinding): (spec: ModelSpec) => LoadedNet {
  /** By their layers: nets of one kind share a graph, whoever made them. The net used last is last. */
  const nets = new Map<string, LoadedNet>();
  const load = (spec: ModelSpec): LoadedNet => {
    const graph = trainingGraph(spec);
    return { graph, session: new NativeSession(binding, graph.operations) };
  };
  return (spec) => {
    const key = specKey(spec);
    const net = nets.get(key) ?? load(spec);
    nets.delete(key);
    nets.set(key, net);
    const [oldest] = nets.keys();
    if (nets.size > KEPT_SESSIONS) {
      nets.get(oldest)?.session.close();
      nets.delete(oldest);
    }
    return net;
  };
}

/**
 * Computes on native TensorFlow in this thread: a net's outputs, or outputs and gradients, are one run of
 * a graph, which TensorFlow optimises as it does Keras's. Loss and accuracy come from the outputs.
 */
export function graphRunner(binding: TensorflowBinding): ChunkRunner {
  const netOf = loadedNets(binding);
  return {
    logits: async (spec, weights, batch) => {
      const { graph, session } = netOf(spec);
      return session.run(inputFeeds(spec, graph, weights, batch), [graph.logits])[0];
    },
    gradients: async (spec, weights, batch) => {
      const { graph, session } = netOf(spec);
      const feeds = [...inputFeeds(spec, graph, weights, batch), ...lossFeeds(spec, graph, batch)];
      const outputs = [graph.logits, graph.probabilities, ...graph.gradients];
      const [logits, probabilities, ...gradients] = session.run(feeds, outputs);
      const { loss, accuracy } = judge({ logits, probabilities }, batch.labels, batch.labelWeights);
      return { loss, accuracy, gradients };
    },
  };
}
