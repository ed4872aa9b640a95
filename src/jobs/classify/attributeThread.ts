import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programPath } from '#engine/programs';
import { type AttributeAsk, measureAttributes } from '#jobs/classify/measureAttributes';
import type { FreeChannelName } from '#seismic/channels/channelNames';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import type { WorkingSamples } from '#seismic/channels/workingSection';
import type { Section } from '#seismic/section/section';

/** @throws Error where the thread is not built, or is lost */
async function inThread(ask: AttributeAsk): Promise<Float32Array[]> {
  const worker = new Worker(programPath('attributeWorker'));
  try {
    return await new Promise<Float32Array[]>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`A computing thread ended with code ${code}`)));
      worker.postMessage(ask);
    });
  } finally {
    await worker.terminate();
  }
}

/** What is sent to the thread: no more than it needs. */
function askOf(
  section: Section,
  { traceCount, sampleCount, sampleStep }: WorkingSamples,
  free: FreeChannels,
): AttributeAsk {
  const mapOf = (name: FreeChannelName): Float32Array => free.maps[free.names.indexOf(name)];
  const { amplitudes, energy } = free;
  const [residual, signalToNoise] = [mapOf('res10'), mapOf('lsnr')];
  const source = { traceCount, sampleCount, amplitudes, energy, residual, signalToNoise };
  return { section, working: { traceCount, sampleCount, sampleStep }, source };
}

/**
 * What attributes without learning say at each working sample, measured in a thread of its own while this one goes on
 * with what needs them later; here where there is one processor, or no thread. The bits are the same.
 */
export async function attributesBeside(
  section: Section,
  working: WorkingSamples,
  free: FreeChannels,
): Promise<Float32Array[]> {
  const ask = askOf(section, working, free);
  if (availableParallelism() === 1) return measureAttributes(ask);
  return inThread(ask).catch(() => measureAttributes(ask));
}
