import type { BandPassHz } from '#seismic/process/bandPass';

/** The corners of a band-pass that has just been switched on. */
export function cornersAtFirst(nyquistHz: number): [number, number, number, number] {
  const round = (part: number) => Number((part * nyquistHz).toPrecision(2));
  return [round(0.02), round(0.05), round(0.5), round(0.65)];
}

/** The band-pass with one corner moved, as far as its neighbours allow. */
export function moveCorner(
  corners: BandPassHz,
  corner: number,
  hz: number,
  nyquistHz: number,
): [number, number, number, number] {
  const [least, most] = [corners[corner - 1] ?? 0, corners[corner + 1] ?? nyquistHz];
  const moved = Math.min(most, Math.max(least, hz));
  const [a, b, c, d] = corners.map((kept, i) => (i === corner ? moved : kept));
  return [a, b, c, d];
}
