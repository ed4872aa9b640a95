import type { Recording } from '#seismic/simulate/training/recording';

/** Grid points per sample, and samples before and after the section that its wavelets reach from. */
const OVERSAMPLING = 2;
const PADDING = 64;

/** Impulses before they get their wavelet, trace-major, `samplesPerTrace` grid points a trace. */
export interface ImpulseField {
  readonly samplesPerTrace: number;
  readonly oversampling: number;
  /** Grid points before the section's first sample. */
  readonly padding: number;
  readonly impulses: Float32Array;
}

export function createImpulseField(size: Pick<Recording, 'traceCount' | 'sampleCount'>): ImpulseField {
  let samplesPerTrace = 1;
  while (samplesPerTrace < OVERSAMPLING * (size.sampleCount + 2 * PADDING)) samplesPerTrace *= 2;
  return {
    samplesPerTrace,
    oversampling: OVERSAMPLING,
    padding: OVERSAMPLING * PADDING,
    impulses: new Float32Array(size.traceCount * samplesPerTrace),
  };
}

/**
 * A small piece of a surface, or a body, that scatters: position in traces, image time in samples, slope of
 * the surface in samples per trace (0 for a body). `strength` is that of `surfaceStrength` or
 * `bodyStrength`.
 */
export interface Scatterer {
  readonly x: number;
  readonly time: number;
  readonly slope: number;
  readonly strength: number;
}

/**
 * Strength of a stretch of a surface: the stationary phase of the sum over a whole plane gives its reflection
 * coefficient, once the half derivative √(iω) is applied.
 */
export function surfaceStrength(coefficient: number, length: number, asymptoticSlope: number): number {
  return (coefficient * length * asymptoticSlope) / Math.sqrt(2 * Math.PI);
}

/** Strength of a body whose diffraction has the amplitude of a reflector with this coefficient at its apex. */
export function bodyStrength(coefficient: number, time: number, period: number): number {
  return coefficient * Math.sqrt((time * period) / (2 * Math.PI));
}

/** Part of the aperture over which flanks fade out. */
const FADING_PART = 0.4;
const EARLIEST = 2;

/** Largest offset in traces up to which a scatterer is seen, by angle of emergence and by aliasing. */
function apertureOf(recording: Recording, time: number, asymptoticSlope: number): number {
  const { tangentLimit, slopeLimit } = recording;
  const sine = Math.min(0.999, slopeLimit / asymptoticSlope);
  const tangent = Math.min(tangentLimit, sine / Math.sqrt(1 - sine * sine));
  return (time * tangent) / asymptoticSlope;
}

/**
 * Adds a scatterer's impulses on its travel time √(τ² + p² h²), p being the asymptotic slope and h the offset:
 * 2-D Kirchhoff-Helmholtz scattering with its obliquity and spreading, without the half derivative. `weights`
 * are factors by trace, or one for all.
 */
export function addScatterer(
  field: ImpulseField,
  recording: Recording,
  scatterer: Scatterer,
  weights: Float64Array | number,
): void {
  const { traceX, staticSamples, delaySamples, lateralGradient, traceCount } = recording;
  const { samplesPerTrace, impulses, oversampling, padding } = field;
  const { x, slope, strength } = scatterer;
  const time = Math.max(EARLIEST, scatterer.time);
  const asymptote = recording.asymptoticSlope(x, time);
  const aperture = apertureOf(recording, time, asymptote);
  const origin = padding - delaySamples * oversampling;
  const lastTime = (samplesPerTrace - 2 - origin) / oversampling;
  if (time >= lastTime) return;
  const reach = Math.min(aperture, Math.sqrt(lastTime * lastTime - time * time) / asymptote);
  for (let trace = firstTraceFrom(traceX, x - reach); trace < traceCount; trace++) {
    const offset = traceX[trace] - x;
    if (offset > reach) break;
    const weight = typeof weights === 'number' ? weights : weights[trace];
    if (weight === 0) continue;
    const moveout = asymptote * offset * (1 + lateralGradient * offset);
    const arrival = Math.sqrt(time * time + moveout * moveout);
    const obliquity = time + slope * offset;
    const place = origin + (arrival + staticSamples[trace]) * oversampling;
    const point = Math.floor(place);
    if (obliquity <= 0 || point < 0 || point + 1 >= samplesPerTrace) continue;
    const left = (1 - Math.abs(offset) / aperture) / FADING_PART;
    const fade = left >= 1 ? 1 : left * left * (3 - 2 * left);
    const amplitude = (weight * strength * fade * obliquity) / (arrival * Math.sqrt(arrival));
    const part = place - point;
    const at = trace * samplesPerTrace + point;
    impulses[at] += amplitude * (1 - part);
    impulses[at + 1] += amplitude * part;
  }
}

/** Number of the first trace at or after a position. */
function firstTraceFrom(traceX: Float64Array, x: number): number {
  let low = 0;
  let high = traceX.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (traceX[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
