/** Twice the height and width by bilinear interpolation with half-pixel centres, one image at a time. */
import { loadPart, storePart } from './_vectors';

/** to = ¾ near + ¼ far, `count` values. */
function mix(near: usize, far: usize, count: i32, to: usize): void {
  const large = f32x4.splat(0.75);
  const small = f32x4.splat(0.25);
  for (; count > 0; count -= 4, near += 16, far += 16, to += 16) {
    const sum = f32x4.add(
      f32x4.mul(large, loadPart(near, count)),
      f32x4.mul(small, loadPart(far, count)),
    );
    storePart(to, sum, count);
  }
}

/** to = ¾ (near0 + near1) + ¼ (far0 + far1), `count` values. */
function gather(near0: usize, near1: usize, far0: usize, far1: usize, count: i32, to: usize): void {
  const large = f32x4.splat(0.75);
  const small = f32x4.splat(0.25);
  for (; count > 0; count -= 4) {
    const near = f32x4.add(loadPart(near0, count), loadPart(near1, count));
    const far = f32x4.add(loadPart(far0, count), loadPart(far1, count));
    storePart(to, f32x4.add(f32x4.mul(large, near), f32x4.mul(small, far)), count);
    near0 += 16;
    near1 += 16;
    far0 += 16;
    far1 += 16;
    to += 16;
  }
}

/** `line` has room for one row of the input. */
export function upsample(
  x: usize,
  height: i32,
  width: i32,
  channels: i32,
  line: usize,
  out: usize,
): void {
  const pixel = usize(channels) * 4;
  const row = usize(width) * pixel;
  const last = width - 1;
  for (let y = 0; y < 2 * height; y++) {
    const near = y >> 1;
    const far = min(height - 1, max(0, y & 1 ? near + 1 : near - 1));
    mix(x + usize(near) * row, x + usize(far) * row, width * channels, line);
    for (let column = 0; column < width; column++) {
      const at = line + usize(column) * pixel;
      mix(at, column == 0 ? at : at - pixel, channels, out);
      mix(at, column == last ? at : at + pixel, channels, out + pixel);
      out += 2 * pixel;
    }
  }
}

/** Gradient of `upsample` by its input; `height` and `width` are the input's, `line` has room for a row of dy. */
export function upsampleGradient(
  dy: usize,
  height: i32,
  width: i32,
  channels: i32,
  line: usize,
  dx: usize,
): void {
  const pixel = usize(channels) * 4;
  const row = 2 * usize(width) * pixel;
  for (let y = 0; y < height; y++) {
    const near = dy + usize(2 * y) * row;
    const above = y == 0 ? near : near - row;
    const below = y == height - 1 ? near + row : near + 2 * row;
    gather(near, near + row, above, below, 2 * width * channels, line);
    for (let column = 0; column < width; column++, dx += pixel) {
      const at = line + usize(2 * column) * pixel;
      const left = column == 0 ? at : at - pixel;
      const right = column == width - 1 ? at + pixel : at + 2 * pixel;
      gather(at, at + pixel, left, right, channels, dx);
    }
  }
}
