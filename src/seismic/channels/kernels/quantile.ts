const BINS = 65536;

/** Counts of the upper halves of the words, or of the lower halves of those with a given upper half. */
function countHalves(words: Uint32Array, upper: number | null): Uint32Array {
  const counts = new Uint32Array(BINS);
  if (upper === null) for (let i = 0; i < words.length; i++) counts[words[i] >>> 16]++;
  else for (let i = 0; i < words.length; i++) if (words[i] >>> 16 === upper) counts[words[i] & 65535]++;
  return counts;
}

/** The bin that holds the value of this rank, and the rank within it. */
function binOfRank(counts: Uint32Array, rank: number): { bin: number; rest: number } {
  let rest = rank;
  let bin = 0;
  while (rest >= counts[bin]) rest -= counts[bin++];
  return { bin, rest };
}

/** Calls with a rank (0 = smallest) find its value: floats that are not negative are ordered as their bits are. */
function valueOfRankIn(words: Uint32Array): (rank: number) => number {
  const upperCounts = countHalves(words, null);
  let known = { bin: -1, counts: upperCounts };
  return (rank) => {
    const upper = binOfRank(upperCounts, rank);
    if (known.bin !== upper.bin) known = { bin: upper.bin, counts: countHalves(words, upper.bin) };
    const lower = binOfRank(known.counts, upper.rest);
    return new Float32Array(Uint32Array.of(upper.bin * BINS + lower.bin).buffer)[0];
  };
}

/**
 * Quantile of values that are not negative, linear between ranks as in NumPy; exact, in linear time.
 * 0 where there are no values.
 */
export function quantile(values: Float32Array, share: number): number {
  if (values.length === 0) return 0;
  const valueOfRank = valueOfRankIn(new Uint32Array(values.buffer, values.byteOffset, values.length));
  const place = share * (values.length - 1);
  const rank = Math.floor(place);
  const below = valueOfRank(rank);
  return rank === place ? below : below + (place - rank) * (valueOfRank(rank + 1) - below);
}

/** Middle value of values that are not negative; 0 where there are none. */
export function median(values: Float32Array): number {
  return quantile(values, 0.5);
}
