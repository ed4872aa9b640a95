import type { GridIndex } from '#seismic/survey/gridIndex';

/** A place in a grid by its numbers. */
export interface GridPlace {
  readonly inline: number;
  readonly crossline: number;
}

function nearestRank(numbers: readonly number[], wanted: number): number {
  let best = 0;
  for (let i = 1; i < numbers.length; i++)
    if (Math.abs(numbers[i] - wanted) < Math.abs(numbers[best] - wanted)) best = i;
  return best;
}

/** Grid places from one node to the next in straight steps of at most one line each way, both included. */
function* placesBetween(from: readonly [number, number], to: readonly [number, number]) {
  const steps = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]), 1);
  for (let step = 0; step <= steps; step++)
    yield [
      Math.round(from[0] + ((to[0] - from[0]) * step) / steps),
      Math.round(from[1] + ((to[1] - from[1]) * step) / steps),
    ] as const;
}

/**
 * The places along an arbitrary line through nodes, each nearest to the straight way between two of them.
 * Nodes outside the grid are moved to its nearest numbers; no place is repeated in succession.
 */
export function placesAlong(nodes: readonly GridPlace[], index: GridIndex): GridPlace[] {
  const { inlines, crosslines } = index;
  const ranks = nodes.map(
    ({ inline, crossline }) => [nearestRank(inlines, inline), nearestRank(crosslines, crossline)] as const,
  );
  const places: GridPlace[] = [];
  for (const [i, node] of ranks.entries())
    for (const [inlineRank, crosslineRank] of placesBetween(ranks[Math.max(0, i - 1)], node)) {
      const place = { inline: inlines[inlineRank], crossline: crosslines[crosslineRank] };
      const last = places.at(-1);
      if (last?.inline !== place.inline || last.crossline !== place.crossline) places.push(place);
    }
  return places;
}
