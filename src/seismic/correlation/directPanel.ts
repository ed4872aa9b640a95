import { centreWindow, type WindowSize } from '#seismic/correlation/window';

/** A window with its size, for the direct sum. */
export interface SizedWindow extends WindowSize {
  /** [trace][sample] */
  readonly values: Float32Array;
}

/** Largest lags, in traces and samples, of a panel: (2 · trace lag + 1) × (2 · sample lag + 1) values. */
export interface LagRange {
  readonly maximumTraceLag: number;
  readonly maximumSampleLag: number;
}

/**
 * Σ a(x, t) · b(x + ξ, t + τ) over the samples where both windows are, in double precision. `ξ` and
 * `τ` count from where the windows' centres (trace ⌊traces / 2⌋, sample ⌊samples / 2⌋) meet.
 */
function correlationAt(a: SizedWindow, b: SizedWindow, traceLag: number, sampleLag: number): number {
  const traceShift = traceLag + Math.floor(b.traces / 2) - Math.floor(a.traces / 2);
  const sampleShift = sampleLag + Math.floor(b.samples / 2) - Math.floor(a.samples / 2);
  let sum = 0;
  for (let x = Math.max(0, -traceShift); x < Math.min(a.traces, b.traces - traceShift); x++) {
    const rowA = x * a.samples;
    const rowB = (x + traceShift) * b.samples + sampleShift;
    for (let t = Math.max(0, -sampleShift); t < Math.min(a.samples, b.samples - sampleShift); t++)
      sum += a.values[rowA + t] * b.values[rowB + t];
  }
  return sum;
}

/**
 * Normalised correlation panel by the direct sum, [trace lag][sample lag]: the slow reference. Windows
 * have their mean removed and are zero outside; the panel of a flat window is zero.
 */
export function directPanel(a: SizedWindow, b: SizedWindow, lags: LagRange): Float64Array {
  const { maximumTraceLag, maximumSampleLag } = lags;
  const centredA = { ...a, values: centreWindow(a.values, a.samples).values };
  const centredB = { ...b, values: centreWindow(b.values, b.samples).values };
  const sampleLagCount = 2 * maximumSampleLag + 1;
  const panel = new Float64Array((2 * maximumTraceLag + 1) * sampleLagCount);
  for (let i = 0; i < panel.length; i++) {
    const traceLag = Math.floor(i / sampleLagCount) - maximumTraceLag;
    panel[i] = correlationAt(centredA, centredB, traceLag, (i % sampleLagCount) - maximumSampleLag);
  }
  return panel;
}
