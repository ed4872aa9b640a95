import { availableParallelism } from 'node:os';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import type { EngineName } from '#engine/names/engineNames';
import type { EngineDescription } from '#engine/names/engineReport';
import { startNative } from '#engine/native/startNative';
import type { RunningEngine } from '#engine/start/runningEngine';
import type { GpuAccess, StartOptions } from '#engine/start/startOptions';
import { startWasmBackend } from '#engine/wasm/wasmStart';
import { startWasmWorkers } from '#engine/wasm/wasmWorkers';
import { registerCpuActivations } from '#learning/layers/activations';
import { ChunkedNetwork, type ChunkRunner, SHARED_CHUNKS } from '#learning/network/chunkedNetwork';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { JobError } from '#system/failure';

const VERSION = tf.version_core;

/** An engine whose batches stay whole, computed by one runner. */
function wholeBatches(description: EngineDescription, runner: ChunkRunner): RunningEngine {
  return {
    name: description.name,
    description,
    createNetwork: (spec, weights) => new ChunkedNetwork(spec, weights, [runner], 1),
  };
}

/** Processors that this process may use, at most the number of parts of a batch. */
export function defaultThreads(): number {
  return Math.max(1, Math.min(SHARED_CHUNKS, availableParallelism()));
}

/** Threads that have been started, by their number: they serve every network of this process. */
const pools = new Map<number, ChunkRunner[]>();

function poolOf(threads: number): ChunkRunner[] {
  const pool = pools.get(threads) ?? startWasmWorkers(threads);
  pools.set(threads, pool);
  return pool;
}

async function startWasm(threads: number): Promise<RunningEngine | null> {
  const isAlone = threads === 1;
  if (isAlone && !(await startWasmBackend())) return null;
  const runners = isAlone ? [tensorRunner] : poolOf(threads);
  return {
    name: 'wasm',
    description: { name: 'wasm', version: VERSION, hardware: 'processor', threadCount: threads },
    createNetwork: (spec, weights) => new ChunkedNetwork(spec, weights, runners),
  };
}

async function startCpu(): Promise<RunningEngine | null> {
  registerCpuActivations();
  const isStarted = await tf.setBackend('cpu');
  if (!isStarted) return null;
  return wholeBatches({ name: 'cpu', version: VERSION, hardware: 'processor' }, tensorRunner);
}

async function startNativeEngine(): Promise<RunningEngine | null> {
  const native = await startNative();
  return native && wholeBatches(native.description, native.runner);
}

async function startWebgpu(access: GpuAccess | undefined): Promise<RunningEngine | null> {
  if (!access) return null;
  const { runner, adapterName } = await access.start();
  return wholeBatches(
    { name: 'webgpu', version: VERSION, hardware: 'graphics card', cardName: adapterName },
    runner,
  );
}

async function startNamed(name: EngineName, options: StartOptions): Promise<RunningEngine | null> {
  switch (name) {
    case 'wasm':
      return startWasm(options.threads ?? defaultThreads());
    case 'cpu':
      return startCpu();
    case 'native':
      return startNativeEngine();
    case 'webgpu':
      return startWebgpu(options.webgpu);
  }
}

const REMEDIES: Readonly<Record<EngineName, string>> = {
  native: 'Install it again with "npm run engine", or choose "wasm", which needs nothing.',
  webgpu: 'WebGPU runs in the app only, on a graphics card; choose "auto" or "wasm", which runs everywhere.',
  wasm: 'Run npm ci again, or choose "cpu", which is slower.',
  cpu: 'Run npm ci again.',
};

/**
 * Starts an engine in this process. One that computes in this thread becomes TensorFlow's backend, also where
 * another one was meanwhile. Slow steps, loading a library or starting threads, are done once.
 * @throws JobError 'engine.missing' where it does not start
 */
export async function startEngine(name: EngineName, options: StartOptions = {}): Promise<RunningEngine> {
  const fail = (cause?: unknown): never => {
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    throw new JobError('engine.missing', `The engine "${name}" did not start${reason}`, REMEDIES[name], {
      cause,
    });
  };
  return (await startNamed(name, options).catch(fail)) ?? fail();
}
