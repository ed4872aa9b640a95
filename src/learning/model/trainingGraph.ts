import { GraphBuilder } from '#learning/layers/graphBuilder';
import type { GraphOperation } from '#learning/layers/graphOperation';
import { kindOf } from '#learning/layers/registry';
import { differentiate } from '#learning/model/differentiate';
import { type ModelSpec, netOutputShape, parameterShapes } from '#learning/model/modelSpec';

/** A training step in TensorFlow's operations, with the names of its inputs and outputs. */
export interface TrainingGraph {
  readonly operations: readonly GraphOperation[];
  /** [example][height][width][channel] */
  readonly panels: string;
  /** One a tensor, in the order of `parameterShapes`. */
  readonly parameters: readonly string[];
  /** As the logits: a label's share of the loss at its class, elsewhere 0. */
  readonly targets: string;
  /** A label's share of the loss: as the logits, with one value in place of the classes. */
  readonly shares: string;
  /** [example][class] or [example][height][width][class], before the softmax. */
  readonly logits: string;
  /** The softmax of the logits. */
  readonly probabilities: string;
  /** Of the mean cross-entropy, one a tensor, in the order of `parameters`. */
  readonly gradients: readonly string[];
}

/** The outputs of a net and the gradients of its mean cross-entropy, for batches of any number. */
export function trainingGraph(spec: ModelSpec): TrainingGraph {
  const graph = new GraphBuilder();
  const panels = graph.placeholder([-1, ...spec.inputShape]);
  const parameters = parameterShapes(spec).map(({ shape }) => graph.placeholder(shape));
  const net = differentiate(spec, panels, parameters, {
    place: ({ layer }, site) => kindOf(layer).graph(layer, { ...site, graph }),
    add: (a, b) => graph.add('AddV2', [a, b]),
  });
  const outputShape = netOutputShape(spec);
  const targets = graph.placeholder([-1, ...outputShape]);
  const shares = graph.placeholder([-1, ...outputShape.slice(0, -1), 1]);
  const probabilities = graph.add('Softmax', [net.output]);
  const weighted = graph.add('Mul', [probabilities, shares]);
  const gradients = net.gradients(graph.add('Sub', [weighted, targets]));
  const inputs = { panels, parameters, targets, shares };
  return { operations: graph.operations, ...inputs, logits: net.output, probabilities, gradients };
}
