/**
 * One-dimensional inverse transforms y[n] = Σ Y[k] e^(+2πi kn/N) of four sequences at once, one in each lane.
 * An element is a pair of vectors, real part then imaginary part: 32 bytes.
 *
 * Stockham's autosort form with radices 4, 2, 3, 5, 7 and other primes: each stage reads one buffer and writes another, so no
 * bit-reversed order is needed. A forward transform is the same with real and imaginary parts exchanged
 * before and after.
 */

import { radix7, radixOdd } from './_largeRadices';
import { radix2, radix3, radix4, radix5 } from './_smallRadices';

/** Bytes of a stage in a plan: radix, butterflies, stride, address of its twiddles. */
const STAGE: usize = 16;

/**
 * Runs a plan of `stages` stages on the elements in `first`. `other` is scratch of the same size, and
 * `last` (neither of the two) takes the result; the contents of `first` and `other` are lost.
 */
export function transform(plan: usize, stages: i32, first: usize, other: usize, last: usize): void {
  let source = first;
  let spare = other;
  for (let i = 0; i < stages; i++) {
    const stage = plan + usize(i) * STAGE;
    const radix = load<i32>(stage);
    const count = usize(load<i32>(stage, 4));
    const stride = usize(load<i32>(stage, 8));
    const twiddles = usize(load<i32>(stage, 12));
    const target = i == stages - 1 ? last : spare;
    if (radix == 4) radix4(source, target, count, stride, twiddles);
    else if (radix == 2) radix2(source, target, count, stride, twiddles);
    else if (radix == 3) radix3(source, target, count, stride, twiddles);
    else if (radix == 5) radix5(source, target, count, stride, twiddles);
    else if (radix == 7) radix7(source, target, count, stride, twiddles);
    else radixOdd(source, target, usize(radix), count, stride, twiddles);
    spare = source;
    source = target;
  }
}
