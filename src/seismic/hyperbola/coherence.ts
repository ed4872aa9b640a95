import { diffractionSeconds, type PathGeometry, secondsPerMs } from '#seismic/hyperbola/diffractionTime';
import { type Section, sampleOfTimeMs } from '#seismic/section/section';

/** Samples of neighbouring traces, and how many metres along the line each trace is. */
export interface CurveData {
  readonly section: Section;
  readonly metres: ArrayLike<number>;
}

/** A diffraction on a section: apex by trace (fractional, from the data's first) and time, and velocity. */
export interface Hyperbola {
  readonly apexTrace: number;
  readonly apexTimeMs: number;
  readonly velocityMps: number;
}

/** The samples along a curve that are compared: some traces, and a window about the curve. */
export interface CurveReach {
  readonly firstTrace: number;
  readonly lastTrace: number;
  /** Every how manyth trace is compared. */
  readonly traceStep: number;
  /** Samples above and below the curve. */
  readonly halfSamples: number;
  readonly geometry: PathGeometry;
}

/** How alike the samples along a curve are. */
export interface Coherence {
  /** Energy of the mean over the mean of the energies: 1 where all traces are alike, 1/n of noise. */
  readonly semblance: number;
  /** Energy of the mean trace along the curve, the middle of the window counting most. */
  readonly energy: number;
}

/** Metres along the line at a fractional trace. */
function metresAt({ metres }: Pick<CurveData, 'metres'>, trace: number): number {
  const before = Math.min(metres.length - 1, Math.max(0, Math.floor(trace)));
  const after = Math.min(metres.length - 1, before + 1);
  return metres[before] + (metres[after] - metres[before]) * (trace - before);
}

/**
 * The fractional sample of a hyperbola on a trace.
 * @throws RangeError for a section in depth, where diffractions have no time
 */
export function sampleOnCurve(
  data: CurveData,
  { apexTrace, apexTimeMs, velocityMps }: Hyperbola,
  trace: number,
  geometry: PathGeometry,
): number {
  const perMs = secondsPerMs(data.section.domain);
  if (perMs === null) throw new RangeError('A section in depth has no travel times.');
  const distanceM = data.metres[trace] - metresAt(data, apexTrace);
  const seconds = diffractionSeconds({ apexSeconds: apexTimeMs * perMs, velocityMps }, distanceM, geometry);
  return sampleOfTimeMs(data.section, seconds / perMs);
}

/** Semblance and energy along a hyperbola; traces on which it leaves the section are left out. */
export function coherenceAlong(data: CurveData, hyperbola: Hyperbola, reach: CurveReach): Coherence {
  const { sampleCount, amplitudes } = data.section;
  const { firstTrace, lastTrace, traceStep, halfSamples, geometry } = reach;
  const length = 2 * halfSamples + 1;
  const sums = new Float64Array(length);
  let squares = 0;
  let count = 0;
  for (let trace = firstTrace; trace <= lastTrace; trace += traceStep) {
    const start = sampleOnCurve(data, hyperbola, trace, geometry) - halfSamples;
    const first = Math.floor(start);
    if (first < 0 || first + length >= sampleCount) continue;
    const part = start - first;
    const at = trace * sampleCount + first;
    for (let k = 0; k < length; k++) {
      const value = amplitudes[at + k] * (1 - part) + amplitudes[at + k + 1] * part;
      sums[k] += value;
      squares += value * value;
    }
    count++;
  }
  return coherenceOf(sums, squares, count);
}

function coherenceOf(sums: Float64Array, squares: number, count: number): Coherence {
  if (count === 0 || squares === 0) return { semblance: 0, energy: 0 };
  let stacked = 0;
  let energy = 0;
  for (let k = 0; k < sums.length; k++) {
    const square = sums[k] * sums[k];
    const place = (2 * (k + 1)) / (sums.length + 1) - 1;
    stacked += square;
    energy += square * (1 - place * place) ** 2;
  }
  return { semblance: stacked / (count * squares), energy: energy / (count * count) };
}
