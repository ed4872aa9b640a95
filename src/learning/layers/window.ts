/** How the square kernels of convolutions move over an image. */

import type { Shape } from '#learning/layers/layerData';
import { imageShape } from '#learning/layers/shapes';

export const PADDINGS = ['valid', 'same'] as const;

export interface Window {
  readonly name: string;
  /** Height and width of the square kernel. */
  readonly kernel: number;
  readonly stride: number;
  /** No padding, or zeros all round so that a stride of 1 keeps the size. */
  readonly padding: 'valid' | 'same';
}

/** Height or width of the output for one of the input. */
function lengthAfter({ kernel, stride, padding }: Window, size: number): number {
  return padding === 'same' ? Math.ceil(size / stride) : Math.floor((size - kernel) / stride) + 1;
}

/** Height and width of the output. @throws RangeError where the kernel is larger than the image */
export function sizeAfter(window: Window, input: Shape): readonly [number, number] {
  const [inHeight, inWidth] = imageShape(window.name, input);
  const [height, width] = [lengthAfter(window, inHeight), lengthAfter(window, inWidth)];
  if (height < 1 || width < 1)
    throw new RangeError(`${window.name} is larger than its input of ${inHeight} x ${inWidth}`);
  return [height, width];
}

/** Zeros in front of the first row or column. */
function paddingBefore({ padding, kernel, stride }: Window, input: number, output: number): number {
  return padding === 'same' ? Math.max(0, (output - 1) * stride + kernel - input) >> 1 : 0;
}

/** Calls `visit` for each pixel of the output, tap of the kernel and pixel of the input that meet there. */
export function forEachTap(
  window: Window,
  input: Shape,
  output: Shape,
  visit: (pixel: number, tap: number, place: number) => void,
): void {
  const [inHeight, inWidth] = input;
  const [height, width] = output;
  const { kernel, stride } = window;
  const top = paddingBefore(window, inHeight, height);
  const left = paddingBefore(window, inWidth, width);
  for (let place = 0; place < height * width; place++) {
    const [y, x] = [Math.floor(place / width) * stride - top, (place % width) * stride - left];
    for (let tap = 0; tap < kernel * kernel; tap++) {
      const [row, column] = [y + Math.floor(tap / kernel), x + (tap % kernel)];
      const isInside = row >= 0 && row < inHeight && column >= 0 && column < inWidth;
      if (isInside) visit(row * inWidth + column, tap, place);
    }
  }
}
