import { judgedHalf, type MapSize, meansAt, type Place } from '#learning/proposals/candidates';

/** Places as points whose coordinates have mean 0 and deviation 1 over the candidates: [place][coordinate]. */
export type Points = readonly Float64Array[];

/** Mean and standard deviation; a coordinate that does not vary counts nothing. */
function standardOf(values: readonly number[]): { readonly mean: number; readonly scale: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, scale: variance > 0 ? 1 / Math.sqrt(variance) : 0 };
}

/**
 * Candidates and other places as points of what the section looks like there, and where they are. Standardised by
 * the candidates.
 */
export function pointsOf(
  features: readonly Float32Array[],
  {
    size,
    window,
  }: { readonly size: MapSize; readonly window: { readonly traces: number; readonly samples: number } },
  candidates: readonly Place[],
  others: readonly Place[],
): { readonly candidates: Points; readonly others: Points } {
  const box = { size, half: judgedHalf(window) };
  const columnsOf = (places: readonly Place[]): number[][] => [
    ...features.map((map) => meansAt(map, box, places)),
    places.map(({ trace }) => trace),
    places.map(({ sample }) => sample),
  ];
  const [own, rest] = [columnsOf(candidates), columnsOf(others)];
  const standards = own.map(standardOf);
  const rows = (columns: readonly number[][], count: number): Float64Array[] =>
    Array.from({ length: count }, (_, row) =>
      Float64Array.from(columns, (values, c) => (values[row] - standards[c].mean) * standards[c].scale),
    );
  return { candidates: rows(own, candidates.length), others: rows(rest, others.length) };
}

/** Distance of two points; about 1 for two candidates by chance. */
export function distanceOf(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < one.length; c++) sum += (one[c] - other[c]) ** 2;
  return Math.sqrt(sum / (2 * one.length));
}
