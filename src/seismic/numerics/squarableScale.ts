/** Units change by this factor where they must: a power of two, so that no digit changes. */
const UNIT = 2 ** 64;
/** Largest amplitudes between these can be squared and summed in single precision. */
const SQUARABLE = { least: 2 ** -32, most: 2 ** 32 };

/**
 * What finite amplitudes are multiplied by so that their squares are neither too large nor too small for single
 * precision. 1 for nearly all sections, so that those of one survey are in one unit.
 */
export function squarableScale(amplitudes: Float32Array): number {
  const largest = amplitudes.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let scale = 1;
  while (largest * scale >= SQUARABLE.most) scale /= UNIT;
  while (largest > 0 && largest * scale < SQUARABLE.least) scale *= UNIT;
  return scale;
}
