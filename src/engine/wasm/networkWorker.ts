/** A thread that computes for nets on WebAssembly, one part of a batch at a time. */
import { parentPort } from 'node:worker_threads';
import { memoryIn, type NetworkMemory } from '#engine/wasm/networkMemory';
import { startWasmBackend } from '#engine/wasm/wasmStart';
import type { WorkerAnswer, WorkerAsk } from '#engine/wasm/workerMessage';
import type { LabelledBatch } from '#learning/network/network';
import { TensorNetwork } from '#learning/network/tensorNetwork';

const ready = startWasmBackend();
let place: { readonly memory: NetworkMemory; readonly network: TensorNetwork } | null = null;

function batchOn({ panels, labels, labelWeights, labelCount }: NetworkMemory, count: number): LabelledBatch {
  return {
    count,
    panels,
    labels: labels.subarray(0, count * labelCount),
    labelWeights: labelWeights.subarray(0, count * labelCount),
  };
}

function compute(ask: Exclude<WorkerAsk, { kind: 'memory' }>): WorkerAnswer {
  if (!place) throw new Error('A thread got a request before its memory');
  const { memory, network } = place;
  const { labelWeights, ...batch } = batchOn(memory, ask.count);
  if (ask.kind === 'logits') {
    memory.logits.set(network.logits(batch));
    return { kind: 'logits' };
  }
  const { gradients, loss, accuracy } = network.gradients(
    ask.isWeighted ? { ...batch, labelWeights } : batch,
  );
  gradients.forEach((values, i) => {
    memory.gradients[i].set(values);
  });
  return { kind: 'gradients', loss, accuracy };
}

async function answer(ask: Exclude<WorkerAsk, { kind: 'memory' }>): Promise<WorkerAnswer> {
  try {
    if (!(await ready)) throw new Error('WebAssembly did not start in a thread of its own');
    return compute(ask);
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', async (ask: WorkerAsk) => {
  if (ask.kind !== 'memory') {
    parentPort?.postMessage(await answer(ask));
    return;
  }
  const memory = memoryIn(ask.buffer, ask.spec, ask.capacity);
  place = { memory, network: new TensorNetwork(ask.spec, memory.weights) };
});
