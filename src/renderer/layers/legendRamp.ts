const STEPS = 24;

/**
 * Colours over the zero of the amplitudes, as they cover the section: hard steps, left to right, as CSS.
 * @param zero colour of the section's zero
 * @param colourAt colour and cover (0 to 1) at a share of the ramp's length
 */
export function legendRamp(
  zero: string,
  colourAt: (share: number) => readonly [colour: string, cover: number],
): string {
  const stops = Array.from({ length: STEPS }, (_, i) => {
    const [colour, cover] = colourAt((i + 0.5) / STEPS);
    const mixed = `color-mix(in srgb, ${colour} ${(100 * cover).toFixed(1)}%, ${zero})`;
    return `${mixed} ${(100 * i) / STEPS}% ${(100 * (i + 1)) / STEPS}%`;
  });
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
