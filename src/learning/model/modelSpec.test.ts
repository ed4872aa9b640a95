import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialWeights } from '#learning/model/initialise';
import { graphOf } from '#learning/model/modelGraph';
import {
  type LayerSpec,
  layerShapes,
  type ModelSpec,
  outputShape,
  pairNetSpec,
  parameterCount,
  parameterShapes,
  sizeOfShape,
  wiredLayers,
} from '#learning/model/modelSpec';
import { PAIR_CLASSES } from '#learning/tasks/pairs/pairClass';
import { createRandom } from '#seismic/numerics/random';

const anySpec = fc
  .record({
    height: fc.integer({ min: 13, max: 40 }),
    width: fc.integer({ min: 13, max: 40 }),
    channels: fc.integer({ min: 1, max: 3 }),
    first: fc.integer({ min: 1, max: 12 }),
    second: fc.integer({ min: 1, max: 12 }),
    outputs: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ height, width, channels, first, second, outputs }) =>
    pairNetSpec({ inputShape: [height, width, channels], filters: [first, second], outputs }),
  );

/** Places at which a kernel of 5 fits in steps of 2, tried one by one. */
function fittingPlaces(size: number): number {
  let count = 0;
  for (let first = 0; first + 5 <= size; first += 2) count++;
  return count;
}

describe('the spec of a net', () => {
  it('of the standard net has these shapes and 5 932 parameters', () => {
    const spec = pairNetSpec({ inputShape: [33, 33, 2], filters: [8, 16], outputs: 4 });
    expect(layerShapes(spec)).toEqual([[15, 15, 8], [6, 6, 16], [576], [4]]);
    // 5·5·2·8 + 8, 5·5·8·16 + 16, 576·4 + 4.
    expect(parameterShapes(spec).map(({ name, size }) => [name, size])).toEqual([
      ['layer 1/weights', 400],
      ['layer 1/biases', 8],
      ['layer 2/weights', 3200],
      ['layer 2/biases', 16],
      ['output/weights', 2304],
      ['output/biases', 4],
    ]);
    expect(parameterCount(spec)).toBe(5932);
  });

  it('counts as many parameters as there are start values, in layers and graph', () => {
    const property = fc.property(anySpec, (spec) => {
      const weights = initialWeights(spec, createRandom(1));
      const sizes = weights.map(({ length }) => length);
      const graph = graphOf(spec, PAIR_CLASSES);
      expect(parameterShapes(spec).map(({ shape }) => sizeOfShape(shape))).toEqual(sizes);
      expect(parameterCount(spec)).toBe(sizes.reduce((sum, size) => sum + size, 0));
      expect(graph.parameterCount).toBe(parameterCount(spec));
      expect(graph.nodes.reduce((sum, node) => sum + node.parameterCount, 0)).toBe(parameterCount(spec));
    });
    fc.assert(property, { seed: 3, numRuns: 60 });
  });

  it('has outputs where a kernel fits', () => {
    const property = fc.property(anySpec, (spec) => {
      const [height, width] = spec.inputShape;
      const [first, second] = layerShapes(spec);
      expect(first.slice(0, 2)).toEqual([height, width].map(fittingPlaces));
      expect(second.slice(0, 2)).toEqual([height, width].map((size) => fittingPlaces(fittingPlaces(size))));
    });
    fc.assert(property, { seed: 4, numRuns: 60 });
  });

  it.each([
    ['a kernel higher than its input', [4, 40, 1]],
    ['a kernel wider than its input', [40, 4, 1]],
    ['an input that is no image', [400]],
  ])('refuses %s', (_name, input) => {
    const size = { filters: 2, kernel: 5, stride: 1, padding: 'valid' } as const;
    expect(() => outputShape({ kind: 'convolution', name: 'x', ...size, activation: 'relu' }, input)).toThrow(
      RangeError,
    );
  });

  it('refuses a dense layer on an image', () => {
    expect(() => outputShape({ kind: 'dense', name: 'x', units: 2, activation: 'none' }, [3, 3, 2])).toThrow(
      RangeError,
    );
  });
});

