import type { Random } from '#seismic/numerics/random';
import type { Extent2d } from '#seismic/signal/smooth';
import { bandLimit, drawWavelet, ZERO_PHASE_RICKER } from '#seismic/simulate/training/bandLimit';
import { createLateralNoise, smoothStep } from '#seismic/simulate/training/lateralNoise';
import { logBetween, type Recording } from '#seismic/simulate/training/recording';
import { createImpulseField, type ImpulseField } from '#seismic/simulate/training/scatteredField';

/** A kind of noise: adds itself to a field, with an energy per sample of about 1. */
type NoiseKind = (random: Random, recording: Recording) => Float32Array;

/** A random number of unit variance, nearly normal: three times as fast as an exactly normal one. */
function roughlyNormal(random: Random): number {
  return 1.7320508 * (random.uniform() + random.uniform() + random.uniform() + random.uniform() - 2);
}

/** Scales a field to an energy per sample of 1; leaves an empty one. */
function normalised(field: Float32Array): Float32Array {
  let energy = 0;
  for (const value of field) energy += value * value;
  const factor = energy > 0 ? Math.sqrt(field.length / energy) : 0;
  for (let i = 0; i < field.length; i++) field[i] *= factor;
  return field;
}

const white: NoiseKind = (random, { traceCount, sampleCount }) =>
  Float32Array.from({ length: traceCount * sampleCount }, () => roughlyNormal(random));

/** Gives impulses a wavelet of `periods` dominant periods of the section. */
function coloured(
  random: Random,
  recording: Recording,
  impulses: ImpulseField,
  periods: number,
): Float32Array {
  const band = {
    wavelet: { ...drawWavelet(random), repetition: 0 },
    topPeriod: Math.max(3, recording.topPeriod * periods),
    bottomPeriod: Math.max(3, recording.topPeriod * periods),
    withHalfDerivative: false,
  };
  return bandLimit(impulses, null, recording, band)[0];
}

/**
 * Noise in a band like the section's, which from trace to trace is the same to a random degree, shifted by a
 * random slope: from independent traces to what remains of multiples and scattered surface waves.
 */
const inBand: NoiseKind = (random, recording) => {
  const impulses = createImpulseField(recording);
  const { samplesPerTrace } = impulses;
  const likeness = random.uniform() < 0.5 ? random.between(0, 0.5) : random.between(0.5, 0.93);
  const fresh = Math.sqrt(1 - likeness * likeness);
  const shift = Math.round(random.between(-4, 4));
  for (let i = 0; i < impulses.impulses.length; i++) {
    const before = i - samplesPerTrace - shift;
    const alike = before >= 0 ? impulses.impulses[before] : 0;
    impulses.impulses[i] = likeness * alike + fresh * roughlyNormal(random);
  }
  return normalised(coloured(random, recording, impulses, random.between(0.6, 1.8)));
};

interface Line {
  /** Trace from which the event comes, and its time there in samples of the section. */
  readonly trace: number;
  readonly sample: number;
  /** Samples per trace away from that trace. */
  readonly slope: number;
  readonly length: number;
  readonly amplitude: number;
}

/** Adds a straight event that runs one way or both, fading towards its ends. */
function addLine(field: ImpulseField, extent: Extent2d, line: Line, sides: 0 | 1 | -1): void {
  const { samplesPerTrace, oversampling, padding, impulses } = field;
  for (let trace = 0; trace < extent.traceCount; trace++) {
    const offset = trace - line.trace;
    if (sides * offset < 0 || Math.abs(offset) > line.length) continue;
    const place = padding + oversampling * (line.sample + line.slope * Math.abs(offset));
    const point = Math.floor(place);
    if (point < 0 || point + 1 >= samplesPerTrace) continue;
    const fade =
      smoothStep((3 * (line.length - Math.abs(offset))) / line.length) *
      smoothStep((Math.abs(offset) + 3) / 6);
    const at = trace * samplesPerTrace + point;
    impulses[at] += line.amplitude * fade * (1 - (place - point));
    impulses[at + 1] += line.amplitude * fade * (place - point);
  }
}

/** Straight events that cross the section: guided waves, out-of-plane energy, interference. */
const linearEvents: NoiseKind = (random, recording) => {
  const impulses = createImpulseField(recording);
  const { traceCount, sampleCount } = recording;
  const count = 3 + random.integer(25);
  const usual = logBetween(random, { low: 0.4, high: 4 });
  for (let i = 0; i < count; i++) {
    const line = {
      trace: random.between(-60, traceCount + 60),
      sample: random.between(-sampleCount, sampleCount),
      slope: usual * random.between(0.8, 1.25),
      length: random.between(30, 2 * traceCount),
      amplitude: random.between(-1, 1),
    };
    addLine(impulses, recording, line, random.uniform() < 0.5 ? 1 : -1);
  }
  return normalised(coloured(random, recording, impulses, random.between(0.8, 1.5)));
};

