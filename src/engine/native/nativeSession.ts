import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TensorflowBinding } from '#engine/native/nativeBinding';
import { encodeSavedModel, GRAPH_TAG } from '#engine/native/savedGraph';
import type { GraphOperation } from '#learning/layers/graphOperation';

/** A value for a placeholder. */
export interface Feed {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** The binding takes graphs from folders only. */
function load(binding: TensorflowBinding, operations: readonly GraphOperation[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-graph-'));
  try {
    writeFileSync(join(folder, 'saved_model.pb'), encodeSavedModel(operations));
    return binding.loadSavedModel(folder, GRAPH_TAG);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function portsOf(names: readonly string[]): string {
  return names.map((name) => `${name}:0`).join(',');
}

/** A graph loaded into TensorFlow, until it is closed. */
export class NativeSession {
  readonly #binding: TensorflowBinding;
  readonly #id: number;

  constructor(binding: TensorflowBinding, operations: readonly GraphOperation[]) {
    this.#binding = binding;
    this.#id = load(binding, operations);
  }

  /** Values of outputs by their names, in their order. @throws Error with TensorFlow's message */
  run(feeds: readonly Feed[], outputs: readonly string[]): Float32Array[] {
    const binding = this.#binding;
    const tensors = feeds.map(({ shape, values }) => binding.createTensor(shape, binding.TF_FLOAT, values));
    try {
      const names = portsOf(feeds.map(({ name }) => name));
      const found = binding.runSavedModel(this.#id, tensors, names, portsOf(outputs)).map(({ id }) => id);
      tensors.push(...found);
      return found.map((tensor) => binding.tensorDataSync(tensor));
    } finally {
      for (const tensor of tensors) binding.deleteTensor(tensor);
    }
  }

  close(): void {
    this.#binding.deleteSavedModel(this.#id);
  }
}
