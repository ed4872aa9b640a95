import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import type { GpuAdapter } from '#contract/gpuPort';
import { asyncTensorRunner } from '#learning/network/asyncTensorNetwork';
import type { ChunkRunner } from '#learning/network/chunkedNetwork';

/** The backend, its adapter, and the loss of the device. */
export interface StartedWebgpu {
  readonly adapter: GpuAdapter;
  readonly runner: ChunkRunner;
  /** Resolves when the device is lost. */
  readonly lost: Promise<unknown>;
}

const NO_ADAPTER = 'No graphics card that WebGPU can use was found: its driver may be missing or too old.';

/** Names of software adapters. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|warp|software/i;

/** Browsers give little information: most leave device and description empty. */
function describeAdapter(info: GPUAdapterInfo): GpuAdapter {
  const { vendor, architecture, device, description, isFallbackAdapter } = info;
  const words = description === '' ? [vendor, architecture, device] : [description];
  const name = words.filter((word) => word !== '').join(' ') || 'a card without a name';
  return { name, isSoftware: isFallbackAdapter || SOFTWARE.test(name) };
}

/** Errors of the device arrive as events, not from the call: they are stored and thrown with the next result. */
function watchFaults(device: GPUDevice): () => void {
  let fault: string | null = null;
  device.addEventListener('uncapturederror', ({ error }) => {
    fault ??= error.message;
  });
  return () => {
    if (fault !== null) throw new Error(`The graphics card refused a computation: ${fault.slice(0, 1000)}`);
  };
}

function watched(runner: ChunkRunner, throwFault: () => void): ChunkRunner {
  const check = <Result>(result: Result): Result => {
    throwFault();
    return result;
  };
  return {
    logits: async (...ask) => check(await runner.logits(...ask)),
    gradients: async (...ask) => check(await runner.gradients(...ask)),
  };
}

/**
 * Makes WebGPU the engine of this page's TensorFlow.
 * @throws Error with a sentence for the user if there is no card or it does not start
 */
export async function startWebgpu(): Promise<StartedWebgpu> {
  // TensorFlow.js requests the same adapter, but gives less reason if there is none.
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error(NO_ADAPTER);
  const isStarted = await tf.setBackend('webgpu');
  const { backend } = tf.engine();
  if (!isStarted || !(backend instanceof WebGPUBackend))
    throw new Error('A graphics card was found, but TensorFlow.js could not start on it.');
  const { device } = backend;
  return {
    adapter: describeAdapter(adapter.info),
    runner: watched(asyncTensorRunner, watchFaults(device)),
    lost: device.lost,
  };
}
