import { quickselect } from 'd3-array';
import type { Section } from '#seismic/section/section';
import { COLUMNS_LENGTH, type Complex, complexOf, createFkTransform, FK } from '#seismic/signal/fkWindow';
import { type Corner, cornersOf, insideOf } from '#seismic/signal/overlappingWindows';
import { localEnergy } from '#seismic/signal/smooth';

/** Reflections are within this slope, in samples per trace, widened by the taper's resolution. */
const REFLECTION_SLOPE = 0.3;
const RESOLUTION = 1 / FK.traces;
/** Width in cycles per trace over which the fan passes from 1 to 0. */
const FAN_EDGE = 1.5 / FK.traces;
/** Above this frequency, in cycles per sample, only noise is left. */
const HIGHEST_FREQUENCY = 0.28;
const WIDTHS = { traces: 3, samples: 5 };
/** The quiet part of a section, as a share of its live samples. */
const QUIET_SHARE = 0.1;

/** Signed cycles per trace or sample of a place along one side of the spectrum. */
function cyclesOf(place: number): number {
  return (place < FK.size / 2 ? place : place - FK.size) / FK.size;
}

/** Weights of the gentle part of a spectrum, [wavenumber][frequency]. */
function gentleWeights(): Float64Array {
  return Float64Array.from({ length: FK.size * FK.size }, (_, i) => {
    const wavenumber = Math.abs(cyclesOf(Math.floor(i / FK.size)));
    const frequency = Math.abs(cyclesOf(i % FK.size));
    return Math.max(
      0,
      Math.min(1, (REFLECTION_SLOPE * frequency + RESOLUTION - wavenumber) / FAN_EDGE + 0.5),
    );
  });
}

/** A section split by slope. */
interface SlopeParts {
  readonly gentle: Float32Array;
  readonly steep: Float32Array;
}

/** The gentle and the steep part of two windows, [frequency or sample][trace]. */
interface SplitColumns {
  readonly gentle: Complex;
  readonly steep: Complex;
}

/** The steep part is what the gentle part leaves of the windows, below the highest frequency. */
function takeSteep(windows: Float64Array, gentle: Float64Array, steep: Float64Array): void {
  for (let f = 0; f < FK.size; f++) {
    const isKept = Math.abs(cyclesOf(f)) < HIGHEST_FREQUENCY;
    for (let i = f * FK.traces; i < (f + 1) * FK.traces; i++)
      steep[i] = isKept ? FK.size * windows[i] - gentle[i] : 0;
  }
}

/** Adds a window [sample][trace], times FK.size², to a section. */
function addWindow(part: Float32Array, section: Section, window: Float64Array, corner: Corner): void {
  const scale = 1 / (FK.size * FK.size);
  const { firstTrace, endTrace, firstSample, endSample } = insideOf(FK, section, corner);
  for (let x = firstTrace; x < endTrace; x++) {
    const to = (corner.trace + x) * section.sampleCount + corner.sample;
    for (let t = firstSample; t < endSample; t++) part[to + t] += scale * window[t * FK.traces + x];
  }
}

/** Splits a section window by window, two at a time. */
function splitBySlope(section: Section): SlopeParts {
  const transform = createFkTransform();
  const weights = gentleWeights();
  const split: SplitColumns = { gentle: complexOf(COLUMNS_LENGTH), steep: complexOf(COLUMNS_LENGTH) };
  const splitWindows = (first: Corner, second: Corner): void => {
    const { columns, spectrum } = transform.forward(section, first, second);
    for (let i = 0; i < weights.length; i++) {
      spectrum.real[i] *= weights[i];
      spectrum.imaginary[i] *= weights[i];
    }
    transform.tracesBack(spectrum, split.gentle);
    takeSteep(columns.real, split.gentle.real, split.steep.real);
    takeSteep(columns.imaginary, split.gentle.imaginary, split.steep.imaginary);
    transform.samplesBack(split.gentle);
    transform.samplesBack(split.steep);
  };
  const length = section.amplitudes.length;
  const parts = { gentle: new Float32Array(length), steep: new Float32Array(length) };
  const corners = cornersOf(section, FK);
  for (let i = 0; i < corners.length; i += 2) {
    const first = corners[i];
    // Beyond the section where their number is odd.
    const second = corners[i + 1] ?? { trace: section.traceCount, sample: 0 };
    splitWindows(first, second);
    for (const name of ['gentle', 'steep'] as const) {
      addWindow(parts[name], section, split[name].real, first);
      addWindow(parts[name], section, split[name].imaginary, second);
    }
  }
  return parts;
}

/** Energy below which the quietest tenth of the live samples is: the level of the noise. */
function noiseLevel(energy: Float32Array): number {
  const live = energy.filter((value) => value > 0);
  const place = Math.floor(live.length * QUIET_SHARE);
  return live.length === 0 ? 1 : quickselect(live, place)[place];
}

/**
 * Diffraction attribute without learning, one value per sample, trace-major: in windows of 32 × 40 the
 * section is split in the f-k plane into slopes that reflections have and steeper ones; the ratio of their
 * local energies times S / (S + N), S and N being local signal and the section's noise. Larger values mean a
 * more likely diffraction; only the order of the values has a meaning.
 */
export function slopeRatio(section: Section): Float32Array {
  const { gentle, steep } = splitBySlope(section);
  const gentleEnergy = localEnergy(gentle, section, WIDTHS);
  const steepEnergy = localEnergy(steep, section, WIDTHS);
  const total = localEnergy(section.amplitudes, section, WIDTHS);
  const noise = noiseLevel(total);
  const steepNoise = noiseLevel(steepEnergy);
  return steepEnergy.map((energy, i) => {
    const signalShare = total[i] > noise ? 1 - noise / total[i] : 0;
    return (energy / (gentleEnergy[i] + steepNoise)) * Math.max(signalShare, 1e-3);
  });
}
