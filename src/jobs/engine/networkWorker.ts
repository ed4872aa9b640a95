/** A thread that computes for nets on WebAssembly, one part of a batch at a time. */
import { parentPort } from 'node:worker_threads';
import { startWasmBackend } from '#jobs/engine/wasmStart';
import { buffersOf, type WorkerAnswer, type WorkerAsk } from '#jobs/engine/wasmWorkers';
import { TensorNetwork } from '#learning/tensorNetwork';

const ready = startWasmBackend();

async function answer({ id, kind, spec, weights, batch }: WorkerAsk): Promise<WorkerAnswer> {
  try {
    if (!(await ready)) throw new Error('WebAssembly would not start in a thread of its own');
    const network = new TensorNetwork(spec, [...weights]);
    return kind === 'logits'
      ? { id, kind, result: network.logits(batch) }
      : { id, kind, result: network.gradients(batch) };
  } catch (error) {
    return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', async (ask: WorkerAsk) => {
  const answered = await answer(ask);
  parentPort?.postMessage(answered, buffersOf(answered));
});
