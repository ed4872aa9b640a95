import { type CoreMemory, withCore } from '#seismic/channels/kernels/coreMemory';

const BINS = 65536;

/** The bin that holds the value of this rank, and the rank within it. */
function binOfRank(counts: Uint32Array, rank: number): { bin: number; rest: number } {
  let rest = rank;
  let bin = 0;
  while (rest >= counts[bin]) rest -= counts[bin++];
  return { bin, rest };
}

/** Placed values that are not negative. */
interface PlacedValues {
  readonly memory: CoreMemory;
  readonly address: number;
  readonly count: number;
}

/** Counts of the upper halves of the words (null), or of the lower halves of those with a given upper half. */
function countHalves({ memory, address, count }: PlacedValues, upper: number | null): Uint32Array {
  const counts = memory.zeros(BINS);
  memory.kernels.countHalves({ words: address, count, upper: upper ?? -1, counts });
  return new Uint32Array(memory.buffer(), counts, BINS).slice();
}

/** Calls with a rank (0 = smallest) find its value: floats that are not negative are ordered as their bits are. */
function valueOfRankIn(values: PlacedValues): (rank: number) => number {
  const upperCounts = countHalves(values, null);
  let known = { bin: -1, counts: upperCounts };
  return (rank) => {
    const upper = binOfRank(upperCounts, rank);
    if (known.bin !== upper.bin) known = { bin: upper.bin, counts: countHalves(values, upper.bin) };
    const lower = binOfRank(known.counts, upper.rest);
    return new Float32Array(Uint32Array.of(upper.bin * BINS + lower.bin).buffer)[0];
  };
}

/**
 * Quantile of placed values that are not negative, without the `skipped` smallest, linear between ranks as in NumPy;
 * exact, in linear time. 0 where there are no values.
 */
export function placedQuantile(values: PlacedValues, share: number, skipped = 0): number {
  const left = values.count - skipped;
  if (left <= 0) return 0;
  const valueOfRank = valueOfRankIn(values);
  const place = skipped + share * (left - 1);
  const rank = Math.floor(place);
  const below = valueOfRank(rank);
  return rank === place ? below : below + (place - rank) * (valueOfRank(rank + 1) - below);
}

/** Quantile of values that are not negative, as `placedQuantile`. */
export function quantile(values: Float32Array, share: number): number {
  return withCore((memory) =>
    placedQuantile({ memory, address: memory.put(values), count: values.length }, share),
  );
}

/** Middle value of values that are not negative; 0 where there are none. */
export function median(values: Float32Array): number {
  return quantile(values, 0.5);
}

/** Middle value of those that are above zero; 0 where there are none. */
export function medianAboveZero(values: Float32Array): number {
  let zeros = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === 0) zeros++;
  return withCore((memory) =>
    placedQuantile({ memory, address: memory.put(values), count: values.length }, 0.5, zeros),
  );
}
