import { type Extent2d, type SmoothingWidths, smoothInPlace } from '#seismic/signal/smooth';

/**
 * Local slope dt/dx in samples per trace of the strongest event at each sample, by least squares over a
 * Gaussian neighbourhood: −Σ g_x g_t / Σ g_t². Differences are taken over one cell of 2 × 2 samples, so
 * the slope keeps its sign up to half a period per trace. 0 where nothing varies.
 */
export function localSlope(
  amplitudes: Float32Array,
  extent: Extent2d,
  widths: SmoothingWidths,
): Float32Array {
  const { traceCount, sampleCount } = extent;
  const cross = new Float32Array(amplitudes.length);
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
      cross[i] = byTrace * bySample;
      along[i] = bySample * bySample;
    }
  smoothInPlace(cross, extent, widths);
  smoothInPlace(along, extent, widths);
  return cross.map((value, i) => (along[i] > 0 ? -value / along[i] : 0));
}
