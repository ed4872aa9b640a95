import { describe, expect, it } from 'vitest';
import { paddedSize, sizeWithFactors } from '#seismic/channels/kernels/spectrumPlan';

describe('transform sizes', () => {
  it('are those asked for unless a prime factor is large', () => {
    expect([1, 128, 425, 640, 188, 211, 431, 2003, 2 * 1021].map(paddedSize)).toEqual([
      1, 128, 425, 640, 188, 211, 432, 2016, 2048,
    ]);
  });

  it('are the next with small factors, as SciPy takes them', () => {
    const sizes = [391, 407, 66, 97, 1].map((count) => sizeWithFactors(count, [2, 3, 5, 7, 11]));
    expect(sizes).toEqual([392, 420, 66, 98, 1]);
  });
});
