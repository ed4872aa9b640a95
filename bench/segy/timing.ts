/** Times of the SEG-Y benchmark, and how they are shown. */

/** The middle value; the upper one of two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Seconds of an action, once it is done. */
export async function secondsOf(action: () => unknown): Promise<number> {
  const started = performance.now();
  await action();
  return (performance.now() - started) / 1000;
}

/** The median, in ms where it is short; a dash where nothing was measured. */
export function timeText(values: readonly number[]): string {
  if (values.length === 0) return '–';
  const seconds = median(values);
  return seconds < 0.1 ? `${(seconds * 1000).toFixed(2)} ms` : `${seconds.toFixed(3)} s`;
}

/** Median of the ratios of two rows of times, turn by turn. */
export function ratio(of: readonly number[], to: readonly number[]): number {
  return median(of.map((seconds, i) => seconds / to[i]));
}

/** The same as text; a dash where nothing was measured. */
export function ratioText(of: readonly number[], to: readonly number[], decimals: number): string {
  return of.length === 0 ? '–' : ratio(of, to).toFixed(decimals);
}

/** @throws Error where sums of what was read differ by more than rounding */
export function requireSame(name: string, sums: readonly number[]): void {
  const isSame = sums.every((other) => Math.abs(other - sums[0]) <= 1e-4 * Math.max(1, Math.abs(sums[0])));
  if (!isSame) throw new Error(`${name}: not the same samples: ${sums.join(' and ')}`);
}
