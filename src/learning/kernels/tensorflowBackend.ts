import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';

interface OperationAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** What our kernels use of tfjs-node's backend: TensorFlow's operations by their names. */
interface BackendFace {
  readonly isUsingGpuDevice: boolean;
  readonly binding: Readonly<
    Record<'TF_ATTR_TYPE' | 'TF_ATTR_INT' | 'TF_ATTR_STRING' | 'TF_ATTR_BOOL' | 'TF_FLOAT', number>
  >;
  executeSingleOutput(
    name: string,
    attributes: readonly OperationAttribute[],
    inputs: readonly TensorInfo[],
  ): Tensor;
  executeMultipleOutputs(
    name: string,
    attributes: readonly OperationAttribute[],
    inputs: readonly TensorInfo[],
    outputCount: number,
  ): Tensor[];
}

function isBackendFace(backend: object): backend is BackendFace {
  const names = ['isUsingGpuDevice', 'binding', 'executeSingleOutput', 'executeMultipleOutputs'];
  return names.every((name) => name in backend);
}

/** Attributes of an operation as plain values: numbers are integers, texts are texts. */
export type Attributes = Readonly<Record<string, readonly number[] | string | boolean>>;

/**
 * The mark of operations that oneDNN does. TensorFlow's graphs are rewritten to them, single operations only
 * in part.
 */
export const MKL_MARK: Attributes = { _kernel: 'MklNameChangeOp' };

/** tfjs-node's backend as our kernels use it, for float32 tensors. */
export class TensorflowBackend {
  readonly #backend: BackendFace;

  /** @throws Error where it is another backend */
  constructor(backend: object) {
    if (!isBackendFace(backend)) throw new Error('This kernel is for native TensorFlow only');
    this.#backend = backend;
  }

  get isOnGpu(): boolean {
    return this.#backend.isUsingGpuDevice;
  }

  /** Runs one of TensorFlow's operations. @throws Error where it does not have it */
  run(operation: string, inputs: readonly TensorInfo[], attributes: Attributes = {}): Tensor {
    return this.#backend.executeSingleOutput(operation, this.#list(attributes), inputs);
  }

  /** The same for one with several outputs. */
  runForSeveral(
    operation: string,
    inputs: readonly TensorInfo[],
    attributes: Attributes,
    outputCount: number,
  ): Tensor[] {
    return this.#backend.executeMultipleOutputs(operation, this.#list(attributes), inputs, outputCount);
  }

  #list(attributes: Attributes): OperationAttribute[] {
    const { TF_ATTR_TYPE, TF_ATTR_INT, TF_ATTR_STRING, TF_ATTR_BOOL, TF_FLOAT } = this.#backend.binding;
    const typeOf = (value: Attributes[string]): number => {
      if (typeof value === 'string') return TF_ATTR_STRING;
      return typeof value === 'boolean' ? TF_ATTR_BOOL : TF_ATTR_INT;
    };
    const given = Object.entries(attributes).map(([name, value]) => ({ name, type: typeOf(value), value }));
    return [{ name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT }, ...given];
  }
}
