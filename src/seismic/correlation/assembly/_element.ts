/** Elements of transforms: complex numbers of four sequences at once, real parts then imaginary parts. */

/** Bytes of an element. */
export const ELEMENT: usize = 32;

// @ts-ignore: decorator
@inline
export function real(element: usize): v128 {
  return v128.load(element);
}

// @ts-ignore: decorator
@inline
export function imaginary(element: usize): v128 {
  return v128.load(element, 16);
}

// @ts-ignore: decorator
@inline
export function put(element: usize, re: v128, im: v128): void {
  v128.store(element, re);
  v128.store(element, im, 16);
}

/** Stores (re + i im) · w. */
// @ts-ignore: decorator
@inline
export function putTurned(element: usize, re: v128, im: v128, wr: v128, wi: v128): void {
  put(
    element,
    f32x4.sub(f32x4.mul(re, wr), f32x4.mul(im, wi)),
    f32x4.add(f32x4.mul(re, wi), f32x4.mul(im, wr)),
  );
}
