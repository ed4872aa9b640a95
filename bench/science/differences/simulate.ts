/**
 * Zero-offset sections by exploding reflectors: the acoustic wave equation by finite differences at half
 * velocity, once with all sources and once with the specular ones. Truth by local energies.
 */

import { TRUTH } from '#seismic/labels/sectionTruth';
import { exp } from '#seismic/numerics/mathematics';
import { createRandom } from '#seismic/numerics/random';
import type { Section } from '#seismic/section/section';
import { localEnergy } from '#seismic/signal/smooth';
import type { KnownApex, KnownLine } from '../knownLine';
import { topOf } from './apex';
import { columnOfTrace, type Earth, LINE, traceOfColumn } from './earth';
import { type Geology, geologyOf, type Kind } from './kinds';
import { bandNoise, deadTraces, rootMeanSquare } from './noise';
import { type Reflectors, type SourcePair, sourcesOf } from './reflectors';
import { propagate, type SourceCells } from './waveField';

const STEP_SECONDS = 0.001;
const STEPS_PER_SAMPLE = LINE.sampleIntervalUs / 1e6 / STEP_SECONDS;
/** Widths of the local energies that the truth is decided by, and of the noise's. */
const EVENT_WIDTHS = { traces: 3, samples: 5 };
const NOISE_WIDTHS = { traces: 12, samples: 25 };
/** Energies within 3 dB of each other are mixed. */
const MIXED_RATIO = 10 ** 0.3;
/** A diffraction 10 dB below the reflections is hidden. */
const HIDDEN_SHARE = 0.1;
/** Apexes nearer than this are one. */
const SAME_APEX = { traces: 3, timeMs: 20 };

/** A Ricker pulse by time step and the step of its middle. */
function rickerPulse(frequencyHz: number): { readonly pulse: Float64Array; readonly middle: number } {
  const middle = Math.ceil(1.3 / frequencyHz / STEP_SECONDS);
  const pulse = Float64Array.from({ length: 2 * middle + 1 }, (_, step) => {
    const square = (Math.PI * frequencyHz * (step - middle) * STEP_SECONDS) ** 2;
    return (1 - 2 * square) * exp(-square);
  });
  return { pulse, middle };
}

function record(earth: Earth, sources: SourceCells, frequencyHz: number): Float32Array {
  const { pulse, middle } = rickerPulse(frequencyHz);
  return propagate({
    grid: earth.grid,
    velocityMps: earth.halfVelocityMps,
    stepSeconds: STEP_SECONDS,
    sources,
    pulse,
    receivers: Int32Array.from(
      { length: LINE.traceCount },
      (_, trace) => columnOfTrace(trace) * earth.grid.rows + LINE.border,
    ),
    firstStep: middle,
    stepsPerSample: STEPS_PER_SAMPLE,
    sampleCount: LINE.sampleCount,
  });
}

/** Class of every sample by which energy is larger, where there is signal. */
function classesOf(diffractions: Float32Array, reflections: Float32Array, noise: Float32Array): Uint8Array {
  const [d, r] = [diffractions, reflections].map((field) => localEnergy(field, LINE, EVENT_WIDTHS));
  const n = localEnergy(noise, LINE, NOISE_WIDTHS);
  return Uint8Array.from(d, (energy, i) => {
    if (energy + r[i] < n[i]) return TRUTH.neither;
    if (energy > MIXED_RATIO * r[i]) return TRUTH.diffraction;
    return r[i] > MIXED_RATIO * energy ? TRUTH.reflection : TRUTH.mixed;
  });
}

function apexAt(earth: Earth, column: number, depthM: number): KnownApex {
  const top = topOf(earth, column, depthM);
  return {
    trace: traceOfColumn(top.column),
    timeMs: 1000 * top.seconds,
    velocityMps: earth.rmsVelocityOf(column, depthM),
  };
}

/** Points and ends of reflectors that lie on the section, near ones as one. */
function apexesOf({ earth, pieces, points }: Geology): KnownApex[] {
  const ends = pieces.flatMap(({ firstColumn, endColumn, depthM }) =>
    [firstColumn, endColumn]
      .filter((column) => column > 0 && column < earth.grid.columns)
      .map((column) => apexAt(earth, column, depthM[Math.round(column)])),
  );
  const all = [...points.map(({ column, depthM }) => apexAt(earth, column, depthM)), ...ends];
  const apexes: KnownApex[] = [];
  for (const apex of all) {
    const isKnown = apexes.some(
      ({ trace, timeMs }) =>
        Math.abs(trace - apex.trace) <= SAME_APEX.traces &&
        Math.abs(timeMs - apex.timeMs) <= SAME_APEX.timeMs,
    );
    const isInside = apex.trace >= 0 && apex.trace <= LINE.traceCount - 1 && apex.timeMs < 2996;
    if (isInside && !isKnown) apexes.push(apex);
  }
  return apexes;
}

