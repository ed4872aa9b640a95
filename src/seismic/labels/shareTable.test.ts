import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createShareTable, type Rectangle } from '#seismic/labels/shareTable';
import { createRandom } from '#seismic/numerics/random';

const TRACES = 13;
const SAMPLES = 17;

/** Counts the samples of a rectangle one by one. */
function countedShare(codes: Uint8Array, code: number, rectangle: Rectangle): number {
  let count = 0;
  for (let x = 0; x < rectangle.traces; x++)
    for (let t = 0; t < rectangle.samples; t++)
      if (codes[(rectangle.firstTrace + x) * SAMPLES + rectangle.firstSample + t] === code) count++;
  return count / (rectangle.traces * rectangle.samples);
}

it('gives the counted share of every code in any rectangle', () => {
  const random = createRandom(31);
  const codes = Uint8Array.from({ length: TRACES * SAMPLES }, () => random.integer(4));
  const share = createShareTable(codes, SAMPLES, TRACES);
  const span = (count: number) =>
    fc
      .integer({ min: 0, max: count - 1 })
      .chain((first) => fc.tuple(fc.constant(first), fc.integer({ min: 1, max: count - first })));
  const property = fc.property(
    span(TRACES),
    span(SAMPLES),
    ([firstTrace, traces], [firstSample, samples]) => {
      const rectangle = { firstTrace, firstSample, traces, samples };
      const found = [0, 1, 2, 3].map((code) => share(code, rectangle));
      expect(found).toEqual([0, 1, 2, 3].map((code) => countedShare(codes, code, rectangle)));
    },
  );
  fc.assert(property, { seed: 8, numRuns: 300 });
});
