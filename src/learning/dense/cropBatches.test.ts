import { describe, expect, it } from 'vitest';
import { CropBatches, type CropOptions } from '#learning/dense/cropBatches';
import { type DenseExample, EXAMPLE_CHANNELS } from '#learning/dense/denseExample';
import { NET_CHANNELS, SIGNED, WITH_PICKS, WITHOUT_PICKS } from '#learning/dense/netChannels';
import { encodeHalf, halfNumbers } from '#seismic/numerics/halfFloat';
import { createRandom } from '#seismic/numerics/random';

const SIZE = { traceCount: 11, sampleCount: 9 };
const PLACES = SIZE.traceCount * SIZE.sampleCount;

/** An example of random channels, with labels of three classes and without. */
function exampleOf(seed: number): DenseExample {
  const random = createRandom(seed);
  const numbers = Float32Array.from({ length: PLACES * EXAMPLE_CHANNELS }, () => random.normal());
  const labels = Int8Array.from({ length: PLACES }, () => random.integer(4) - 1);
  return { ...SIZE, values: encodeHalf(numbers), labels, apexLabels: labels };
}

const EXAMPLES = [exampleOf(1), exampleOf(2)];

function sourceOf(options: Partial<CropOptions> = {}): CropBatches {
  return new CropBatches(EXAMPLES, {
    ...{ crop: { traces: 6, samples: 4 }, teaches: 'labels', classWeights: [2, 1, 0.5] },
    ...{ withoutPicksShare: 0.5, random: createRandom(5), ...options },
  });
}

describe('crops', () => {
  it('are those of a source that begins at the same position, though memory is used again', () => {
    const source = sourceOf();
    for (let step = 0; step < 6; step++) {
      const fresh = sourceOf();
      fresh.position = source.position;
      expect(source.next(3)).toEqual(fresh.next(3));
    }
  });

  it('leave the batch before as it was', () => {
    const source = sourceOf();
    source.next(2);
    const last = source.next(2);
    const kept = structuredClone(last);
    source.next(2);
    expect(last).toEqual(kept);
  });

  it.each([0, 1])('of whole examples hold its channels either way round, with picks or not (%d)', (share) => {
    const whole = { traces: 12, samples: 10 };
    const batch = sourceOf({ crop: whole, withoutPicksShare: share }).next(16);
    const places: readonly (number | null)[] = share === 1 ? WITHOUT_PICKS : WITH_PICKS;
    const channel = places.findIndex((place, c) => place !== null && SIGNED[c]);
    const numbers = halfNumbers();
    const found = Array.from({ length: 16 }, (_, crop) => {
      const at = (row: number, column: number): number =>
        batch.panels[((crop * whole.samples + row) * whole.traces + column) * NET_CHANNELS.length + channel];
      const ways = [1, -1].flatMap((sign) => [false, true].map((isMirrored) => ({ sign, isMirrored })));
      const fits = ways.filter(({ sign, isMirrored }) =>
        EXAMPLES.some((example) =>
          Array.from({ length: PLACES }, (__, i) => {
            const [row, trace] = [Math.floor(i / SIZE.traceCount), i % SIZE.traceCount];
            const column = isMirrored ? whole.traces - 1 - trace : trace;
            return (
              at(row, column) ===
              sign * numbers[example.values[i * EXAMPLE_CHANNELS + (places[channel] ?? 0)]]
            );
          }).every(Boolean),
        ),
      );
      return fits.map(({ sign, isMirrored }) => `${sign} ${isMirrored}`);
    });
    expect(found.every((ways) => ways.length === 1)).toBe(true);
    expect(new Set(found.flat()).size).toBe(4);
    expect(
      [...(batch.labelWeights ?? [])].every(
        (weight, i) => [2, 1, 0.5, 0].includes(weight) && batch.labels[i] < 3,
      ),
    ).toBe(true);
  });
});
