import type { NamedAttrMap } from '@tensorflow/tfjs-core';

/** The one number that a size or a step is in both directions, or null. */
function squareOf(size: unknown): number | null {
  const [height, width] = Array.isArray(size) ? size : [size, size];
  return height === width && typeof height === 'number' ? height : null;
}

/** Side of the squares of a pooling whose squares lie side by side without padding; null for any other. */
export function squareWindow(attributes: NamedAttrMap | undefined): number | null {
  const size = squareOf(attributes?.filterSize);
  return size !== null && size === squareOf(attributes?.strides) && attributes?.pad === 'valid' ? size : null;
}