describe('the connections of a net', () => {
  const image = { kind: 'convolution', filters: 2, kernel: 3, stride: 1, padding: 'same' } as const;
  const relu = { ...image, activation: 'relu' } as const;
  const withLayers = (layers: readonly LayerSpec[]): ModelSpec => ({ inputShape: [6, 6, 2], layers });

  it.each([
    ['a layer that is not there', [{ ...relu, name: 'a', inputs: ['b'] }], 'no layer before it'],
    [
      'a layer behind it',
      [
        { ...relu, name: 'a', inputs: ['b'] },
        { ...relu, name: 'b' },
      ],
      'no layer before it',
    ],
    ['a name twice', [relu, relu].map((layer) => ({ ...layer, name: 'a' })), 'the same name'],
    ['the name of the input', [{ ...relu, name: 'input' }], 'the same name'],
    [
      'a layer whose output is not used',
      [
        { ...relu, name: 'a' },
        { ...relu, name: 'b', inputs: ['input'] },
      ],
      'no layer takes a',
    ],
    ['several inputs where one is taken', [{ ...relu, name: 'a', inputs: ['input', 'input'] }], 'one input'],
    [
      'images of several sizes joined',
      [
        { kind: 'maxPool', name: 'a', size: 2 },
        { kind: 'concatenate', name: 'b', inputs: ['a', 'input'] },
      ],
      'of one size',
    ],
    [
      'images of several shapes added',
      [
        { ...relu, name: 'a', filters: 3 },
        { kind: 'add', name: 'b', inputs: ['a', 'input'] },
      ],
      'of one shape',
    ],
  ] satisfies [string, LayerSpec[], string][])('are refused with %s', (_, layers, words) => {
    expect(() => layerShapes(withLayers(layers))).toThrow(RangeError);
    expect(() => layerShapes(withLayers(layers))).toThrow(words);
  });

  it('move an activation behind a pooling only where no other layer takes the output', () => {
    const pooled = [
      { ...relu, name: 'a' },
      { kind: 'maxPool', name: 'b', size: 2 },
    ] as const;
    expect(wiredLayers(withLayers(pooled)).map(({ activation }) => activation)).toEqual(['none', 'relu']);
    const joined = [
      ...pooled,
      { kind: 'upsample', name: 'c' },
      { kind: 'add', name: 'd', inputs: ['a', 'c'] },
    ] as const;
    const activations = wiredLayers(withLayers(joined)).map(({ activation }) => activation);
    expect(activations).toEqual(['relu', 'none', 'none', 'none']);
  });
});

describe('the graph of a net', () => {
  it('is one path from the panel to the loss with the true shapes', () => {
    const spec = pairNetSpec({ inputShape: [17, 21, 2], filters: [3, 5], outputs: 4 });
    const { nodes, edges } = graphOf(spec, PAIR_CLASSES);
    expect(nodes.map(({ id, outputShape: shape }) => [id, shape])).toEqual([
      ['panel', [17, 21, 2]],
      ['layer 1', [7, 9, 3]],
      ['layer 1/relu', [7, 9, 3]],
      ['layer 2', [2, 3, 5]],
      ['layer 2/relu', [2, 3, 5]],
      ['flatten', [30]],
      ['output', [4]],
      ['softmax', [4]],
      ['loss', []],
    ]);
    expect(edges).toEqual(nodes.slice(1).map(({ id }, i) => ({ from: nodes[i].id, to: id })));
  });
});

describe('start values', () => {
  const spec = pairNetSpec({ inputShape: [33, 33, 2], filters: [8, 16], outputs: 4 });
  const shapes = parameterShapes(spec);
  const weights = initialWeights(spec, createRandom(8));

  it('have He’s variance, a hundredth of it at the output, zero biases', () => {
    shapes.forEach(({ role, layer, size, shape }, i) => {
      const inputs = sizeOfShape(shape.slice(0, -1));
      const power = weights[i].reduce((sum, value) => sum + value * value, 0) / size;
      const expected = role === 'biases' ? 0 : (2 / inputs) * (layer === 'output' ? 0.01 : 1);
      // Five standard deviations of a variance from `size` values.
      expect(Math.abs(power - expected)).toBeLessThanOrEqual(5 * expected * Math.sqrt(2 / size));
    });
  });

  it('are the same for a seed, and a tensor’s do not depend on the others', () => {
    expect(initialWeights(spec, createRandom(8))).toEqual(weights);
    expect(initialWeights(spec, createRandom(9))[0]).not.toEqual(weights[0]);
    const wider = pairNetSpec({ inputShape: [33, 33, 2], filters: [8, 12], outputs: 4 });
    expect(initialWeights(wider, createRandom(8))[0]).toEqual(weights[0]);
  });
});
