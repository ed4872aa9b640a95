import { quickselect } from 'd3-array';
import type { Section } from '#seismic/section/section';
import { createFkTransform, FK, type FkSpectrum } from '#seismic/signal/fkWindow';
import { localEnergy } from '#seismic/signal/smooth';

const STEP = { traces: FK.traces / 2, samples: FK.samples / 2 };
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

/** Weights of the gentle and of the steep part of a spectrum, [wavenumber][frequency]. */
interface Fan {
  readonly gentle: Float64Array;
  readonly steep: Float64Array;
}

function createFan(): Fan {
  const gentle = new Float64Array(FK.size * FK.size);
  const steep = new Float64Array(FK.size * FK.size);
  for (let i = 0; i < gentle.length; i++) {
    const wavenumber = Math.abs(cyclesOf(Math.floor(i / FK.size)));
    const frequency = Math.abs(cyclesOf(i % FK.size));
    const inside = (REFLECTION_SLOPE * frequency + RESOLUTION - wavenumber) / FAN_EDGE + 0.5;
    gentle[i] = Math.max(0, Math.min(1, inside));
    steep[i] = frequency < HIGHEST_FREQUENCY ? 1 - gentle[i] : 0;
  }
  return { gentle, steep };
}

/** A section split by slope. */
interface SlopeParts {
  readonly gentle: Float32Array;
  readonly steep: Float32Array;
}

/**
 * Stores the gentle part as real part and the steep one as imaginary part: one inverse transform for both.
 */
function splitSpectrum(spectrum: FkSpectrum, fan: Fan): void {
  for (let i = 0; i < fan.gentle.length; i++) {
    const re = spectrum.real[i];
    const im = spectrum.imaginary[i];
    spectrum.real[i] = fan.gentle[i] * re - fan.steep[i] * im;
    spectrum.imaginary[i] = fan.gentle[i] * im + fan.steep[i] * re;
  }
}

/** First trace and sample of a window; may be outside the section. */
interface Corner {
  readonly trace: number;
  readonly sample: number;
}

function addWindow(parts: SlopeParts, section: Section, spectrum: FkSpectrum, corner: Corner): void {
  const { traceCount, sampleCount } = section;
  const scale = 1 / (FK.size * FK.size);
  const lastTrace = Math.min(FK.traces, traceCount - corner.trace);
  const lastSample = Math.min(FK.samples, sampleCount - corner.sample);
  for (let x = Math.max(0, -corner.trace); x < lastTrace; x++)
    for (let t = Math.max(0, -corner.sample); t < lastSample; t++) {
      const to = (corner.trace + x) * sampleCount + corner.sample + t;
      parts.gentle[to] += scale * spectrum.real[x * FK.size + t];
      parts.steep[to] += scale * spectrum.imaginary[x * FK.size + t];
    }
}

/** Corners of windows that overlap by half and cover the section. */
function cornersOf(section: Section): Corner[] {
  const corners: Corner[] = [];
  for (let trace = -STEP.traces; trace < section.traceCount; trace += STEP.traces)
    for (let sample = -STEP.samples; sample < section.sampleCount; sample += STEP.samples)
      corners.push({ trace, sample });
  return corners;
}

function splitBySlope(section: Section): SlopeParts {
  const transform = createFkTransform();
  const fan = createFan();
  const length = section.amplitudes.length;
  const parts = { gentle: new Float32Array(length), steep: new Float32Array(length) };
  for (const corner of cornersOf(section)) {
    const spectrum = transform.forward(section, corner.trace, corner.sample);
    splitSpectrum(spectrum, fan);
    transform.inverse(spectrum);
    addWindow(parts, section, spectrum, corner);
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
