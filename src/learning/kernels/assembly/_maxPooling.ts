import { loadPart, storePart } from './_vectors';

/**
 * Gradient of a pooling over squares of `size` side by side, for one image: `dy` goes to the first pixel
 * of its square, rows before columns, that has the largest value. `dx` has to be zero where no square is.
 */
export function maxPoolGradient(
  dy: usize,
  x: usize,
  y: usize,
  size: i32,
  outHeight: i32,
  outWidth: i32,
  channels: i32,
  xRow: usize,
  dx: usize,
): void {
  const pixel = usize(channels) * 4;
  for (let row = 0; row < outHeight; row++) {
    for (let column = 0; column < outWidth; column++) {
      const first = usize(row * size) * xRow + usize(column * size) * pixel;
      for (let channel = 0; channel < channels; channel += 4) {
        const left = channels - channel;
        const offset = usize(channel) * 4;
        const largest = loadPart(y + offset, left);
        const slope = loadPart(dy + offset, left);
        let open = i32x4.splat(-1);
        for (let i = 0; i < size; i++) {
          let at = first + usize(i) * xRow + offset;
          for (let j = 0; j < size; j++, at += pixel) {
            const chosen = v128.and(open, f32x4.eq(loadPart(x + at, left), largest));
            storePart(dx + at, v128.and(slope, chosen), left);
            open = v128.andnot(open, chosen);
          }
        }
      }
      dy += pixel;
      y += pixel;
    }
  }
}
