import { type Complex, complexOf } from '#seismic/signal/fkWindow';
import {
  type Corner,
  cornersOf,
  insideOf,
  taperOf,
  type WindowShape,
} from '#seismic/signal/overlappingWindows';
import type { Extent2d } from '#seismic/signal/smooth';
import { createWindowTransform } from '#seismic/signal/windowSpectrum';

/** Power that is kept by half, as a part of the mean power around it. */
const HALF_POWER = 2;
/** The mean power around is that of the window, and to this part that of the section. */
const SECTION_SHARE = 0.3;
/** How much more is lost where all of the covering waves' power is. */
const COVERED_LOSS = 0.6;

/** Waves of a section, [trace][sample], and those that cover them and have mostly been taken away. */
export interface CoveredWaves {
  readonly wanted: Float32Array;
  readonly covering: Float32Array;
}

/** What windows are multiplied by, [trace][sample]. */
interface Taper {
  readonly taper: Float64Array;
  readonly shape: WindowShape;
}

/** Copies what a window holds of a section, tapered; beyond the section it is zero. */
function take(
  values: Float32Array,
  extent: Extent2d,
  { taper, shape }: Taper,
  corner: Corner,
  window: Float64Array,
) {
  window.fill(0);
  const { firstTrace, endTrace, firstSample, endSample } = insideOf(shape, extent, corner);
  for (let x = firstTrace; x < endTrace; x++) {
    const inSection = (corner.trace + x) * extent.sampleCount + corner.sample;
    const inWindow = x * shape.samples;
    for (let t = firstSample; t < endSample; t++)
      window[inWindow + t] = taper[inWindow + t] * values[inSection + t];
  }
}

/** Adds a tapered window to a section. */
function add(
  window: Float64Array,
  { taper, shape }: Taper,
  corner: Corner,
  extent: Extent2d,
  values: Float32Array,
) {
  const { firstTrace, endTrace, firstSample, endSample } = insideOf(shape, extent, corner);
  for (let x = firstTrace; x < endTrace; x++) {
    const inSection = (corner.trace + x) * extent.sampleCount + corner.sample;
    const inWindow = x * shape.samples;
    for (let t = firstSample; t < endSample; t++)
      values[inSection + t] += taper[inWindow + t] * window[inWindow + t];
  }
}

/** Root of the raised cosine in both directions, [trace][sample]: applied twice, overlapping windows add up to 1. */
function rootTaper({ traces, samples }: WindowShape): Float64Array {
  const [across, down] = [taperOf(traces), taperOf(samples)];
  return Float64Array.from({ length: traces * samples }, (_, i) =>
    Math.sqrt(across[Math.floor(i / samples)] * down[i % samples]),
  );
}

/** Power of a spectrum [frequency][wavenumber], smoothed by weights of a quarter, a half and a quarter each way. */
function smoothPower({ real, imaginary }: Complex, { traces }: WindowShape): Float64Array {
  const { length } = real;
  const power = new Float64Array(length);
  const across = new Float64Array(length);
  for (let i = 0; i < length; i++) power[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
  // Lengths are powers of two, and a spectrum goes on at its other end.
  for (let row = 0; row < length; row += traces)
    for (let k = 0; k < traces; k++) {
      const [before, after] = [(k - 1) & (traces - 1), (k + 1) & (traces - 1)];
      across[row + k] = power[row + before] + 2 * power[row + k] + power[row + after];
    }
  for (let i = 0; i < length; i++) {
    const [before, after] = [(i - traces) & (length - 1), (i + traces) & (length - 1)];
    power[i] = (across[before] + 2 * across[i] + across[after]) / 16;
  }
  return power;
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** Keeps of each frequency and wavenumber most where the wanted waves are strong beside what is around them. */
function shrink(wanted: Complex, covering: Complex, shape: WindowShape, sectionPower: number): Complex {
  const power = smoothPower(wanted, shape);
  const covered = smoothPower(covering, shape);
  const around = (1 - SECTION_SHARE) * meanOf(power) + SECTION_SHARE * sectionPower;
  const lossByCovered = (around * COVERED_LOSS) / (meanOf(covered) || 1);
  const kept = complexOf(power.length);
  for (let i = 0; i < power.length; i++) {
    const total = power[i] + around * HALF_POWER + lossByCovered * covered[i];
    const share = total > 0 ? power[i] / total : 0;
    kept.real[i] = share * wanted.real[i];
    kept.imaginary[i] = share * wanted.imaginary[i];
  }
  return kept;
}

/**
 * The part of waves that goes on over several traces and periods, whatever its slopes: a Wiener filter of tapered
 * windows in the f-k plane. What is weak there beside the mean power around it is taken for noise, and for a rest
 * of the waves that covered it where those are strong.
 * @param shape of the windows; a few periods of the signal long
 * @returns [trace][sample]
 */
export function coherentPart(waves: CoveredWaves, extent: Extent2d, shape: WindowShape): Float32Array {
  const length = shape.traces * shape.samples;
  const taper = { taper: rootTaper(shape), shape };
  const transform = createWindowTransform(shape);
  const corners = cornersOf(extent, shape);
  const sectionPower = waves.wanted.reduce((sum, value) => sum + value * value, 0) / corners.length;
  const [one, two] = [new Float64Array(length), new Float64Array(length)];
  const nothing = complexOf(length);
  const spectrumAt = (corner: Corner): Complex => {
    take(waves.wanted, extent, taper, corner, one);
    if (one.every((value) => value === 0)) return nothing;
    take(waves.covering, extent, taper, corner, two);
    const { first, second } = transform.forward(one, two);
    return shrink(first, second, shape, sectionPower);
  };
  const kept = new Float32Array(waves.wanted.length);
  for (let i = 0; i < corners.length; i += 2) {
    const [first, second] = [corners[i], corners[i + 1]];
    const spectra = { first: spectrumAt(first), second: second ? spectrumAt(second) : nothing };
    transform.inverse(spectra, one, two);
    add(one, taper, first, extent, kept);
    if (second) add(two, taper, second, extent, kept);
  }
  return kept;
}