/** Slow, low-frequency trains that fan out from places on the line, as ground roll and its remains. */
const groundRoll: NoiseKind = (random, recording) => {
  const impulses = createImpulseField(recording);
  const { traceCount, sampleCount, topPeriod } = recording;
  const periods = random.between(1.5, 3.5);
  const count = 1 + random.integer(4);
  for (let i = 0; i < count; i++) {
    const trace = random.between(-40, traceCount + 40);
    const sample = random.between(-0.5, 0.6) * sampleCount;
    const slowest = logBetween(random, { low: 1.5, high: 7 });
    const cycles = 3 + random.integer(8);
    for (let cycle = 0; cycle < cycles; cycle++) {
      const line = {
        trace,
        sample: sample + cycle * periods * topPeriod * random.between(0.4, 0.7),
        slope: slowest * (0.6 + (0.4 * cycle) / cycles),
        length: random.between(20, 160),
        amplitude: (cycle % 2 === 0 ? 1 : -1) * random.between(0.3, 1),
      };
      addLine(impulses, recording, line, 0);
    }
  }
  return normalised(coloured(random, recording, impulses, periods));
};

/** Noise that is strong on a few stretches of the section. */
const bursts: NoiseKind = (random, recording) => {
  const { traceCount, sampleCount } = recording;
  const noise = random.uniform() < 0.5 ? white(random, recording) : inBand(random, recording);
  const places = Array.from({ length: 1 + random.integer(6) }, () => ({
    trace: random.between(0, traceCount),
    sample: random.between(0, sampleCount),
    traces: random.between(1, 15),
    samples: random.between(10, 150),
  }));
  for (let trace = 0; trace < traceCount; trace++)
    for (let sample = 0; sample < sampleCount; sample++) {
      let level = 0;
      for (const place of places) {
        const across = Math.abs(trace - place.trace) / place.traces;
        const along = Math.abs(sample - place.sample) / place.samples;
        level = Math.max(level, smoothStep(1.5 - across) * smoothStep(1.5 - along));
      }
      noise[trace * sampleCount + sample] *= level;
    }
  return normalised(noise);
};

/** Relative energies of the kinds of noise in one section. */
interface NoiseMixture {
  readonly kind: NoiseKind;
  readonly share: number;
}

function drawMixture(random: Random): NoiseMixture[] {
  const mixture: NoiseMixture[] = [{ kind: inBand, share: random.between(0.3, 1) }];
  const maybe = (kind: NoiseKind, probability: number, most: number): void => {
    if (random.uniform() < probability) mixture.push({ kind, share: random.between(0.05, most) });
  };
  maybe(white, 0.45, 1);
  maybe(inBand, 0.35, 0.8);
  maybe(linearEvents, 0.2, 0.8);
  maybe(groundRoll, 0.12, 0.8);
  maybe(bursts, 0.12, 0.4);
  return mixture;
}

/** Draws noise of an energy per sample of 1 on the mean, stronger on some traces and towards an end of time. */
export function drawNoiseField(random: Random, recording: Recording): Float32Array {
  const { traceCount, sampleCount } = recording;
  const field = new Float32Array(traceCount * sampleCount);
  for (const { kind, share } of drawMixture(random)) {
    const part = kind(random, recording);
    const factor = Math.sqrt(share);
    for (let i = 0; i < field.length; i++) field[i] += factor * part[i];
  }
  const level = createLateralNoise(random, random.between(3, 60), 0, traceCount);
  const levelSize = random.uniform() < 0.5 ? random.between(0, 0.4) : 0;
  const growth = random.uniform() < 0.4 ? random.between(-0.8, 0.8) : 0;
  for (let trace = 0; trace < traceCount; trace++) {
    const ofTrace = Math.max(0.2, 1 + levelSize * level(trace));
    for (let sample = 0; sample < sampleCount; sample++)
      field[trace * sampleCount + sample] *= ofTrace * (1 + growth * ((2 * sample) / sampleCount - 1));
  }
  return normalised(field);
}

/** Slow wander of every trace around zero, of an energy per sample of 1. */
export function drawDrift(random: Random, recording: Recording): Float32Array {
  const impulses = createImpulseField(recording);
  const likeness = random.between(0, 0.95);
  for (let i = 0; i < impulses.impulses.length; i++) {
    const before = i - impulses.samplesPerTrace;
    impulses.impulses[i] = (before >= 0 ? likeness * impulses.impulses[before] : 0) + roughlyNormal(random);
  }
  const period = recording.topPeriod * random.between(4, 12);
  const band = {
    wavelet: ZERO_PHASE_RICKER,
    topPeriod: period,
    bottomPeriod: period,
    withHalfDerivative: false,
  };
  return normalised(bandLimit(impulses, null, recording, band)[0]);
}
