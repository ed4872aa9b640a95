import { formatNumber } from '#seismic/display/ticks';

/** From these mean silhouettes clusters are called so. */
const WELL_APART = 0.5;
const PARTLY_APART = 0.25;

/** What a silhouette says of clusters: "overlap (silhouette 0.21)". */
export function silhouetteWords(silhouette: number): string {
  const words =
    silhouette >= WELL_APART ? 'lie well apart' : silhouette >= PARTLY_APART ? 'lie partly apart' : 'overlap';
  return `${words} (silhouette ${formatNumber(silhouette, 2)})`;
}

/** A custom property's value that fits the theme: the root sets `color-scheme`. */
export function themedColour({
  onLight,
  onDark,
}: {
  readonly onLight: string;
  readonly onDark: string;
}): string {
  return `light-dark(${onLight}, ${onDark})`;
}
