/** A thread that computes for nets on WebAssembly, one part of a batch at a time. */
import { parentPort } from 'node:worker_threads';
import { startWasmBackend } from '#engine/wasm/wasmStart';
import { deskIn, type WorkerDesk } from '#engine/wasm/workerDesk';
import type { WorkerAnswer, WorkerAsk } from '#engine/wasm/workerMessage';
import type { LabelledBatch } from '#learning/network/network';
import { TensorNetwork } from '#learning/network/tensorNetwork';

const ready = startWasmBackend();
let place: { readonly desk: WorkerDesk; readonly network: TensorNetwork } | null = null;

function batchOn({ panels, labels, exampleWeights }: WorkerDesk, count: number): LabelledBatch {
  return {
    count,
    panels,
    labels: labels.subarray(0, count),
    exampleWeights: exampleWeights.subarray(0, count),
  };
}

function compute(ask: Exclude<WorkerAsk, { kind: 'desk' }>): WorkerAnswer {
  if (!place) throw new Error('A thread was asked before it was given memory');
  const { desk, network } = place;
  const { exampleWeights, ...batch } = batchOn(desk, ask.count);
  if (ask.kind === 'logits') {
    desk.logits.set(network.logits(batch));
    return { kind: 'logits' };
  }
  const { gradients, loss, accuracy } = network.gradients(
    ask.isWeighted ? { ...batch, exampleWeights } : batch,
  );
  gradients.forEach((values, i) => {
    desk.gradients[i].set(values);
  });
  return { kind: 'gradients', loss, accuracy };
}

async function answer(ask: Exclude<WorkerAsk, { kind: 'desk' }>): Promise<WorkerAnswer> {
  try {
    if (!(await ready)) throw new Error('WebAssembly would not start in a thread of its own');
    return compute(ask);
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', async (ask: WorkerAsk) => {
  if (ask.kind !== 'desk') {
    parentPort?.postMessage(await answer(ask));
    return;
  }
  const desk = deskIn(ask.buffer, ask.spec, ask.capacity);
  place = { desk, network: new TensorNetwork(ask.spec, desk.weights) };
});
