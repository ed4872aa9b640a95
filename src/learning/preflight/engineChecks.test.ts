import { beforeAll, describe, expect, it } from 'vitest';
import { initialWeights } from '#learning/model/initialise';
import { parameterShapes } from '#learning/model/modelSpec';
import type { GradientResult, Network } from '#learning/network/network';
import { checkAgreement } from '#learning/preflight/agreement';
import { checkGradients } from '#learning/preflight/gradientCheck';
import { probeWeights } from '#learning/preflight/probeWeights';
import {
  networkOf,
  panelBatch,
  SMALL_SPEC,
  smallNetwork,
  spoilt,
  startPlainJs,
  yieldThread,
} from '#learning/testing/probeNet';
import { createRandom } from '#seismic/numerics/random';

const EIGHT = panelBatch(8);
const NAMES = parameterShapes(SMALL_SPEC).map(({ name }) => name);

function probed(): Network {
  return networkOf(probeWeights(SMALL_SPEC, EIGHT, createRandom(2)));
}

beforeAll(startPlainJs);

describe('agreement with the reference', () => {
  const plus = (error: number) => (logits: Float32Array) =>
    logits.map((value, i) => (i === 5 ? value + error : value));
  const lossOff = (result: GradientResult) => ({ ...result, loss: result.loss + 2e-5 });

  it.each([
    ['nothing is wrong', {}, 'green', 'green'],
    ['an output is off by 2e-4', { logits: plus(2e-4) }, 'amber', 'green'],
    ['an output is off by 1e-3', { logits: plus(1e-3) }, 'red', 'green'],
    ['an output is off by 1e-1', { logits: plus(1e-1) }, 'red', 'red'],
    ['an output is NaN', { logits: plus(Number.NaN) }, 'red', 'red'],
    ['an output is missing', { logits: (logits: Float32Array) => logits.slice(1) }, 'red', 'red'],
    ['the loss is off by 2e-5', { gradients: lossOff }, 'amber', 'green'],
  ])('where %s', async (_, spoil, onProcessor, onCard) => {
    const network = spoilt(probed(), spoil);
    expect((await checkAgreement(network, EIGHT, 'processor', yieldThread)).colour).toBe(onProcessor);
    expect((await checkAgreement(network, EIGHT, 'graphics card', yieldThread)).colour).toBe(onCard);
  });

  it('uses outputs that differ from panel to panel', async () => {
    const logits = await probed().logits(EIGHT);
    for (const label of [0, 1, 2, 3]) {
      const ofClass = logits.filter((_, i) => i % 4 === label);
      expect(ofClass.reduce((sum, value) => sum + value / 8, 0)).toBeCloseTo(0, 5);
    }
    expect(Math.sqrt(logits.reduce((sum, value) => sum + value * value, 0) / 32)).toBeCloseTo(1, 5);
  });
});

describe('gradients against finite differences', () => {
  /** One tensor's gradient times a factor. */
  const scaled = (tensor: number, factor: number) => (result: GradientResult) => ({
    ...result,
    gradients: result.gradients.map((values, i) =>
      i === tensor ? values.map((value) => factor * value) : values,
    ),
  });
  const check = (network: Network) => checkGradients(network, EIGHT, createRandom(4), yieldThread);

  it('agree for every tensor', async () => {
    const { colour, table } = await check(probed());
    expect(colour).toBe('green');
    expect(table?.rows.map(([name]) => name)).toEqual(NAMES);
  });

  it.each(NAMES.map((name, i) => [name, i] as const))('notice a wrong one of %s', async (name, tensor) => {
    const wrong = async (factor: number) => check(spoilt(probed(), { gradients: scaled(tensor, factor) }));
    expect((await wrong(1.003)).colour).toBe('amber');
    expect(await wrong(1.1)).toMatchObject({ colour: 'red', finding: expect.stringContaining(name) });
    expect((await wrong(0)).colour).toBe('red');
    expect((await wrong(Number.NaN)).colour).toBe('red');
  });

  it('notice a layer that no gradient reaches', async () => {
    const dead = probed();
    dead.weights[1].fill(-1000);
    const { colour, finding } = await check(dead);
    expect(colour).toBe('amber');
    expect(finding).toMatch(/no gradient reaches layer 1\/weights, layer 1\/biases/);
  });

  it('probe the same weights for the same seed', async () => {
    expect(await check(probed())).toEqual(await check(probed()));
    const start = initialWeights(SMALL_SPEC, createRandom(7));
    expect(smallNetwork().weights).toEqual(start);
  });
});
