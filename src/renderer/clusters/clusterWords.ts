/** From these mean silhouettes clusters are called so. */
const WELL_APART = 0.5;
const PARTLY_APART = 0.25;

/** What a mean silhouette says of clusters. */
export function silhouetteWords(silhouette: number): 'lie well apart' | 'lie partly apart' | 'overlap' {
  if (silhouette >= WELL_APART) return 'lie well apart';
  return silhouette >= PARTLY_APART ? 'lie partly apart' : 'overlap';
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
