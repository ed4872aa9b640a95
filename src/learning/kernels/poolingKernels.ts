import { type KernelFunc, MaxPoolGrad, type NamedAttrMap } from '@tensorflow/tfjs-core';
import { inputOf, shape4 } from '#learning/kernels/convolutionAttributes';
import type { KernelOverride } from '#learning/kernels/kernelOverride';
import { wasmBackendOf } from '#learning/kernels/wasmBackend';

/** The one number that a size or a step is in both directions, or null. */
function squareOf(size: unknown): number | null {
  const [height, width] = Array.isArray(size) ? size : [size, size];
  return height === width && typeof height === 'number' ? height : null;
}

/** Side of the squares of a pooling whose squares lie side by side without padding; null for any other. */
function squareWindow(attributes: NamedAttrMap | undefined): number | null {
  const size = squareOf(attributes?.filterSize);
  return size !== null && size === squareOf(attributes?.strides) && attributes?.pad === 'valid' ? size : null;
}

const maxPoolGrad: KernelFunc = ({ inputs, backend, attrs }) => {
  const wasm = wasmBackendOf(backend);
  const [dy, x, y] = ['dy', 'input', 'output'].map((name) => inputOf(inputs, name));
  const size = squareWindow(attrs) ?? 1;
  const [count, height, width, channels] = shape4(x.shape);
  const [, outHeight, outWidth] = shape4(dy.shape);
  const dx = wasm.makeOutput([count, height, width, channels]);
  const [atDy, atX, atY, atDx] = [dy, x, y, dx].map((tensor) => wasm.addressOf(tensor));
  const [large, small] = [4 * height * width * channels, 4 * outHeight * outWidth * channels];
  if (outHeight * size !== height || outWidth * size !== width)
    wasm.core.clear({ at: atDx, byteCount: count * large });
  for (let i = 0; i < count; i++)
    wasm.core.maxPoolGradient({
      dy: atDy + i * small,
      x: atX + i * large,
      y: atY + i * small,
      ...{ size, outHeight, outWidth, channels },
      xRow: 4 * width * channels,
      dx: atDx + i * large,
    });
  return dx;
};

/** The gradient of a pooling over squares side by side. */
export const POOLING_KERNELS: KernelOverride[] = [
  {
    kernelName: MaxPoolGrad,
    kernelFunc: maxPoolGrad,
    isOurs: ({ inputs, attrs }) => squareWindow(attrs) !== null && inputs.output !== undefined,
  },
];
