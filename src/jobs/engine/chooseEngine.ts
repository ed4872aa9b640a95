import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { EngineName, EngineReport } from '#jobs/engine/engineReport';
import { JobError } from '#jobs/job';
import { registerConvolutionGradients } from '#learning/kernels/conv2dBackprop';
import { registerGradients } from '#learning/kernels/gradients';

type EngineState = EngineReport['engines'][number];

const modules = createRequire(import.meta.url);
const USE_EMBEDDED = 'Choose "auto" or "wasm": the embedded engine needs nothing installed.';

const DESCRIPTIONS: Readonly<Record<'wasm' | 'cpu', string>> = {
  wasm: `TensorFlow.js ${tf.version_core} on WebAssembly SIMD with Diffrakt's training kernels, one thread`,
  cpu: `TensorFlow.js ${tf.version_core} in plain JavaScript, one thread`,
};

/** Folder of an installed package's entry file, or null where it is not installed. */
function folderOf(packageName: string): string | null {
  try {
    return dirname(modules.resolve(packageName));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

function nativeState(): EngineState {
  const folder = folderOf('@tensorflow/tfjs-node-gpu/package.json');
  const binding = folder === null ? null : join(folder, 'lib', 'napi-v8', 'tfjs_binding.node');
  const detail =
    binding !== null && existsSync(binding)
      ? 'A native TensorFlow binding lies in node_modules, but this version of Diffrakt does not use it yet.'
      : 'Native TensorFlow is not installed: its compiled binding (tfjs_binding.node) is missing.';
  return { name: 'native', available: false, detail };
}

/** Every engine and what was found of it. Looks at files only and loads nothing. */
export function findEngines(): EngineState[] {
  const hasWasm = folderOf('@tensorflow/tfjs-backend-wasm') !== null;
  return [
    nativeState(),
    { name: 'webgpu', available: false, detail: 'WebGPU is not installed in this version of Diffrakt.' },
    {
      name: 'wasm',
      available: hasWasm,
      detail: hasWasm ? DESCRIPTIONS.wasm : 'Its files are missing from node_modules: run npm ci again.',
    },
    { name: 'cpu', available: true, detail: `${DESCRIPTIONS.cpu}: the slow reference` },
  ];
}

async function startWasm(): Promise<void> {
  setWasmPaths(`${folderOf('@tensorflow/tfjs-backend-wasm')}/`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerConvolutionGradients();
}

/** Makes an engine TensorFlow's own for this process. @throws JobError 'engine.missing'. */
async function start(name: 'wasm' | 'cpu'): Promise<void> {
  registerGradients();
  if (name === 'wasm') await startWasm();
  const isStarted = await tf.setBackend(name).catch(() => false);
  if (isStarted && tf.getBackend() === name) return;
  throw new JobError(
    'engine.missing',
    `The engine "${name}" would not start: ${DESCRIPTIONS[name]}`,
    name === 'wasm' ? 'Run npm ci again, or choose "cpu", which is slower.' : 'Run npm ci again.',
  );
}

function reportOf(chosen: 'wasm' | 'cpu', asked: EngineName | 'auto', engines: EngineState[]): EngineReport {
  const missing = engines.filter(({ name, available }) => !available && name !== chosen);
  const reason =
    asked === 'auto'
      ? `The fastest one installed. Not installed: ${missing.map(({ name }) => name).join(', ')}.`
      : 'Asked for by name.';
  return { chosen, description: DESCRIPTIONS[chosen], reason, engines };
}

/** An engine that can run here. @throws JobError 'engine.missing' with what was found and the remedy. */
function decide(asked: EngineName | 'auto', engines: readonly EngineState[]): 'wasm' | 'cpu' {
  const isThere = (name: EngineName): boolean => engines.some((one) => one.name === name && one.available);
  if (asked === 'auto') return isThere('wasm') ? 'wasm' : 'cpu';
  if (asked === 'cpu' || (asked === 'wasm' && isThere('wasm'))) return asked;
  const found = engines.find(({ name }) => name === asked);
  const detail = found?.detail ?? 'There is no such engine.';
  throw new JobError('engine.missing', `The engine "${asked}" cannot be used. ${detail}`, USE_EMBEDDED);
}

/** What would be chosen, without starting it. @throws JobError 'engine.missing'. */
export function previewEngine(asked: EngineName | 'auto'): EngineReport {
  const engines = findEngines();
  return reportOf(decide(asked, engines), asked, engines);
}

/**
 * Chooses TensorFlow's engine for this process and starts it: by name, or "auto" for the fastest one
 * installed.
 * @throws JobError 'engine.missing' where it is not installed or does not start
 */
export async function chooseEngine(
  asked: EngineName | 'auto',
): Promise<{ engine: EngineName; report: EngineReport }> {
  const report = previewEngine(asked);
  const engine = report.chosen === 'cpu' ? 'cpu' : 'wasm';
  await start(engine);
  return { engine, report };
}
