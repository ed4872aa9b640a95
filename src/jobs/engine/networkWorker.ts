/** A thread that computes for nets on WebAssembly, one part of a batch at a time. */
import { parentPort } from 'node:worker_threads';
import { startWasmBackend } from '#jobs/engine/wasmStart';
import type { ChunkRunner } from '#learning/chunkedNetwork';
import { answerAsk, type RunnerAsk } from '#learning/remoteRunner';
import { tensorRunner } from '#learning/tensorNetwork';

const ready = startWasmBackend();

async function startedRunner(): Promise<ChunkRunner> {
  if (await ready) return tensorRunner;
  throw new Error('WebAssembly would not start in a thread of its own');
}

const runner: ChunkRunner = {
  logits: async (...ask) => (await startedRunner()).logits(...ask),
  gradients: async (...ask) => (await startedRunner()).gradients(...ask),
};

parentPort?.on('message', async (ask: RunnerAsk) => {
  parentPort?.postMessage(await answerAsk(runner, ask));
});
