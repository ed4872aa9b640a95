import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programPath } from '#engine/programs';
import { measureResidual, type ResidualAsk } from '#jobs/classify/measureResidual';

interface Waiting {
  readonly settle: (residual: Float32Array) => void;
  readonly fail: (error: Error) => void;
}

/**
 * One thread for all lines. It is not ended after a line: Node 20 may come down when a thread ends while its code is
 * still being compiled. It does not keep the process alive.
 */
let thread: Worker | null = null;
let waiting: Waiting | null = null;
/** Resolved when all earlier lines are measured. */
let turn: Promise<unknown> = Promise.resolve();

function lose(worker: Worker, error: Error): void {
  if (worker !== thread) return;
  thread = null;
  waiting?.fail(error);
}

/** @throws Error where the thread is not built */
function startThread(): Worker {
  const worker = new Worker(programPath('attributeWorker'));
  worker.on('message', (residual: Float32Array) => waiting?.settle(residual));
  worker.on('error', (error: Error) => lose(worker, error));
  worker.on('exit', (code) => lose(worker, new Error(`A computing thread ended with code ${code}`)));
  thread = worker;
  return worker;
}

/** @throws Error where the thread is not built, or is lost */
async function inThread(ask: ResidualAsk): Promise<Float32Array> {
  const worker = thread ?? startThread();
  try {
    return await new Promise<Float32Array>((settle, fail) => {
      waiting = { settle, fail };
      worker.ref();
      worker.postMessage(ask);
    });
  } finally {
    waiting = null;
    worker.unref();
  }
}

/**
 * What the residual of the slant stack says at each working sample, measured in a thread of its own while this one
 * computes the channels; here where there is one processor, or no thread. The bits are the same.
 */
export function residualBeside(ask: ResidualAsk): Promise<Float32Array> {
  const measured = turn.then(() =>
    availableParallelism() === 1 ? measureResidual(ask) : inThread(ask).catch(() => measureResidual(ask)),
  );
  turn = measured.catch(() => undefined);
  return measured;
}
