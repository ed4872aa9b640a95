import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerWasmKernels } from '#learning/kernels/wasmKernels';
import { ACTIVATION_NAMES, activationOf, registerCpuActivations } from '#learning/layers/activations';
import { FieldReader } from '#learning/layers/fieldReader';
import { kindOf, readLayer } from '#learning/layers/registry';
import {
  LAYER_EXAMPLES,
  type LayerCase,
  type LayerResult,
  layerCase,
  placeExample,
  referenceResult,
  siteOf,
  worstDifference,
} from '#learning/testing/layerExamples';

/** Output and gradients on the TensorFlow.js backend that is set. */
function tensorResult(one: LayerCase): LayerResult {
  const { layer, count, inputShapes, outputShape, parameterShapes } = one;
  tf.engine().startScope();
  const inputs = one.inputs.map((values, i) => tf.tensor(values, [count, ...inputShapes[i]]));
  const parameters = one.parameters.map((values, i) => tf.tensor(values, parameterShapes[i]));
  const placed = kindOf(layer).tensor(layer, siteOf(one, inputs, parameters));
  const back = placed.backward(tf.tensor(one.byOutput, [count, ...outputShape]));
  const valuesOf = (tensor: tf.Tensor) => Float32Array.from(tensor.dataSync());
  expect(placed.output.shape).toEqual([count, ...outputShape]);
  const result = {
    output: valuesOf(placed.output),
    byParameters: back.parameters.map(valuesOf),
    byInputs: back.inputs.map((by) => valuesOf(by())),
  };
  tf.engine().endScope();
  return result;
}

/** Slopes of Σ byOutput · output of the first example by one array, by central differences. */
function slopes(one: LayerCase, values: Float64Array, place: (moved: Float64Array) => ArrayLike<number>) {
  const sumFor = (i: number, step: number): number => {
    const moved = values.slice();
    moved[i] += step;
    const output = place(moved);
    return Array.from(output).reduce((sum, value, k) => sum + value * one.byOutput[k], 0);
  };
  return values.map((_, i) => (sumFor(i, 1e-6) - sumFor(i, -1e-6)) / 2e-6);
}

function expectSlopes(found: ArrayLike<number>, expected: Float64Array): void {
  expect(found.length).toBe(expected.length);
  const peak = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(peak).toBeGreaterThan(0.01);
  expected.forEach((slope, i) => {
    expect(Math.abs(found[i] - slope) / Math.max(Math.abs(slope), 0.01 * peak)).toBeLessThan(1e-3);
  });
}

describe.each(LAYER_EXAMPLES)('$title', (example) => {
  const one = layerCase(example);

  it('has the gradients that differences of its definition give', () => {
    const length = one.byOutput.length / one.count;
    const { backward } = placeExample(one, 0);
    const back = backward(one.byOutput.subarray(0, length));
    one.parameters.forEach((values, k) => {
      const place = (moved: Float64Array) =>
        placeExample(one, 0, [...one.parameters.slice(0, k), moved, ...one.parameters.slice(k + 1)]).output;
      expectSlopes(back.parameters[k], slopes(one, Float64Array.from(values), place));
    });
    one.inputs.forEach((_, k) => {
      const first = one.inputs.map((all) => Float64Array.from(all.subarray(0, all.length / one.count)));
      const place = (moved: Float64Array) =>
        placeExample(one, 0, one.parameters, [...first.slice(0, k), moved, ...first.slice(k + 1)]).output;
      expectSlopes(back.inputs[k](), slopes(one, first[k], place));
    });
  });

  it.each(['cpu', 'wasm'])('computes on %s what its definition says', async (backend) => {
    await tf.setBackend(backend);
    expect(worstDifference(tensorResult(one), referenceResult(one))).toBeLessThan(1e-5);
  });

  it('gives the same bits twice on wasm', async () => {
    await tf.setBackend('wasm');
    expect(tensorResult(one)).toEqual(tensorResult(one));
  });

  it('is read from a file as it was', () => {
    expect(readLayer(JSON.parse(JSON.stringify(one.layer)))).toEqual(one.layer);
  });
});

describe('activations on the plain JavaScript backend', () => {
  it('are those of their definition, rounded once, and not those of the runtime', async () => {
    const values = Float32Array.from({ length: 2000 }, (_, i) => (i - 1000) / 97);
    const hasStock = tf.getKernel(tf.Tanh, 'cpu')?.kernelFunc;
    registerCpuActivations();
    registerCpuActivations();
    expect(tf.getKernel(tf.Tanh, 'cpu')?.kernelFunc).not.toBe(hasStock);
    await tf.setBackend('cpu');
    for (const name of ACTIVATION_NAMES) {
      const activation = activationOf(name);
      if (!activation) continue;
      const found = tf.tidy(() => Float32Array.from(activation.tensor.apply(tf.tensor1d(values)).dataSync()));
      expect(found).toEqual(values.map((x) => activation.value(x)));
    }
    const sigmoid = activationOf('sigmoid');
    const tanh = activationOf('tanh');
    values.forEach((x) => {
      expect(sigmoid?.value(x)).toBeCloseTo(1 / (1 + Math.exp(-x)), 14);
      expect(tanh?.value(x)).toBeCloseTo(Math.tanh(x), 14);
    });
  });
});

describe('a layer in a file', () => {
  it.each([
    ['no object', 7, 'must be an object'],
    ['an unknown kind', { kind: 'transformer', name: 'x' }, 'kind must be one of'],
    ['a kind that is a property of every object', { kind: 'toString', name: 'x' }, 'kind must be one of'],
    ['no name', { kind: 'flatten' }, 'name must be'],
    ['a size of zero', { kind: 'maxPool', name: 'x', size: 0 }, 'size must be a whole number'],
    [
      'an unknown activation',
      { kind: 'dense', name: 'x', units: 2, activation: 'step' },
      'activation has to be',
    ],
    ['inputs that are no names', { kind: 'flatten', name: 'x', inputs: [3] }, 'inputs must be'],
  ])('is refused with %s', (_, stored, words) => {
    expect(() => readLayer(stored)).toThrow(RangeError);
    expect(() => readLayer(stored)).toThrow(words);
  });

  it('takes what a missing field meant when it was written', () => {
    const fields = new FieldReader({});
    expect(fields.choice('padding', ['valid', 'same'], 'valid')).toBe('valid');
    expect(() => fields.choice('padding', ['valid', 'same'])).toThrow('padding has to be');
  });

  it('has no activation by the name "none"', () => {
    expect(activationOf('none')).toBeNull();
  });
});

beforeAll(() => registerWasmKernels());
