import { layerShapes, type ModelSpec, parameterShapes, sizeOfShape } from '#learning/model/modelSpec';

/** Memory that two threads share: everything that goes to and fro for a net, so that no message carries it. */
export interface WorkerDesk {
  readonly weights: Float32Array[];
  readonly gradients: Float32Array[];
  readonly panels: Float32Array;
  readonly exampleWeights: Float32Array;
  readonly labels: Int32Array;
  readonly logits: Float32Array;
}

interface DeskSizes {
  readonly parameters: readonly number[];
  readonly panel: number;
  readonly outputs: number;
}

function sizesOf(spec: ModelSpec): DeskSizes {
  return {
    parameters: parameterShapes(spec).map(({ size }) => size),
    panel: sizeOfShape(spec.inputShape),
    outputs: sizeOfShape(layerShapes(spec).at(-1) ?? spec.inputShape),
  };
}

/** Bytes of a desk for nets of these layers and at most `capacity` examples at a time. */
export function deskBytes(spec: ModelSpec, capacity: number): number {
  const { parameters, panel, outputs } = sizesOf(spec);
  const weights = parameters.reduce((sum, size) => sum + size, 0);
  return 4 * (2 * weights + capacity * (panel + outputs + 2));
}

/** The desk that lies in a buffer: the same in every thread. */
export function deskIn(buffer: SharedArrayBuffer, spec: ModelSpec, capacity: number): WorkerDesk {
  const { parameters, panel, outputs } = sizesOf(spec);
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
    exampleWeights: floats(capacity),
    logits: floats(capacity * outputs),
    labels: new Int32Array(buffer, at, capacity),
  };
}
