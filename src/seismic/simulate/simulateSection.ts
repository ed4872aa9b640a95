import type { SectionTruth } from '#seismic/labels/sectionTruth';
import { createRandom } from '#seismic/numerics/random';
import type { Section } from '#seismic/section/section';
import {
  addEdgeDiffraction,
  addPointDiffraction,
  type DiffractingEdge,
  edgesOf,
  type PointDiffractor,
} from '#seismic/simulate/diffractions';
import { drawEarthModel, type EarthModel } from '#seismic/simulate/earthModel';
import { createField, meanSquare, type Survey } from '#seismic/simulate/field';
import { drawDeadTraces, drawNoise } from '#seismic/simulate/noise';
import { addReflection } from '#seismic/simulate/reflections';
import { classifyTruth } from '#seismic/simulate/truth';
import { rmsVelocityMps } from '#seismic/simulate/velocity';
import { createWaveletBank } from '#seismic/simulate/waveletBank';

/** What is simulated; the defaults give the demo line's size. */
export interface SimulationOptions {
  readonly seed: number;
  readonly traceCount?: number;
  readonly sampleCount?: number;
  readonly sampleIntervalUs?: number;
  readonly traceSpacingM?: number;
}

/**
 * The top of a diffraction. `amplitude` scales the band-limited impulse there, as the reflections' own
 * coefficients do: one of amplitude 1 peaks at about 0.6 in the section.
 */
export interface Apex {
  readonly trace: number;
  readonly timeMs: number;
  /** RMS velocity that describes its hyperbola. */
  readonly velocityMps: number;
  readonly amplitude: number;
  readonly kind: 'point' | 'edge';
}

/** A section with its truth. */
export interface SimulatedSection extends SectionTruth {
  readonly section: Section;
  readonly apexes: Apex[];
  readonly deadTraces: number[];
  readonly traceSpacingM: number;
  /** Energy of all signal over that of all noise, in dB. */
  readonly signalToNoiseDb: number;
}

/** Energies as ratios for 8, 9, … 14 dB. */
const DECIBEL_RATIOS = [6.309573445, 7.943282347, 10, 12.589254118, 15.848931925, 19.95262315, 25.118864315];

function createSurvey(options: Required<SimulationOptions>, model: EarthModel): Survey {
  const random = createRandom(options.seed).fork('wavelet');
  const sampleIntervalS = options.sampleIntervalUs / 1e6;
  return {
    traceCount: options.traceCount,
    sampleCount: options.sampleCount,
    sampleIntervalS,
    traceSpacingM: options.traceSpacingM,
    velocity: model.velocity,
    wavelets: createWaveletBank({
      sampleIntervalS,
      durationS: options.sampleCount * sampleIntervalS,
      topPeakHz: random.between(32, 40),
      bottomPeakHz: random.between(20, 26),
      phase: random.between(-0.6, 0.6),
    }),
  };
}

function apexOf(source: PointDiffractor, kind: Apex['kind'], survey: Survey): Apex {
  return {
    trace: source.positionM / survey.traceSpacingM,
    timeMs: source.imageTimeS * 1000,
    velocityMps: rmsVelocityMps(survey.velocity, source.imageTimeS),
    amplitude: kind === 'edge' ? source.amplitude / 2 : source.amplitude,
    kind,
  };
}

function isOnSection(apex: Apex, survey: Survey): boolean {
  const lastTimeMs = (survey.sampleCount - 1) * survey.sampleIntervalS * 1000;
  return apex.trace >= 0 && apex.trace <= survey.traceCount - 1 && apex.timeMs <= lastTimeMs;
}

function apexesOf(points: PointDiffractor[], edges: DiffractingEdge[], survey: Survey): Apex[] {
  return [
    ...points.map((point) => apexOf(point, 'point', survey)),
    ...edges.map((edge) => apexOf(edge, 'edge', survey)),
  ]
    .filter((apex) => isOnSection(apex, survey))
    .sort((a, b) => a.trace - b.trace || a.timeMs - b.timeMs);
}

function sumOf(...fields: Float32Array[]): Float32Array {
  const sum = fields[0].slice();
  for (const field of fields.slice(1)) for (let i = 0; i < sum.length; i++) sum[i] += field[i];
  return sum;
}

/** Makes traces dead: zero in the section, no signal in the truth. */
function kill(
  deadTraces: readonly number[],
  sampleCount: number,
  fields: (Float32Array | Uint8Array)[],
): void {
  for (const trace of deadTraces)
    for (const field of fields) field.fill(0, trace * sampleCount, (trace + 1) * sampleCount);
}

/**
 * Simulates a zero-offset section, kinematically with the amplitudes and phases of theory: specular
 * reflections that end where their last ray comes up, edge diffractions that carry them on, point
 * diffractors, noise, dead traces. The same options give the same bits everywhere.
 */
export function simulateSection(options: SimulationOptions): SimulatedSection {
  const whole = {
    traceCount: 512,
    sampleCount: 750,
    sampleIntervalUs: 4000,
    traceSpacingM: 12.5,
    ...options,
  };
  const { seed, traceCount, sampleCount, sampleIntervalUs, traceSpacingM } = whole;
  const durationS = (sampleCount * sampleIntervalUs) / 1e6;
  const model = drawEarthModel(seed, { lengthM: traceCount * traceSpacingM, durationS, traceSpacingM });
  const survey = createSurvey(whole, model);
  const reflections = createField(survey);
  const diffractions = createField(survey);
  for (const piece of model.pieces) addReflection(reflections, survey, piece);
  const edges = model.pieces.flatMap((piece) => edgesOf(piece, survey));
  for (const edge of edges) addEdgeDiffraction(diffractions, survey, edge);
  for (const point of model.points) addPointDiffraction(diffractions, survey, point);
  const random = createRandom(seed).fork('noise');
  const decibels = random.integer(DECIBEL_RATIOS.length);
  const signal = sumOf(reflections, diffractions);
  const noise = drawNoise(random, survey, meanSquare(signal) / DECIBEL_RATIOS[decibels]);
  const deadTraces = drawDeadTraces(random, traceCount);
  const truthClass = classifyTruth({ diffractions, reflections, noise }, survey);
  const amplitudes = sumOf(signal, noise);
  kill(deadTraces, sampleCount, [amplitudes, diffractions, truthClass]);
  return {
    section: { traceCount, sampleCount, sampleIntervalUs, startTimeMs: 0, amplitudes },
    diffractionOnly: diffractions,
    truthClass,
    apexes: apexesOf(model.points, edges, survey),
    deadTraces,
    traceSpacingM,
    signalToNoiseDb: 8 + decibels,
  };
}
