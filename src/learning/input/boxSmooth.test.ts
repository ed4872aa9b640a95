import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxSmooth, type FieldSize, type HalfWidths } from '#learning/input/boxSmooth';
import { createRandom } from '#seismic/numerics/random';

/**
 * Mean over the part of [i − half, i + half] inside the field in both directions, each value summed
 * separately.
 */
function directPass(
  field: Float64Array,
  { traceCount, sampleCount }: FieldSize,
  half: HalfWidths,
): Float64Array {
  return field.map((_, at) => {
    const [trace, sample] = [Math.floor(at / sampleCount), at % sampleCount];
    let [sum, count] = [0, 0];
    for (let x = Math.max(0, trace - half.traces); x <= Math.min(traceCount - 1, trace + half.traces); x++)
      for (
        let t = Math.max(0, sample - half.samples);
        t <= Math.min(sampleCount - 1, sample + half.samples);
        t++
      ) {
        sum += field[x * sampleCount + t];
        count++;
      }
    return sum / count;
  });
}

function noise({ traceCount, sampleCount }: FieldSize, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: traceCount * sampleCount }, () => 2 + random.normal());
}

const count = fc.integer({ min: 1, max: 16 });
const half = fc.integer({ min: 0, max: 9 });

describe('box smoothing', () => {
  it('is three direct means, for any size and widths', () => {
    const property = fc.property(count, count, half, half, (traceCount, sampleCount, traces, samples) => {
      const size = { traceCount, sampleCount };
      const field = noise(size, traceCount * 100 + sampleCount);
      let expected = Float64Array.from(field);
      for (let pass = 0; pass < 3; pass++)
        expected = Float64Array.from(directPass(expected, size, { traces, samples }));
      boxSmooth(field, size, { traces, samples });
      expect(Math.max(...expected.map((value, i) => Math.abs(value - field[i])))).toBeLessThan(3e-6);
    });
    fc.assert(property, { seed: 1, numRuns: 60 });
  });

  it('spreads a spike by a standard deviation of √(half (half + 1))', () => {
    const size = { traceCount: 81, sampleCount: 101 };
    const field = new Float32Array(81 * 101);
    field[40 * 101 + 50] = 1;
    boxSmooth(field, size, { traces: 6, samples: 10 });
    const moment = (of: (i: number) => number): number => field.reduce((sum, v, i) => sum + v * of(i), 0);
    expect(moment(() => 1)).toBeCloseTo(1, 5);
    expect(moment((i) => (Math.floor(i / 101) - 40) ** 2)).toBeCloseTo(6 * 7, 2);
    expect(moment((i) => ((i % 101) - 50) ** 2)).toBeCloseTo(10 * 11, 2);
  });
});
