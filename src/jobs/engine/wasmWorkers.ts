import { Worker } from 'node:worker_threads';
import { programPath } from '#jobs/engine/programs';
import type { ChunkRunner } from '#learning/chunkedNetwork';
import { RemoteRunner, type RunnerAnswer } from '#learning/remoteRunner';

/** One thread and what it has been asked. It does not keep the process from ending. */
function startWorker(): ChunkRunner {
  const worker = new Worker(programPath('networkWorker'));
  const runner = new RemoteRunner((ask, panels) => {
    worker.ref();
    worker.postMessage(ask, [panels]);
  });
  worker.on('message', (answer: RunnerAnswer) => {
    runner.receive(answer);
    if (runner.isIdle) worker.unref();
  });
  worker.on('error', (error: Error) => runner.fail(error));
  worker.on('exit', (code) => runner.fail(new Error(`A computing thread ended with code ${code}`)));
  // Last: a listener added later would keep the process alive again.
  worker.unref();
  return runner;
}

/** Starts threads that share the parts of each batch. @throws Error where their program is not built. */
export function startWasmWorkers(count: number): ChunkRunner[] {
  return Array.from({ length: count }, startWorker);
}
