import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { EngineName } from '#engine/names/engineNames';
import { describeEngine } from '#engine/names/engineWords';
import { defaultThreads, startEngine } from '#engine/start/startEngine';
import type { StartOptions } from '#engine/start/startOptions';
import { ChunkedNetwork } from '#learning/network/chunkedNetwork';
import type { NetworkMaker } from '#learning/network/network';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { registerMakeshiftKernel } from './makeshift';

/** Started in a process of its own: how it makes nets, and what it says of itself. */
export interface Started {
  readonly description: string;
  readonly createNetwork: NetworkMaker;
}

/** tfjs-backend-wasm as it comes, but for the one kernel without which it cannot train. */
async function startStockWasm(): Promise<Started> {
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  setThreadsCount(1);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerMakeshiftKernel();
  await tf.setBackend('wasm');
  return {
    description: `tfjs-backend-wasm ${tf.version_core}`,
    createNetwork: (spec, weights) => new ChunkedNetwork(spec, weights, [tensorRunner], 1),
  };
}

async function started(name: EngineName, options?: StartOptions): Promise<Started> {
  const { description, createNetwork } = await startEngine(name, options);
  return { description: describeEngine(description), createNetwork };
}

/** Engine variants that run in Node, by the name that their process is given. */
export const NODE_VARIANTS: Readonly<Record<string, () => Promise<Started>>> = {
  cpu: () => started('cpu'),
  stockWasm: startStockWasm,
  wasm: () => started('wasm', { threads: 1 }),
  wasmWorkers: () => started('wasm', { threads: Math.max(2, defaultThreads()) }),
  native: () => started('native'),
};
