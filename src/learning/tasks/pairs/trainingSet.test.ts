import { afterAll, describe, expect, it } from 'vitest';
import { type ChannelSection, cutPatch } from '#learning/input/patches';
import type { LabelledBatch } from '#learning/network/network';
import { PAIR_CLASSES, pairClassOf } from '#learning/tasks/pairs/pairClass';
import { PairPanels } from '#learning/tasks/pairs/pairPanels';
import { TrainingSet } from '#learning/tasks/pairs/trainingSet';
import type { CentredPick } from '#learning/tasks/task/task';
import { createRandom } from '#seismic/numerics/random';
import type { EventClass } from '#seismic/picks/pick';

const AXES = { traceCount: 120, sampleCount: 140, sampleIntervalUs: 4000, startTimeMs: 0 };
const noise = createRandom(5);
const SECTION: ChannelSection = {
  axes: AXES,
  channels: [0, 1].map(() => Float32Array.from({ length: 120 * 140 }, () => noise.normal())),
};
const panels = new PairPanels({ traces: 8, samples: 10, maximumTraceLag: 3, maximumSampleLag: 4 }, 2);
afterAll(() => panels.dispose());

function picksOf(counts: Record<EventClass, number>): CentredPick[] {
  const classes = Object.entries(counts).flatMap(([name, count]) => new Array<string>(count).fill(name));
  return classes.map((name, i) => {
    const isClass = name === 'diffraction' || name === 'reflection' ? name : 'noise';
    return {
      id: `p${i}`,
      class: isClass,
      timeMs: 0,
      centre: { trace: 10 + 16 * (i % 7), sample: 12 + 24 * Math.floor(i / 7) },
    };
  });
}

const PICKS = picksOf({ diffraction: 4, reflection: 3, noise: 6 });

function setOf(picks: readonly CentredPick[], augment: boolean, seed = 1): TrainingSet {
  return new TrainingSet(SECTION, panels, picks, {
    augment,
    classWeights: [1, 2, 3],
    random: createRandom(seed),
  });
}

function exampleOf(batch: LabelledBatch, i: number): Float32Array {
  return batch.panels.subarray(i * panels.exampleLength, (i + 1) * panels.exampleLength);
}

/** Examples of all ordered pairs of different picks, as texts, with their pair class. */
function pairTable(picks: readonly CentredPick[]): Map<string, number> {
  const patches = picks.map(({ centre }) => panels.prepare(cutPatch(SECTION, centre, panels.shape)));
  const table = new Map<string, number>();
  picks.forEach((window, i) => {
    picks.forEach((template, j) => {
      if (i === j || template.class === 'noise') return;
      const example = new Float32Array(panels.exampleLength);
      panels.write([patches[i]], [patches[j]], example);
      table.set(example.join(), pairClassOf(window.class, template.class));
    });
  });
  return table;
}

describe('batches of pairs', () => {
  it('without augmentation are pairs of different picks with their class, never a window with itself', () => {
    const table = pairTable(PICKS);
    const set = setOf(PICKS, false);
    const seen = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const batch = set.next(50);
      for (let i = 0; i < 50; i++) {
        const key = exampleOf(batch, i).join();
        expect(table.get(key)).toBe(batch.labels[i]);
        seen.add(key);
      }
    }
    // Each window of 13 with 7 templates but itself: 4·3 + 3·2 + 2·12 + 6·7 pairs, nearly all drawn.
    expect([set.exampleCount, table.size]).toEqual([84, 84]);
    expect(seen.size).toBeGreaterThan(80);
  });

  it('have all six combinations equally often, however many picks a class has', () => {
    const { labels } = setOf(picksOf({ diffraction: 2, reflection: 9, noise: 3 }), true).next(600);
    const counts = PAIR_CLASSES.map((_, label) => labels.filter((value) => value === label).length);
    expect(counts).toEqual([100, 100, 200, 200]);
  });

  it('are the same for a seed, others for another seed, and differ from each other', () => {
    const [a, b, other] = [setOf(PICKS, true, 7), setOf(PICKS, true, 7), setOf(PICKS, true, 8)];
    const [first, second] = [a.next(24), a.next(24)];
    expect([b.next(24), b.next(24)]).toEqual([first, second]);
    expect(first.panels).not.toEqual(second.panels);
    expect(other.next(24).panels).not.toEqual(first.panels);
  });

  it('with augmentation have more panels, flipped ones among them, none larger than 1', () => {
    const set = setOf(PICKS, true);
    const batch = set.next(300);
    const keys = Array.from({ length: 300 }, (_, i) => exampleOf(batch, i).join());
    expect(set.exampleCount).toBe(84);
    expect(new Set(keys).size).toBeGreaterThan(250);
    expect(batch.panels.every((value) => Math.abs(value) <= 1 + 1e-5)).toBe(true);
    const flipped = setOf(picksOf({ diffraction: 2, reflection: 0, noise: 0 }), true).next(300);
    const texts = new Set(Array.from({ length: 300 }, (_, i) => exampleOf(flipped, i).join()));
    const twins = [...texts].filter((text) =>
      texts.has(
        text
          .split(',')
          .map((value) => String(-Number(value)))
          .join(),
      ),
    );
    expect(twins.length).toBeGreaterThan(10);
  });

  it.each([
    [{ diffraction: 1, reflection: 1, noise: 0 }, 2, [2]],
    [{ diffraction: 2, reflection: 0, noise: 1 }, 4, [0, 3]],
    [{ diffraction: 0, reflection: 3, noise: 0 }, 6, [1]],
  ])('of %o have %i pairs of the classes present', (counts, exampleCount, labels) => {
    const set = setOf(picksOf(counts), true);
    expect(set.exampleCount).toBe(exampleCount);
    expect([...new Set(set.next(40).labels)].sort()).toEqual(labels);
  });
});
