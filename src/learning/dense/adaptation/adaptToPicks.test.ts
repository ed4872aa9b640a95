import { expect, it } from 'vitest';
import { adaptToPicks, type LeftOutPick } from '#learning/dense/adaptation/adaptToPicks';
import { createRandom } from '#seismic/numerics/random';

const PLACES = 8;

/** Picks of three classes in five groups; the net says `sureness` for the true class, the attribute tells class 0. */
function picksOf(sureness: number, told: number): LeftOutPick[] {
  const random = createRandom(5);
  return Array.from({ length: 30 }, (_, i) => {
    const label = i % 3;
    const outputs = Float64Array.from(
      { length: 3 * PLACES },
      (_value, k) => (k % 3 === label ? sureness : 0) + 0.5 * random.normal(),
    );
    const attributes = Float64Array.from(
      { length: PLACES },
      () => (label === 0 ? told : -told) + random.normal(),
    );
    return { id: `pick ${i}`, label, group: Math.floor(i / 6), outputs, attributes };
  });
}

function meanLoss(picks: readonly { readonly label: number; readonly probabilities: readonly number[] }[]) {
  return (
    picks.reduce((sum, { label, probabilities }) => sum - Math.log(probabilities[label]), 0) / picks.length
  );
}

/** Loss of the outputs as they are. */
function plainLoss(picks: readonly LeftOutPick[]): number {
  const probabilities = picks.map(({ outputs, label }) => {
    let sum = 0;
    for (let place = 0; place < PLACES; place++) {
      const row = [...outputs.subarray(3 * place, 3 * place + 3)].map(Math.exp);
      sum += row[label] / (row[0] + row[1] + row[2]) / PLACES;
    }
    return sum;
  });
  return probabilities.reduce((sum, value) => sum - Math.log(value), 0) / picks.length;
}

it('uses an attribute that tells a class, and is judged on picks that it was not fitted on', () => {
  const picks = picksOf(0.3, 1.5);
  const { correction, heldOut } = adaptToPicks(picks, 3);
  expect(meanLoss(heldOut)).toBeLessThan(plainLoss(picks) - 0.1);
  expect(correction[0]).toBeGreaterThan(Math.max(correction[1], correction[2]) + 0.2);
  expect(heldOut.map(({ id }) => id)).toEqual(picks.map(({ id }) => id));
  for (const { probabilities } of heldOut)
    expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
});

it('gains nothing on held-out picks by an attribute that tells nothing', () => {
  const picks = picksOf(2, 0);
  const { correction, heldOut, penalty } = adaptToPicks(picks, 3);
  expect(meanLoss(heldOut)).toBeGreaterThan(plainLoss(picks) - 0.02);
  expect(penalty).toBe(30);
  expect(Math.max(...correction.map(Math.abs))).toBeLessThan(0.1);
});
