import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initialWeights } from '#learning/model/initialise';
import { pairNetSpec } from '#learning/model/modelSpec';
import { ChunkedNetwork } from '#learning/network/chunkedNetwork';
import type { Network } from '#learning/network/network';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { PairClassifier, type Template } from '#learning/tasks/pairs/pairClassifier';
import { PairPanels, type PreparedPatch } from '#learning/tasks/pairs/pairPanels';
import { judgePicks } from '#learning/tasks/task/validation';
import { useEmbeddedBackend } from '#learning/testing/embeddedBackend';
import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';

const panels = new PairPanels({ traces: 10, samples: 12, maximumTraceLag: 6, maximumSampleLag: 6 }, 2);
const SPEC = pairNetSpec({ inputShape: panels.inputShape, filters: [3, 4], outputs: 4 });

function patchOf(seed: number): PreparedPatch {
  const random = createRandom(seed);
  return panels.prepare(Float32Array.from({ length: 240 }, () => random.normal()));
}

const TEMPLATES: Template[] = (
  ['diffraction', 'reflection', 'reflection', 'diffraction', 'reflection'] as const
).map((name, i) => ({ pickId: `t${i}`, class: name, patch: patchOf(100 + i) }));
const WINDOWS = [1, 2, 3].map(patchOf);

function netOf(weights: Float32Array[]): Network {
  return new ChunkedNetwork(SPEC, weights, [tensorRunner]);
}

/** A net whose outputs differ from panel to panel. */
function livelyNet(): Network {
  const weights = initialWeights(SPEC, createRandom(5));
  return netOf(weights.map((values, i) => (i === 4 ? values.map((value) => 40 * value) : values)));
}

/** Softmax of one pair, by the network alone. */
async function softmaxOf(network: Network, window: PreparedPatch, template: Template): Promise<number[]> {
  const example = new Float32Array(panels.exampleLength);
  panels.write([window], [template.patch], example);
  const powers = [...(await network.logits({ count: 1, panels: example }))].map(Math.exp);
  const total = powers.reduce((sum, value) => sum + value, 0);
  return powers.map((value) => value / total);
}

/** Diffraction, reflection, noise beside a template, normalised without the excluded class. */
function directVote([dd, rr, dr, other]: readonly number[], name: EventClass): number[] {
  return name === 'diffraction'
    ? [dd, dr, other].map((value) => value / (dd + dr + other))
    : [dr, rr, other].map((value) => value / (dr + rr + other));
}

async function directAverage(
  network: Network,
  window: PreparedPatch,
  templates: readonly Template[],
): Promise<number[]> {
  const softmax = await Promise.all(templates.map((template) => softmaxOf(network, window, template)));
  const votes = templates.map((template, i) => directVote(softmax[i], template.class));
  return [0, 1, 2].map((c) => votes.reduce((sum, vote) => sum + vote[c] / votes.length, 0));
}

function close(values: readonly number[]): unknown[] {
  return values.map((value) => expect.closeTo(value, 5));
}

beforeAll(useEmbeddedBackend);
afterAll(() => panels.dispose());

describe('a pair classifier', () => {
  const network = livelyNet();
  const classifier = new PairClassifier(network, panels, TEMPLATES);

  it('gives each window the mean of its templates’ votes', async () => {
    const expected = await Promise.all(WINDOWS.map((window) => directAverage(network, window, TEMPLATES)));
    expect([...(await classifier.classify(WINDOWS))]).toEqual(close(expected.flat()));
    // The outputs differ; otherwise the test would show nothing.
    expect(Math.abs(expected[0][0] - expected[1][0])).toBeGreaterThan(0.005);
  });

  it('gives probabilities that add up to 1, the same alone and among others', async () => {
    const together = await classifier.classify(WINDOWS);
    const alone = await Promise.all(WINDOWS.map((window) => classifier.classify([window])));
    WINDOWS.forEach((_, i) => {
      const own = together.subarray(3 * i, 3 * i + 3);
      expect([...alone[i]]).toEqual(close([...own]));
      expect(own.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
    });
  });

  it('classifies an empty window as noise', async () => {
    const empty = panels.prepare(new Float32Array(240));
    expect(
      [...(await classifier.classify([empty, WINDOWS[0], empty]))].filter((_, i) => i < 3 || i > 5),
    ).toEqual([0, 0, 1, 0, 0, 1]);
  });

  it('judges a pick that is a template by the others only', async () => {
    const { probabilities, outputLoss } = await classifier.judge(TEMPLATES[2].patch, 'reflection', 't2');
    const others = TEMPLATES.filter(({ pickId }) => pickId !== 't2');
    const labels = { diffraction: 2, reflection: 1 };
    const softmax = await Promise.all(others.map((other) => softmaxOf(network, TEMPLATES[2].patch, other)));
    const losses = others.map((other, i) => -Math.log(softmax[i][labels[other.class]]));
    expect(probabilities).toEqual(close(await directAverage(network, TEMPLATES[2].patch, others)));
    expect(outputLoss).toBeCloseTo(
      losses.reduce((sum, loss) => sum + loss / losses.length, 0),
      5,
    );
  });

  it('gives even probabilities for a pick that is the only template, and needs a template', async () => {
    const lone = new PairClassifier(network, panels, TEMPLATES.slice(0, 1));
    const judged = await lone.judge(TEMPLATES[0].patch, 'diffraction', 't0');
    expect(judged).toEqual({ probabilities: [1 / 3, 1 / 3, 1 / 3], outputLoss: 0 });
    expect(() => new PairClassifier(network, panels, [])).toThrow(RangeError);
  });
});

describe('judged picks', () => {
  const classifier = new PairClassifier(livelyNet(), panels, TEMPLATES);
  const picks = Array.from({ length: 9 }, (_, i) => ({
    id: `p${i}`,
    class: EVENT_CLASSES[i % 3],
    patch: patchOf(20 + i),
    heldOut: i % 2 === 0,
  }));
  const judgeBy = (one: PairClassifier, judged: typeof picks) =>
    judgePicks(judged, (pick) => one.judge(pick.patch, pick.class, pick.id));

  it('count once each, right where their class is the likeliest', async () => {
    const { accuracy, loss, verdicts } = await judgeBy(classifier, picks);
    const judged = await Promise.all(picks.map((pick) => classifier.judge(pick.patch, pick.class, pick.id)));
    const right = judged.filter(({ probabilities: p }, i) => p.indexOf(Math.max(...p)) === i % 3).length;
    expect(accuracy).toBeCloseTo(right / 9, 12);
    expect(loss).toBeCloseTo(
      judged.reduce((sum, { outputLoss }) => sum + outputLoss / 9, 0),
      10,
    );
    expect(verdicts).toEqual(
      picks.map(({ id, heldOut }, i) => ({
        pickId: id,
        heldOut,
        probabilities: judged[i].probabilities,
        loss: expect.closeTo(-Math.log(judged[i].probabilities[i % 3]), 10),
      })),
    );
  });

  it('without any have no right ones and no loss', async () => {
    expect(await judgeBy(classifier, [])).toEqual({ accuracy: 0, loss: 0, verdicts: [] });
  });

  it('are not right where nothing is known', async () => {
    const even = netOf(initialWeights(SPEC, createRandom(1)).map((values) => values.fill(0)));
    const unsure = new PairClassifier(even, panels, TEMPLATES);
    const { accuracy, loss } = await judgeBy(unsure, picks);
    expect(accuracy).toBe(0);
    expect(loss).toBeCloseTo(Math.log(4), 6);
  });
});
