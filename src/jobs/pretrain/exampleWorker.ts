/** A thread that simulates sections and computes their channels, one after the other. */
import { parentPort } from 'node:worker_threads';
import type { ExampleAnswer, ExampleRequest } from '#jobs/pretrain/exampleMessage';
import { denseExample } from '#learning/dense/denseExample';
import { simulateTrainingSection } from '#seismic/simulate/training/trainingSection';

function answer({ index, options }: ExampleRequest): ExampleAnswer {
  try {
    return { kind: 'example', index, example: denseExample(simulateTrainingSection(options)) };
  } catch (error) {
    return { kind: 'failed', index, message: error instanceof Error ? `${error.stack}` : String(error) };
  }
}

parentPort?.on('message', (request: ExampleRequest) => {
  const answered = answer(request);
  const arrays =
    answered.kind === 'example'
      ? [answered.example.values, answered.example.labels, answered.example.apexLabels]
      : [];
  const buffers = arrays.map(({ buffer }) => buffer);
  const shared = buffers.filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer);
  parentPort?.postMessage(answered, shared);
});
