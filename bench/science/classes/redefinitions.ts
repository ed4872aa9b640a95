/**
 * Classes that an interpreter might want and that nobody has trained for, on sections by finite differences. A
 * section is the sum of parts; a sample belongs to the part that has most of the energy there.
 */
import { type SectionTruth, TRUTH } from '#seismic/labels/sectionTruth';
import { createRandom, type Random } from '#seismic/numerics/random';
import type { Section } from '#seismic/section/section';
import { type Extent2d, localEnergy } from '#seismic/signal/smooth';
import { LINE } from '../differences/earth';
import type { Kind } from '../differences/kinds';
import { bandNoise, rootMeanSquare } from '../differences/noise';
import { bodies, disturbedRock, hyperbolas, straightEvents, trains } from './events';
import { partByDip, rise } from './fkParts';

/** Wavefields of a shot by finite differences, RMS 1 together. */
export interface BaseFields {
  readonly whole: Float32Array;
  readonly specular: Float32Array;
  readonly frequencyHz: number;
}

/** Parts of a section: those of the first and the second class, and what belongs to the third. */
export interface Parts {
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** Coherent events that are neither. */
  readonly others?: Float32Array;
}

export interface Redefinition {
  readonly name: string;
  /** Names of the classes; the last is all that is neither. */
  readonly classes: readonly [string, string, string];
  readonly base: Kind;
  readonly noiseDb: number;
  parts(random: Random, base: BaseFields): Parts;
}

function scaled(field: Float32Array, level: number): Float32Array {
  const factor = level / rootMeanSquare(field);
  return field.map((value) => value * factor);
}

function sum(...fields: readonly Float32Array[]): Float32Array {
  return fields[0].map((_, i) => fields.reduce((total, field) => total + field[i], 0));
}

function difference(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => value - b[i]);
}

const byDip = (field: Float32Array, passes: (dip: number) => number): Float32Array =>
  partByDip(field, LINE, passes);

export const REDEFINITIONS: readonly Redefinition[] = [
  {
    name: 'dip to the left or to the right',
    classes: ['left dip', 'right dip', 'rest'],
    base: 'faults',
    noiseDb: 14,
    parts: (_random, { whole }) => {
      const [first, second] = [-1, 1].map((sign) => byDip(whole, (dip) => rise(sign * dip, 0.12, 0.22)));
      return { first, second, others: difference(whole, sum(first, second)) };
    },
  },
  {
    name: 'steep or flat',
    classes: ['steep', 'flat', 'noise'],
    base: 'folds',
    noiseDb: 12,
    parts: (_random, { whole }) => {
      const first = byDip(whole, (dip) => rise(Math.abs(dip), 0.35, 0.5));
      return { first, second: difference(whole, first) };
    },
  },
  {
    name: 'linear noise or events',
    classes: ['linear noise', 'events', 'random noise'],
    base: 'points',
    noiseDb: 12,
    parts: (random, { whole, frequencyHz }) => {
      const order = {
        count: 16,
        dip: [0.9, 1.6],
        lengthTraces: [120, 300],
        hertz: 0.8 * frequencyHz,
      } as const;
      return { first: scaled(trains(random, order, 2), 0.8), second: whole };
    },
  },
  {
    name: 'slow or fast diffractions',
    classes: ['slow diffractions', 'fast diffractions', 'rest'],
    base: 'points',
    noiseDb: 14,
    parts: (random, { specular, frequencyHz }) => ({
      first: scaled(hyperbolas(random, 14, 1500, frequencyHz), 0.5),
      second: scaled(hyperbolas(random, 14, 3600, frequencyHz), 0.5),
      others: scaled(specular, 0.7),
    }),
  },
  {
    name: 'low or high frequency',
    classes: ['low frequency', 'high frequency', 'noise'],
    base: 'faults',
    noiseDb: 12,
    parts: (random, { whole, frequencyHz }) => {
      const order = { count: 40, dip: [0, 0.3], lengthTraces: [100, 300], hertz: 0.5 * frequencyHz } as const;
      return { first: scaled(straightEvents(random, order), 0.8), second: whole };
    },
  },
  {
    name: 'fault planes or diffractions',
    classes: ['fault planes', 'diffractions', 'rest'],
    base: 'points',
    noiseDb: 14,
    parts: (random, { whole, specular, frequencyHz }) => {
      const order = { count: 18, dip: [0.6, 1.1], lengthTraces: [60, 120], hertz: frequencyHz } as const;
      const diffractions = difference(whole, specular);
      return {
        first: scaled(straightEvents(random, order), 0.5),
        second: scaled(diffractions, 0.5),
        others: scaled(specular, 0.7),
      };
    },
  },
  {
    name: 'disturbed or layered',
    classes: ['disturbed', 'layered', 'noise'],
    base: 'folds',
    noiseDb: 10,
    parts: (random, { whole, frequencyHz }) => {
      const inside = bodies(random, 9);
      const rock = scaled(disturbedRock(random, frequencyHz), 1.2);
      return {
        first: rock.map((value, i) => value * inside[i]),
        second: whole.map((value, i) => value * (1 - inside[i])),
      };
    },
  },
];

const EVENT_WIDTHS = { traces: 3, samples: 5 };
const NOISE_WIDTHS = { traces: 12, samples: 25 };
/** Energies within 3 dB of each other are mixed. */
const CLEAR_RATIO = 2;

/** The class of each sample, by the part that has most of the energy around it; mixed where none clearly has. */
export function truthOf({ first, second, others }: Parts, noise: Float32Array, extent: Extent2d): Uint8Array {
  const energy = (field: Float32Array): Float32Array => localEnergy(field, extent, EVENT_WIDTHS);
  const [a, b] = [energy(first), energy(second)];
  const rest = others ? energy(others) : new Float32Array(a.length);
  const n = localEnergy(noise, extent, NOISE_WIDTHS);
  return Uint8Array.from(a, (one, i) => {
    const other = b[i];
    if (one + other < Math.max(n[i], CLEAR_RATIO ** -1 * rest[i])) return TRUTH.neither;
    if (one > CLEAR_RATIO * (other + rest[i])) return TRUTH.diffraction;
    return other > CLEAR_RATIO * (one + rest[i]) ? TRUTH.reflection : TRUTH.mixed;
  });
}

/** A section with classes of one's own: the first two stand for diffraction and reflection, the rest for noise. */
export interface RedefinedLine extends SectionTruth {
  readonly section: Section;
}

/** The section of a redefinition and a seed. */
export function redefinedLine(redefinition: Redefinition, base: BaseFields, seed: number): RedefinedLine {
  const random = createRandom(seed).fork(redefinition.name);
  const parts = redefinition.parts(random, base);
  const noise = bandNoise(random, 10 ** (-redefinition.noiseDb / 20));
  const { traceCount, sampleCount, sampleIntervalUs } = LINE;
  const amplitudes = sum(parts.first, parts.second, noise, ...(parts.others ? [parts.others] : []));
  return {
    section: { traceCount, sampleCount, sampleIntervalUs, startTimeMs: 0, amplitudes },
    truthClass: truthOf(parts, noise, LINE),
    diffractionOnly: parts.first,
  };
}
