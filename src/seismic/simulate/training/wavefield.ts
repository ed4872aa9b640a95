import type { Random } from '#seismic/numerics/random';
import { bandLimit, type Wavelet } from '#seismic/simulate/training/bandLimit';
import { type Body, drawBodies, drawLenses } from '#seismic/simulate/training/bodies';
import { type SpecularEnd, splitReflector } from '#seismic/simulate/training/diffractionSplit';
import { type EarthPlan, hasSmallThrows } from '#seismic/simulate/training/earthPlan';
import { drawLayerPieces, stepFor } from '#seismic/simulate/training/layers';
import type { Recording } from '#seismic/simulate/training/recording';
import type { ReflectorPiece } from '#seismic/simulate/training/reflectorPiece';
import { addScatterer, bodyStrength, createImpulseField } from '#seismic/simulate/training/scatteredField';
import { periodAt } from '#seismic/simulate/training/smoothedSurface';
import { drawFaults } from '#seismic/simulate/training/structure';

/** The top of a diffraction; trace and sample are fractional, `asymptoticSlope` is in samples per trace. */
export interface TrainingApex {
  readonly trace: number;
  readonly sample: number;
  readonly asymptoticSlope: number;
  /** On the section's scale, before the band limit. */
  readonly amplitude: number;
}

/** What is under a section. */
export interface Earth {
  readonly pieces: readonly ReflectorPiece[];
  readonly bodies: readonly Body[];
}

/** The noise-free parts of a section, trace-major; the section is their sum. */
export interface Wavefield {
  readonly reflections: Float32Array;
  readonly diffractions: Float32Array;
}

export function drawEarth(random: Random, recording: Recording, plan: EarthPlan): Earth {
  const faults = drawFaults(random.fork('faults'), recording, plan);
  const layers = drawLayerPieces(random.fork('layers'), recording, plan, faults);
  const lenses = drawLenses(random.fork('lenses'), recording, plan, stepFor(recording));
  return { pieces: [...layers, ...lenses], bodies: drawBodies(random.fork('bodies'), recording, plan) };
}

/** Computes the zero-offset wavefield of the earth, specular reflections and diffractions apart. */
export function scatterEarth(
  earth: Earth,
  recording: Recording,
  end: SpecularEnd,
  wavelet: Wavelet,
): Wavefield {
  const reflected = createImpulseField(recording);
  const diffracted = createImpulseField(recording);
  for (const piece of earth.pieces) {
    for (const { scatterers, toSpecular, toDiffraction } of splitReflector(piece, recording, end)) {
      if (toSpecular !== 0)
        for (const scatterer of scatterers) addScatterer(reflected, recording, scatterer, toSpecular);
      if (toDiffraction !== 0)
        for (const scatterer of scatterers) addScatterer(diffracted, recording, scatterer, toDiffraction);
    }
  }
  for (const { x, time, amplitude } of earth.bodies) {
    const strength = bodyStrength(amplitude, time, periodAt(recording, time));
    addScatterer(diffracted, recording, { x, time, slope: 0, strength }, 1);
  }
  const { topPeriod, bottomPeriod } = recording;
  const band = { wavelet, topPeriod, bottomPeriod, withHalfDerivative: true };
  const [reflections, diffractions] = bandLimit(reflected, diffracted, recording, band);
  return { reflections, diffractions };
}

/**
 * Draws how the specular reflection ends: the definition itself is varied. Where small throws break layers, both
 * sides fade half before and half after their ends, so that both together go on across the fault.
 */
export function drawSpecularEnd(random: Random, plan: EarthPlan): SpecularEnd {
  if (hasSmallThrows(plan)) return { fades: 'reflector', fresnelZones: random.between(0.4, 2), shift: 0 };
  if (random.uniform() < 0.5) return { fades: 'reflection', fresnelZones: random.between(0.05, 0.8) };
  return { fades: 'reflector', fresnelZones: random.between(0.4, 1.3), shift: random.between(-0.4, 0.1) };
}

/** Fractional trace number of a position. */
function traceAt(traceX: Float64Array, x: number): number {
  let trace = 0;
  while (trace + 2 < traceX.length && traceX[trace + 1] <= x) trace++;
  return trace + (x - traceX[trace]) / (traceX[trace + 1] - traceX[trace]);
}

function apexOf(recording: Recording, body: Body): TrainingApex {
  const trace = traceAt(recording.traceX, body.x);
  const nearest = Math.max(0, Math.min(recording.traceCount - 1, Math.round(trace)));
  return {
    trace,
    sample: body.time - recording.delaySamples + recording.staticSamples[nearest],
    asymptoticSlope: recording.asymptoticSlope(body.x, body.time),
    amplitude: body.amplitude,
  };
}

/** The ends of a piece that diffract, with half the reflection's amplitude. */
function edgesOf({ firstX, step, times, coefficients, startsAtEdge, endsAtEdge }: ReflectorPiece): Body[] {
  const last = times.length - 1;
  const edge = (i: number): Body => ({
    x: firstX + i * step,
    time: times[i],
    amplitude: coefficients[i] / 2,
  });
  return [...(startsAtEdge ? [edge(0)] : []), ...(endsAtEdge ? [edge(last)] : [])];
}

/** The tops of all diffractions of the earth that are on the section, from left to right. */
export function apexesOf(earth: Earth, recording: Recording): TrainingApex[] {
  return [...earth.bodies, ...earth.pieces.flatMap(edgesOf)]
    .map((body) => apexOf(recording, body))
    .filter(
      ({ trace, sample }) =>
        trace >= 0 && trace <= recording.traceCount - 1 && sample >= 0 && sample <= recording.sampleCount - 1,
    )
    .sort((a, b) => a.trace - b.trace || a.sample - b.sample);
}
