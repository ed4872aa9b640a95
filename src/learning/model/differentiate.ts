import type { Placed } from '#learning/layers/layerData';
import type { Site } from '#learning/layers/layerKind';
import { type ModelSpec, type WiredLayer, wiredLayers } from '#learning/model/modelSpec';

/** How layers are computed with values of one sort: tensors, names of operations, plain numbers. */
export interface Computation<T> {
  place(wired: WiredLayer, site: Site<T>): Placed<T>;
  /** The sum of two gradients by the same value. */
  add(a: T, b: T): T;
}

/** A net computed: its output, and gradients by all parameters from that by the output. */
export interface Differentiable<T> {
  readonly output: T;
  /** In the order of `parameterShapes`. */
  readonly gradients: (byOutput: T) => T[];
}

/**
 * Gradients by all parameters, layers passed from the last to the first. The gradient by the input is not
 * computed.
 */
function passBack<T>(
  wired: readonly WiredLayer[],
  placed: readonly Placed<T>[],
  byOutput: T,
  add: Computation<T>['add'],
): T[] {
  const byOutputs: T[] = [];
  byOutputs[wired.length - 1] = byOutput;
  const gradients: T[] = [];
  for (let i = wired.length - 1; i >= 0; i--) {
    const back = placed[i].backward(byOutputs[i]);
    gradients.unshift(...back.parameters);
    wired[i].inputs.forEach((from, k) => {
      if (from < 0) return;
      const gradient = back.inputs[k]();
      byOutputs[from] = from in byOutputs ? add(byOutputs[from], gradient) : gradient;
    });
  }
  return gradients;
}

/** Computes a net's layers in their order and keeps the way back. */
export function differentiate<T>(
  spec: ModelSpec,
  input: T,
  parameters: readonly T[],
  { place, add }: Computation<T>,
): Differentiable<T> {
  const wired = wiredLayers(spec);
  const placed: Placed<T>[] = [];
  for (const one of wired) {
    const { inputs, inputShapes, outputShape, firstParameter, activation } = one;
    const site = {
      inputs: inputs.map((from) => (from < 0 ? input : placed[from].output)),
      parameters: parameters.slice(firstParameter, firstParameter + one.parameters.length),
      ...{ inputShapes, outputShape, activation },
    };
    placed.push(place(one, site));
  }
  return {
    output: placed[placed.length - 1].output,
    gradients: (byOutput) => passBack(wired, placed, byOutput, add),
  };
}
