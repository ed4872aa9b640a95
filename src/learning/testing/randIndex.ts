/** Pairs among some things. */
function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

function countsOf(labels: readonly (string | number)[]): number[] {
  const counts = new Map<string | number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()];
}

/**
 * Hubert and Arabie's adjusted Rand index of two groupings of the same things: 1 where they are the same, about 0
 * where they agree by chance.
 */
export function adjustedRandIndex(one: readonly number[], other: readonly number[]): number {
  const sum = (counts: readonly number[]): number =>
    counts.reduce((total, count) => total + pairsOf(count), 0);
  const both = sum(countsOf(one.map((label, i) => `${label} ${other[i]}`)));
  const [first, second] = [sum(countsOf(one)), sum(countsOf(other))];
  const byChance = (first * second) / pairsOf(one.length);
  return (both - byChance) / ((first + second) / 2 - byChance);
}