/** The apexes whose diffraction stands out of the noise and is not 10 dB below the reflections there. */
function visible(apexes: readonly KnownApex[], fields: Wavefields, noise: Float32Array): KnownApex[] {
  const [d, r] = [fields.diffractions, fields.specular].map((field) =>
    localEnergy(field, LINE, EVENT_WIDTHS),
  );
  const n = localEnergy(noise, LINE, NOISE_WIDTHS);
  return apexes.filter(({ trace, timeMs }) => {
    const sample = Math.min(LINE.sampleCount - 1, Math.round((1000 * timeMs) / LINE.sampleIntervalUs));
    const i = Math.round(trace) * LINE.sampleCount + sample;
    return d[i] > n[i] && d[i] > HIDDEN_SHARE * r[i];
  });
}

interface Wavefields {
  readonly whole: Float32Array;
  readonly specular: Float32Array;
  readonly diffractions: Float32Array;
}

/** Both wavefields, scaled to an RMS of 1 of the whole one. */
function wavefieldsOf(earth: Earth, sources: SourcePair, frequencyHz: number): Wavefields {
  const raw = record(earth, sources.whole, frequencyHz);
  const scale = 1 / rootMeanSquare(raw);
  const whole = raw.map((value) => value * scale);
  const specular = record(earth, sources.specular, frequencyHz).map((value) => value * scale);
  return { whole, specular, diffractions: whole.map((value, i) => value - specular[i]) };
}

/** Settings of a line that are not its geology. */
export interface LineSettings {
  readonly frequencyHz: number;
  /** Width of the specular fading at an end, in Fresnel radii. */
  readonly fadingInRadii: number;
}

/** Wavefields of a geology before noise. */
export interface Shot {
  readonly kind: Kind;
  readonly seed: number;
  readonly geology: Geology;
  readonly settings: LineSettings;
  readonly fields: Wavefields;
}

/** What is changed of what a seed gives. */
export interface ShotChanges extends Partial<LineSettings> {
  /** Changes the geology, for instance leaves points out. */
  readonly alter?: (geology: Geology) => Geology;
}

/** What a seed draws for a line, and the random numbers behind it, for noise and dead traces. */
function drawSettings(kind: Kind, seed: number) {
  const random = createRandom(seed).fork(`${kind} line`);
  const frequencyHz = random.between(15, 26);
  const fadingInRadii = random.between(1.2, 2);
  return { settings: { frequencyHz, fadingInRadii }, signalToNoiseDb: random.between(7, 20), random };
}

/** Both wavefields of a kind and a seed; about ten seconds of one core. */
export function shoot(kind: Kind, seed: number, { alter, ...changes }: ShotChanges = {}): Shot {
  const settings = { ...drawSettings(kind, seed).settings, ...changes };
  const drawnGeology = geologyOf(kind, seed);
  const geology = alter ? alter(drawnGeology) : drawnGeology;
  const reflectors: Reflectors = { ...geology, ...settings };
  const sources = sourcesOf(geology.earth, reflectors);
  return {
    kind,
    seed,
    geology,
    settings,
    fields: wavefieldsOf(geology.earth, sources, settings.frequencyHz),
  };
}

/** The line of a shot with noise and dead traces; what is not given is drawn from the seed. */
export interface Disturbed {
  readonly signalToNoiseDb?: number;
  readonly dead?: readonly number[];
}

function noisySection(whole: Float32Array, noise: Float32Array, dead: readonly number[]): Section {
  const { traceCount, sampleCount, sampleIntervalUs } = LINE;
  const amplitudes = whole.map((value, i) => value + noise[i]);
  for (const trace of dead) amplitudes.fill(0, trace * sampleCount, (trace + 1) * sampleCount);
  return { traceCount, sampleCount, sampleIntervalUs, startTimeMs: 0, amplitudes };
}

export function recordLine(shot: Shot, given: Disturbed = {}): KnownLine {
  const { kind, seed, geology, settings, fields } = shot;
  const { random, signalToNoiseDb } = drawSettings(kind, seed);
  const noiseDb = given.signalToNoiseDb ?? signalToNoiseDb;
  const noise = bandNoise(random, 10 ** (-noiseDb / 20));
  const drawnDead = deadTraces(random);
  return {
    section: noisySection(fields.whole, noise, given.dead ?? drawnDead),
    traceSpacingM: LINE.traceSpacingM,
    truthClass: classesOf(fields.diffractions, fields.specular, noise),
    diffractionOnly: fields.diffractions,
    apexes: visible(apexesOf(geology), fields, noise),
    description: [
      `FINITE DIFFERENCES, KIND ${kind.toUpperCase()}, SEED ${seed}`,
      `RICKER PULSE OF ${settings.frequencyHz.toFixed(1)} HZ, S/N ${noiseDb.toFixed(1)} DB`,
    ],
  };
}

/** The section of a kind and a seed with its truth. */
export function simulateByDifferences(kind: Kind, seed: number): KnownLine {
  return recordLine(shoot(kind, seed));
}
