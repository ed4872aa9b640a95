import type { PairPanels, PreparedPatch } from '#learning/tasks/pairs/pairPanels';

/** How alike two windows are: the largest magnitude of their panel in the first channel. */
export function likeness(panels: PairPanels, patches: readonly PreparedPatch[]): Float64Array {
  const count = patches.length;
  const matrix = new Float64Array(count * count);
  const row = new Float32Array(count * panels.exampleLength);
  patches.forEach((patch, i) => {
    panels.write([patch], patches, row);
    for (let j = 0; j < count; j++) {
      let peak = 0;
      for (let k = 0; k < panels.exampleLength; k += panels.channelCount)
        peak = Math.max(peak, Math.abs(row[j * panels.exampleLength + k]));
      matrix[i * count + j] = peak;
    }
  });
  return matrix;
}

/**
 * Chooses up to `most` templates out of windows of one class, so that each window has a template as
 * like itself as possible: the one that agrees best with all comes first, then each time the one that
 * adds most (greedy facility location). Returns indices in the order of choice.
 */
export function chooseTemplates(
  panels: PairPanels,
  patches: readonly PreparedPatch[],
  most: number,
): number[] {
  const count = patches.length;
  const matrix = likeness(panels, patches);
  const nearest = new Float64Array(count);
  const chosen: number[] = [];
  while (chosen.length < Math.min(most, count)) {
    let best = -1;
    let bestGain = -1;
    for (let j = 0; j < count; j++) {
      if (chosen.includes(j)) continue;
      let gain = 0;
      for (let i = 0; i < count; i++) gain += Math.max(0, matrix[i * count + j] - nearest[i]);
      if (gain > bestGain) [best, bestGain] = [j, gain];
    }
    chosen.push(best);
    for (let i = 0; i < count; i++) nearest[i] = Math.max(nearest[i], matrix[i * count + best]);
  }
  return chosen;
}
