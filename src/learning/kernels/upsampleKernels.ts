import type { KernelFunc } from '@tensorflow/tfjs-core';
import { inputOf, shape4 } from '#learning/kernels/convolutionAttributes';
import { UPSAMPLE, UPSAMPLE_GRADIENT } from '#learning/kernels/kernelNames';
import type { KernelOverride } from '#learning/kernels/kernelOverride';
import { wasmBackendOf } from '#learning/kernels/wasmBackend';

const upsample: KernelFunc = ({ inputs, backend }) => {
  const wasm = wasmBackendOf(backend);
  const x = inputOf(inputs, 'x');
  const [count, height, width, channels] = shape4(x.shape);
  const out = wasm.makeOutput([count, 2 * height, 2 * width, channels]);
  const [atX, atOut] = [x, out].map((tensor) => wasm.addressOf(tensor));
  const image = 4 * height * width * channels;
  wasm.withScratch((take) => {
    const line = take(4 * width * channels);
    for (let i = 0; i < count; i++)
      wasm.core.upsample({ x: atX + i * image, height, width, channels, line, out: atOut + 4 * i * image });
  });
  return out;
};

const upsampleGradient: KernelFunc = ({ inputs, backend }) => {
  const wasm = wasmBackendOf(backend);
  const dy = inputOf(inputs, 'dy');
  const [count, outHeight, outWidth, channels] = shape4(dy.shape);
  const [height, width] = [outHeight / 2, outWidth / 2];
  const dx = wasm.makeOutput([count, height, width, channels]);
  const [atDy, atDx] = [dy, dx].map((tensor) => wasm.addressOf(tensor));
  const image = 4 * height * width * channels;
  wasm.withScratch((take) => {
    const line = take(8 * width * channels);
    for (let i = 0; i < count; i++) {
      const places = { dy: atDy + 4 * i * image, line, dx: atDx + i * image };
      wasm.core.upsampleGradient({ ...places, height, width, channels });
    }
  });
  return dx;
};

/** Bilinear interpolation to twice the size, which tfjs has without its gradient for half-pixel centres. */
export const UPSAMPLE_KERNELS: KernelOverride[] = [
  { kernelName: UPSAMPLE, kernelFunc: upsample },
  { kernelName: UPSAMPLE_GRADIENT, kernelFunc: upsampleGradient },
];
