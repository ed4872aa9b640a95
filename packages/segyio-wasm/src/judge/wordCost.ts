import type { Words } from './readings.js';

/** The result of one reading of the samples. */
export interface ReadingCost {
  /** Mean bits that a sample takes when it is written by what is expected of seismic samples. */
  readonly bitsPerSample: number;
  /** Share of samples that are no proper value of the format. */
  readonly flawShare: number;
}

/** Cost of a word whose size tells nothing: beside its own bits, its place among 512 octaves. */
const ODD_BITS = 12;
/** Sizes of amplitudes and pressures are between 2^-100 and 2^100 in all units in use. */
const USUAL_OCTAVES = 100;
const UNUSUAL_BITS = 3;
/** Below this share of samples with a finer step, the step that the others share is that of the data. */
const FINER_SHARE = 0.01;

function median(values: number[] | Float64Array): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1];
}

/** How fine the values are: `step` is the exponent of two that nearly all are multiples of, `spare` the bits that are 0 at the end of nearly all mantissas. */
interface Grain {
  readonly step: number;
  readonly spare: number;
}

function lowQuantile(values: readonly number[]): number {
  const sorted = Int16Array.from(values).sort();
  return sorted[Math.floor(sorted.length * FINER_SHARE)];
}

/** Whole numbers kept as floats have a step of 2^0, floats of 4 bytes kept in 8 bytes have 29 bits to spare. */
function grainOf(stretches: readonly Words[]): Grain {
  const lowest: number[] = [];
  const spare: number[] = [];
  for (const { values, lowestBits, stepExponents, flaws, isTelling } of stretches)
    for (let i = 0; i < values.length; i++) {
      if (isTelling[i] === 0 || values[i] === 0 || flaws[i] === 1) continue;
      lowest.push(lowestBits[i]);
      spare.push(lowestBits[i] - stepExponents[i]);
    }
  if (lowest.length === 0) return { step: -2000, spare: 0 };
  return { step: lowQuantile(lowest), spare: lowQuantile(spare) };
}

/**
 * Bits of a value that is `distance` from where it is expected, where half of the values are within
 * `scale`: the density scale / 2(scale + distance)², in steps of 2^step.
 */
function bitsAt(distance: number, scale: number, step: number): number {
  return 1 + Math.log2(scale) + 2 * Math.log2(1 + distance / scale) - step;
}

/** Halves of the cost: by the size alone, or by the step from the sample before. */
function bitsOfStretch(
  words: Words,
  { step: common, spare }: Grain,
  flawBits: number,
): { bits: number; count: number } {
  const { values, stepExponents, flaws, isTelling } = words;
  const sizes: number[] = [];
  const steps: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== 0 && flaws[i] === 0) sizes.push(Math.abs(values[i]));
    if (i > 0 && values[i] !== values[i - 1]) steps.push(Math.abs(values[i] - values[i - 1]));
  }
  const size = median(sizes) || 1;
  const step = median(steps) || size;
  let bits = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (isTelling[i] === 0) continue;
    count++;
    const grain = Math.max(common, stepExponents[i] + spare);
    const most = Math.log2(Math.abs(value) || 1) - grain + ODD_BITS;
    const bySize = bitsAt(Math.abs(value), size, grain);
    const byStep = i === 0 ? bySize : bitsAt(Math.abs(value - values[i - 1]), step, grain);
    bits += flaws[i] === 1 ? flawBits : Math.max(0, 1 + Math.min(bySize, byStep, most));
  }
  return { bits, count };
}

/**
 * How many bits a sample takes on average where it is written by what is known of seismic samples: most are
 * of the size of those near them, small ones are as frequent as their share of the axis, each is near the
 * one before, and NaN, infinity and IBM mantissas that begin with 0 hardly occur. The right reading of the
 * same bytes takes the fewest. `bits` of the words themselves bound the cost of what does not fit.
 */
export function costOf(stretches: readonly Words[], wordBits: number): ReadingCost {
  const grain = grainOf(stretches);
  const sizes: number[] = [];
  let [bits, count, flaws] = [0, 0, 0];
  for (const words of stretches) {
    const part = bitsOfStretch(words, grain, wordBits + ODD_BITS);
    bits += part.bits;
    count += part.count;
    for (let i = 0; i < words.values.length; i++) {
      flaws += words.flaws[i] & words.isTelling[i];
      if (words.values[i] !== 0 && words.flaws[i] === 0) sizes.push(Math.abs(words.values[i]));
    }
  }
  const medianSize = median(sizes);
  const isUnusual = sizes.length > 0 && Math.abs(Math.log2(medianSize)) > USUAL_OCTAVES;
  return {
    bitsPerSample: count === 0 ? 0 : bits / count + (isUnusual ? UNUSUAL_BITS : 0),
    flawShare: count === 0 ? 0 : flaws / count,
  };
}
