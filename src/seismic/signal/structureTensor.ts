import { type Extent2d, type SmoothingWidths, smoothInPlace } from '#seismic/signal/smooth';

/**
 * Steepness |dt/dx| in samples per trace at each sample, √(Σ g_x² / Σ g_t²) over a Gaussian neighbourhood:
 * the slope's magnitude for one event, the RMS slope where events cross, so that two flanks of opposite dip
 * are not taken as a flat event. Differences are taken over a cell of 2 × 2 samples, which keeps steep slopes
 * steep up to half a period per trace. 0 where nothing varies.
 */
export function localSteepness(
  amplitudes: Float32Array,
  extent: Extent2d,
  widths: SmoothingWidths,
): Float32Array {
  const { traceCount, sampleCount } = extent;
  const across = new Float32Array(amplitudes.length);
  const along = new Float32Array(amplitudes.length);
  for (let trace = 0; trace + 1 < traceCount; trace++)
    for (let sample = 0; sample + 1 < sampleCount; sample++) {
      const i = trace * sampleCount + sample;
      const a = amplitudes[i];
      const b = amplitudes[i + 1];
      const c = amplitudes[i + sampleCount];
      const d = amplitudes[i + sampleCount + 1];
      const byTrace = c + d - a - b;
      const bySample = b + d - a - c;
      across[i] = byTrace * byTrace;
      along[i] = bySample * bySample;
    }
  smoothInPlace(across, extent, widths);
  smoothInPlace(along, extent, widths);
  return across.map((energy, i) => (along[i] > 0 ? Math.sqrt(energy / along[i]) : 0));
}
