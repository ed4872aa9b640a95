import { expect, it } from 'vitest';
import type { ConvolutionSizes } from '#learning/kernels/convolutionCore';
import { filterGradient } from '#learning/kernels/filterGradient';
import { inputGradient } from '#learning/kernels/inputGradient';
import { createRandom } from '#seismic/numerics/random';

const SIZES: ConvolutionSizes = {
  batchSize: 3,
  inHeight: 15,
  inWidth: 15,
  inChannels: 8,
  outHeight: 6,
  outWidth: 6,
  outChannels: 16,
  filterHeight: 5,
  filterWidth: 5,
  strideHeight: 2,
  strideWidth: 2,
  padTop: 0,
  padLeft: 0,
};

/** FNV-1a over the bytes. */
function hashOf(values: Float32Array): number {
  let hash = 2166136261;
  for (const byte of new Uint8Array(values.buffer)) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return hash;
}

it('gives gradients with pinned bits, in Node and (gradientBits.electron.test.ts) in Electron', () => {
  const random = createRandom(2026);
  const noise = (length: number): Float32Array => Float32Array.from({ length }, () => random.normal());
  const x = noise(3 * 15 * 15 * 8);
  const dy = noise(3 * 6 * 6 * 16);
  const filter = noise(5 * 5 * 8 * 16);
  const byFilter = new Float32Array(filter.length);
  const byInput = new Float32Array(x.length);
  filterGradient(SIZES, { x, dy }, byFilter);
  inputGradient(SIZES, { dy, filter }, byInput);
  expect([hashOf(byFilter), hashOf(byInput)]).toEqual([3088953943, 2876172636]);
});
