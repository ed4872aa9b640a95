import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programPath } from '#engine/programs';
import type { Section } from '#seismic/section/section';
import { slopeRatio } from '#seismic/signal/slopeRatio';

/** @throws Error where the thread is not built, or is lost */
async function inThread(section: Section): Promise<Float32Array> {
  const worker = new Worker(programPath('slopeRatioWorker'));
  try {
    return await new Promise<Float32Array>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`A computing thread ended with code ${code}`)));
      worker.postMessage(section);
    });
  } finally {
    await worker.terminate();
  }
}

/**
 * The f-k slope ratio of a section, measured in a thread of its own while this one goes on with what needs it later;
 * here where there is one processor, or no thread. The bits are the same.
 */
export async function slopeRatioBeside(section: Section): Promise<Float32Array> {
  if (availableParallelism() === 1) return slopeRatio(section);
  return inThread(section).catch(() => slopeRatio(section));
}
