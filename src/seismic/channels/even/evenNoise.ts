import { bisector, median } from 'd3-array';
import { ramp } from '#seismic/channels/balance';
import { middleTrace, type NoiseField, noiseField } from '#seismic/channels/even/noiseField';
import { quantile } from '#seismic/channels/kernels/quantile';
import { type LevelSection, levelSection, silentOf } from '#seismic/channels/workingSection';
import { exp, log } from '#seismic/numerics/mathematics';
import type { Section } from '#seismic/section/section';

/** Parts of the time axis that a level is measured in, and dominant periods in a part at least. */
const PARTS = { most: 9, leastPeriods: 6 };
/** Groups to each side of one that its level is measured with. */
const GROUPS_BESIDE = 1;
/** Levels that a gain is drawn through, at least, and places that a level is measured on. */
const FEWEST_LEVELS = 3;
const FEWEST_PLACES = 50;
/** A tenth of the places have less noise: where no event is. */
const QUIET_SHARE = 0.1;
/** Decibels below the energy around it at which what no plane event explains is rather of events than noise. */
const HARDLY_ANY_NOISE = 33;
/** Decibels between most and least noise from which on a section is evened, and evened in full. */
const UNEVEN = { least: 6, full: 9 };
/** Levels to each side that the median is of. */
const BUMP_REACH = 2;
const DECIBEL = Math.LN10 / 10;

/** The level of the noise at a place on an axis. */
interface Level {
  readonly at: number;
  readonly decibels: number;
}

/** A part of a field: groups and samples from the first to before the end. */
interface Part {
  readonly groups: readonly [number, number];
  readonly samples: readonly [number, number];
}

/** The level of the noise in a part of a field; none where it has too little of it to be measured. */
function levelIn({ unexplained, energy, sampleCount }: NoiseField, part: Part, at: number): Level[] {
  const places: number[] = [];
  let sum = 0;
  for (let group = part.groups[0]; group < part.groups[1]; group++)
    for (let i = group * sampleCount + part.samples[0]; i < group * sampleCount + part.samples[1]; i++) {
      if (unexplained[i] === Number.POSITIVE_INFINITY) continue;
      places.push(unexplained[i]);
      sum += energy[i];
    }
  if (places.length < FEWEST_PLACES) return [];
  const noise = quantile(Float32Array.from(places), QUIET_SHARE);
  const isMeasured = noise > 0 && log(sum / places.length / noise) < HARDLY_ANY_NOISE * DECIBEL;
  return isMeasured ? [{ at, decibels: log(noise) / DECIBEL }] : [];
}

function levelsInTime(field: NoiseField, periodSamples: number): Level[] {
  const { traceCount, sampleCount } = field;
  const count = Math.min(PARTS.most, Math.floor(sampleCount / (PARTS.leastPeriods * periodSamples)));
  const start = (part: number): number => Math.round((part * sampleCount) / count);
  return Array.from({ length: count }, (_, part) => {
    const [first, end] = [start(part), start(part + 1)];
    return levelIn(field, { groups: [0, traceCount], samples: [first, end] }, (first + end - 1) / 2);
  }).flat();
}

function levelsAlongTraces(field: NoiseField): Level[] {
  const { traceCount, sampleCount } = field;
  return field.firstTraces.flatMap((_, group) => {
    const [first, end] = [
      Math.max(0, group - GROUPS_BESIDE),
      Math.min(traceCount, group + GROUPS_BESIDE + 1),
    ];
    return levelIn(field, { groups: [first, end], samples: [0, sampleCount] }, middleTrace(field, group));
  });
}

/**
 * Levels in time without what is only in one or two of them: each the median of up to five. Where a rough reflector
 * leaves no place without scattering, what no plane event explains is more than noise.
 */
function withoutBumps(levels: readonly Level[]): Level[] {
  return levels.map(({ at }, i) => {
    const reach = Math.min(BUMP_REACH, i, levels.length - 1 - i);
    const near = levels.slice(i - reach, i + reach + 1).map((level) => level.decibels);
    return { at, decibels: median(near) ?? 0 };
  });
}

/** The level at a place, on straight lines through those that were measured. */
function levelAt(levels: readonly Level[], at: number): number {
  const next = bisector((level: Level) => level.at).left(levels, at);
  const above = Math.min(levels.length - 1, Math.max(1, next));
  const [low, high] = [levels[above - 1], levels[above]];
  return low.decibels + ((at - low.at) / (high.at - low.at)) * (high.decibels - low.decibels);
}

/** Factors at each place of an axis with which the noise is alike along it; null where it is already. */
function gainAlong(levels: readonly Level[], count: number): Float32Array | null {
  if (levels.length < FEWEST_LEVELS) return null;
  const decibels = levels.map((level) => level.decibels);
  const most = Math.max(...decibels);
  const weight = ramp(most - Math.min(...decibels), UNEVEN.least, UNEVEN.full);
  if (weight === 0) return null;
  return Float32Array.from({ length: count }, (_, at) =>
    exp(0.5 * DECIBEL * weight * (most - levelAt(levels, at))),
  );
}

function withGain(field: NoiseField, gain: Float32Array): NoiseField {
  const scaled = (values: Float32Array): Float32Array =>
    values.map((value, i) => value * gain[i % field.sampleCount] ** 2);
  return { ...field, unexplained: scaled(field.unexplained), energy: scaled(field.energy) };
}

/** Factors for samples and for traces; null where all are 1. */
interface Gains {
  readonly ofSamples: Float32Array | null;
  readonly ofTraces: Float32Array | null;
}

function evenGains(level: LevelSection): Gains {
  if (level.periodSamples === null) return { ofSamples: null, ofTraces: null };
  const field = noiseField(level, level.periodSamples);
  const inTime = withoutBumps(levelsInTime(field, level.periodSamples));
  const ofSamples = gainAlong(inTime, level.sampleCount);
  const evened = ofSamples ? withGain(field, ofSamples) : field;
  return { ofSamples, ofTraces: gainAlong(levelsAlongTraces(evened), level.traceCount) };
}

/** A section, and the same made ready to be measured. */
export interface EvenSection {
  readonly section: Section;
  readonly level: LevelSection;
}

/**
 * A section in which the noise is alike at all times and along all traces: multiplied by a gain in time, and by one along
 * the traces, where its level varies by more than 6 dB. So it does on lines whose amplitudes have not been corrected for
 * their decay, or have been so that late noise is strong. The net and the attributes tell signal by its level over that
 * of the noise of the line. The section itself where the noise is alike already, or where there is hardly any.
 */
export function evenNoise(section: Section): EvenSection {
  const level = levelSection(section);
  const { ofSamples, ofTraces } = evenGains(level);
  if (!ofSamples && !ofTraces) return { section, level };
  const { sampleCount } = level;
  const silent = silentOf(level);
  const amplitudes = level.amplitudes.map((value, i) => {
    if (silent?.[i] === 1) return 0;
    return value * (ofSamples?.[i % sampleCount] ?? 1) * (ofTraces?.[Math.floor(i / sampleCount)] ?? 1);
  });
  const even = { ...section, amplitudes };
  return { section: even, level: levelSection(even) };
}
