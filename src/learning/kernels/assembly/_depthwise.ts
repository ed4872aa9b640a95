/** Gradients of a convolution with one kernel for each channel, one image at a time. */
import { loadPart, multiplyAdd, storePart } from './_vectors';

/** The first output along an axis whose tap is inside the input. */
// @ts-ignore: decorator
@inline
function firstInside(tap: i32, pad: i32, stride: i32): i32 {
  return max(0, (pad - tap + stride - 1) / stride);
}

/** The one behind the last. */
// @ts-ignore: decorator
@inline
function endInside(tap: i32, pad: i32, stride: i32, inLength: i32, outLength: i32): i32 {
  const room = inLength - 1 + pad - tap;
  return room < 0 ? 0 : min(outLength, room / stride + 1);
}

/** Adds to sums [tap row][tap column][channel] the products of x and dy that meet at each tap. */
export function addDepthwiseFilterGradient(
  x: usize,
  dy: usize,
  inHeight: i32,
  inWidth: i32,
  outHeight: i32,
  outWidth: i32,
  channels: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  padTop: i32,
  padLeft: i32,
  sums: usize,
): void {
  const pixel = usize(channels) * 4;
  const step = usize(strideWidth) * pixel;
  for (let i = 0; i < kernelHeight; i++) {
    const firstRow = firstInside(i, padTop, strideHeight);
    const endRow = endInside(i, padTop, strideHeight, inHeight, outHeight);
    for (let j = 0; j < kernelWidth; j++, sums += pixel) {
      const first = firstInside(j, padLeft, strideWidth);
      const end = endInside(j, padLeft, strideWidth, inWidth, outWidth);
      for (let channel = 0; channel < channels; channel += 4) {
        const left = channels - channel;
        const offset = usize(channel) * 4;
        let sum = loadPart(sums + offset, left);
        for (let row = firstRow; row < endRow; row++) {
          const inRow = row * strideHeight + i - padTop;
          let from = x + usize(inRow * inWidth + first * strideWidth + j - padLeft) * pixel + offset;
          let slope = dy + usize(row * outWidth + first) * pixel + offset;
          for (let column = first; column < end; column++, from += step, slope += pixel)
            sum = multiplyAdd(sum, loadPart(from, left), loadPart(slope, left));
        }
        storePart(sums + offset, sum, left);
      }
    }
  }
}

/** Adds to dx, zero before, the products of dy and the weights that meet at each tap. */
export function addDepthwiseInputGradient(
  filter: usize,
  dy: usize,
  inHeight: i32,
  inWidth: i32,
  outHeight: i32,
  outWidth: i32,
  channels: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  padTop: i32,
  padLeft: i32,
  dx: usize,
): void {
  const pixel = usize(channels) * 4;
  const step = usize(strideWidth) * pixel;
  for (let i = 0; i < kernelHeight; i++) {
    const firstRow = firstInside(i, padTop, strideHeight);
    const endRow = endInside(i, padTop, strideHeight, inHeight, outHeight);
    for (let j = 0; j < kernelWidth; j++, filter += pixel) {
      const first = firstInside(j, padLeft, strideWidth);
      const end = endInside(j, padLeft, strideWidth, inWidth, outWidth);
      for (let channel = 0; channel < channels; channel += 4) {
        const left = channels - channel;
        const offset = usize(channel) * 4;
        const weight = loadPart(filter + offset, left);
        for (let row = firstRow; row < endRow; row++) {
          const inRow = row * strideHeight + i - padTop;
          let to = dx + usize(inRow * inWidth + first * strideWidth + j - padLeft) * pixel + offset;
          let slope = dy + usize(row * outWidth + first) * pixel + offset;
          for (let column = first; column < end; column++, to += step, slope += pixel)
            storePart(to, multiplyAdd(loadPart(to, left), weight, loadPart(slope, left)), left);
        }
      }
    }
  }
}
