import { wasmBase64 } from '#learning/kernels/generated/kernels';
import {
  byName,
  KERNEL_NAMES,
  type KernelCore,
  type KernelExports,
} from '#learning/kernels/generated/kernelsFace';
import { instantiateEmbedded, type WasmMemory } from '#seismic/numerics/embeddedWasm';

export type { KernelCore } from '#learning/kernels/generated/kernelsFace';

function areKernelExports(exports: object): exports is KernelExports {
  return KERNEL_NAMES.every((name) => name in exports);
}

/** Our kernels, described in assembly/kernels.ts, working in this memory. They keep nothing in it. */
export function kernelCoreOn(memory: WasmMemory): KernelCore {
  return byName(instantiateEmbedded(wasmBase64, areKernelExports, { env: { memory } }));
}

/** Bytes that `count` rows of `channels` take when packed: channels go up to a multiple of four. */
export function packedBytes(count: number, channels: number): number {
  return count * Math.ceil(channels / 4) * 16;
}
