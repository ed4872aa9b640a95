import { describe, expect, it } from 'vitest';
import { graphOf } from '#learning/model/modelGraph';
import { layerShapes, parameterCount } from '#learning/model/modelSpec';
import { unetSpec } from '#learning/model/unetSpec';

const SPEC = unetSpec({ inputShape: [64, 48, 2], filters: [8, 16, 32], classes: 3 });

/** Parameters counted by hand: 3 x 3 convolutions with biases, from and to so many channels. */
function convolution(from: number, to: number): number {
  return 9 * from * to + to;
}

describe('a U-Net', () => {
  it('has the parameters that its levels have', () => {
    const down = convolution(2, 8) + convolution(8, 8) + convolution(8, 16) + convolution(16, 16);
    const bottom = convolution(16, 32) + convolution(32, 32);
    const up = convolution(48, 16) + convolution(16, 16) + convolution(24, 8) + convolution(8, 8);
    expect(parameterCount(SPEC)).toBe(down + bottom + up + 8 * 3 + 3);
    expect(parameterCount(SPEC)).toBe(29_707);
    const wide = unetSpec({ inputShape: [64, 64, 2], filters: [16, 32, 64], classes: 3 });
    expect(parameterCount(wide)).toBe(118_163);
  });

  it('gives a class at every sample', () => {
    expect(layerShapes(SPEC).at(-1)).toEqual([64, 48, 3]);
    expect(layerShapes(SPEC).map(([height]) => height)).toEqual([
      ...[64, 64, 32, 32, 32, 16, 16, 16],
      ...[32, 32, 32, 32, 64, 64, 64, 64, 64],
    ]);
  });

  it('joins each level on the way up with the one on the way down', () => {
    const { edges } = graphOf(SPEC, ['a', 'b', 'c']);
    expect(edges.filter(({ to }) => to.startsWith('join'))).toEqual([
      { from: 'down 2b/relu', to: 'join 2' },
      { from: 'upsample 2', to: 'join 2' },
      { from: 'down 1b/relu', to: 'join 1' },
      { from: 'upsample 1', to: 'join 1' },
    ]);
  });

  it('is refused where an image cannot be halved that often', () => {
    expect(() => unetSpec({ inputShape: [66, 64, 1], filters: [8, 16, 32], classes: 3 })).toThrow(RangeError);
  });
});
