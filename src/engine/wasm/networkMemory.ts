import {
  labelCountOf,
  type ModelSpec,
  netOutputShape,
  parameterShapes,
  sizeOfShape,
} from '#learning/model/modelSpec';

/** Memory that two threads share: all inputs and outputs of a net, so that no message has to contain them. */
export interface NetworkMemory {
  readonly weights: Float32Array[];
  readonly gradients: Float32Array[];
  readonly panels: Float32Array;
  readonly labelWeights: Float32Array;
  readonly labels: Int32Array;
  readonly logits: Float32Array;
  /** Values of one example. */
  readonly outputCount: number;
  readonly labelCount: number;
}

interface MemorySizes {
  readonly parameters: readonly number[];
  readonly panel: number;
  readonly outputs: number;
  readonly labels: number;
}

function sizesOf(spec: ModelSpec): MemorySizes {
  return {
    parameters: parameterShapes(spec).map(({ size }) => size),
    panel: sizeOfShape(spec.inputShape),
    outputs: sizeOfShape(netOutputShape(spec)),
    labels: labelCountOf(spec),
  };
}

/** Bytes for nets of these layers and at most `capacity` examples at a time. */
export function memoryBytes(spec: ModelSpec, capacity: number): number {
  const { parameters, panel, outputs, labels } = sizesOf(spec);
  const weights = parameters.reduce((sum, size) => sum + size, 0);
  return 4 * (2 * weights + capacity * (panel + outputs + 2 * labels));
}

/** The memory in a buffer: the same in every thread. */
export function memoryIn(buffer: SharedArrayBuffer, spec: ModelSpec, capacity: number): NetworkMemory {
  const { parameters, panel, outputs, labels } = sizesOf(spec);
  let at = 0;
  const floats = (length: number): Float32Array<SharedArrayBuffer> => {
    const values = new Float32Array(buffer, at, length);
    at += values.byteLength;
    return values;
  };
  return {
    weights: parameters.map(floats),
    gradients: parameters.map(floats),
    panels: floats(capacity * panel),
    labelWeights: floats(capacity * labels),
    logits: floats(capacity * outputs),
    labels: new Int32Array(buffer, at, capacity * labels),
    outputCount: outputs,
    labelCount: labels,
  };
}
