import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programPath } from '#engine/programs';
import type { ExampleAnswer, ExampleRequest } from '#jobs/pretrain/exampleMessage';
import type { DenseExample } from '#learning/dense/denseExample';
import type { TrainingSectionOptions } from '#seismic/simulate/training/trainingSection';
import { JobError, throwIfCancelled } from '#system/failure';

export interface ExamplesRequest {
  readonly sections: readonly TrainingSectionOptions[];
  /** Called with the number of examples that are done. */
  readonly onExample: (done: number) => void;
  readonly signal: AbortSignal;
}

/** The thread's answer to one request. @throws JobError 'cancelled' at once, while the thread still computes */
async function ask(worker: Worker, request: ExampleRequest, signal: AbortSignal): Promise<ExampleAnswer> {
  try {
    worker.postMessage(request);
    const answers: ExampleAnswer[] = await once(worker, 'message', { signal });
    return answers[0];
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  }
}

/** Asks one thread for one example after the other until none is left. */
async function serve(
  worker: Worker,
  takeNext: () => number | null,
  request: ExamplesRequest,
  put: (index: number, example: DenseExample) => void,
): Promise<void> {
  for (let index = takeNext(); index !== null; index = takeNext()) {
    throwIfCancelled(request.signal);
    const options = request.sections[index];
    const answer = await ask(worker, { index, options }, request.signal);
    if (answer.kind === 'failed')
      throw new JobError(
        'internal',
        `The simulated section of seed ${options.seed} could not be made: ${answer.message}`,
        'Choose another seed and report this one.',
      );
    put(index, answer.example);
  }
}

/**
 * Simulates sections and computes their channels in threads. The result does not depend on how many.
 * @throws JobError 'cancelled'
 */
export async function makeExamples(request: ExamplesRequest): Promise<DenseExample[]> {
  const { sections, onExample } = request;
  const examples: DenseExample[] = [];
  let [next, done] = [0, 0];
  const takeNext = (): number | null => (next < sections.length ? next++ : null);
  const put = (index: number, example: DenseExample): void => {
    examples[index] = example;
    onExample(++done);
  };
  const threads = Math.max(1, Math.min(availableParallelism(), sections.length));
  const workers = Array.from({ length: threads }, () => new Worker(programPath('exampleWorker')));
  try {
    await Promise.all(workers.map((worker) => serve(worker, takeNext, request, put)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return examples;
}
