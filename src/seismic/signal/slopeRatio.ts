import type { Section } from '#seismic/section/section';
import { createFkTransform, FK, type FkSpectrum, type FkTransform } from '#seismic/signal/fkWindow';
import { localEnergy, smoothInPlace } from '#seismic/signal/smooth';

const STEP = { traces: FK.traces / 2, samples: FK.samples / 2 };
/** Slopes among which the reflections' is sought, in samples per trace. */
const STEEPEST_REFLECTION = 0.9;
const SLOPE_STEP = 0.1;
const SLOPE_COUNT = 2 * Math.round(STEEPEST_REFLECTION / SLOPE_STEP) + 1;
/** Half width of the line of one dip, in cycles per trace: the main lobe of the taper. */
const LINE_HALF_WIDTH = 2 / FK.traces;
const HALF = FK.size / 2;
const WIDTHS = { traces: 3, samples: 5 };
/** The quiet part of a section, as a share of its samples. */
const QUIET_SHARE = 0.1;

/** Windows that overlap by half and cover the section. */
interface WindowGrid {
  readonly across: number;
  readonly down: number;
}

function slopeOf(index: number): number {
  return (index - (SLOPE_COUNT - 1) / 2) * SLOPE_STEP;
}

/** Distance in cycles per trace of a spectral place from the line k = −p f. */
function distanceFromLine(row: number, column: number, slope: number): number {
  const wavenumber = (row < HALF ? row : row - FK.size) / FK.size;
  const frequency = (column < HALF ? column : column - FK.size) / FK.size;
  return Math.abs(wavenumber + slope * frequency);
}

/** Spectral places on the line of every slope, by positive frequencies only. */
const PLACES_ON_LINE: Int32Array[] = Array.from({ length: SLOPE_COUNT }, (_, index) => {
  const places: number[] = [];
  for (let row = 0; row < FK.size; row++)
    for (let column = 1; column < HALF; column++)
      if (distanceFromLine(row, column, slopeOf(index)) < LINE_HALF_WIDTH / 2)
        places.push(row * FK.size + column);
  return Int32Array.from(places);
});

/** 1 on a slope's line, 0 a lobe away from it, by slope. */
const LINE_WEIGHTS: Float64Array[] = Array.from({ length: SLOPE_COUNT }, (_, index) =>
  Float64Array.from({ length: FK.size * FK.size }, (_unused, place) => {
    const distance = distanceFromLine(Math.floor(place / FK.size), place % FK.size, slopeOf(index));
    return Math.max(0, Math.min(1, 2 - distance / LINE_HALF_WIDTH));
  }),
);

function energyBySlope(spectrum: FkSpectrum): Float64Array {
  return Float64Array.from(PLACES_ON_LINE, (places) => {
    let energy = 0;
    for (const i of places) {
      energy += spectrum.real[i] * spectrum.real[i] + spectrum.imaginary[i] * spectrum.imaginary[i];
    }
    return energy;
  });
}

function firstTraceOf(column: number): number {
  return (column - 1) * STEP.traces;
}

function firstSampleOf(row: number): number {
  return (row - 1) * STEP.samples;
}

/** Index of the dominant slope of every window, from its own spectrum and its neighbours'. */
function dominantSlopes(section: Section, grid: WindowGrid, transform: FkTransform): Uint8Array {
  const energies = new Float32Array(grid.across * grid.down * SLOPE_COUNT);
  for (let column = 0; column < grid.across; column++)
    for (let row = 0; row < grid.down; row++) {
      const spectrum = transform.forward(section, firstTraceOf(column), firstSampleOf(row));
      energies.set(energyBySlope(spectrum), (column * grid.down + row) * SLOPE_COUNT);
    }
  const flat = { traceCount: grid.across, sampleCount: grid.down * SLOPE_COUNT };
  smoothInPlace(energies, flat, { traces: 2, samples: 0 });
  return Uint8Array.from({ length: grid.across * grid.down }, (_, window) => {
    const own = energies.subarray(window * SLOPE_COUNT, (window + 1) * SLOPE_COUNT);
    return own.indexOf(own.reduce((most, energy) => Math.max(most, energy), 0));
  });
}

/** A section split by dip: what lies along the dominant dip of its place, and the rest. */
interface DipParts {
  readonly along: Float32Array;
  readonly off: Float32Array;
}

/** Leaves the part along the line as real part and the rest as imaginary part: one way back for both. */
function splitSpectrum(spectrum: FkSpectrum, weights: Float64Array): void {
  for (let i = 0; i < weights.length; i++) {
    const re = spectrum.real[i];
    const im = spectrum.imaginary[i];
    const off = 1 - weights[i];
    spectrum.real[i] = weights[i] * re - off * im;
    spectrum.imaginary[i] = weights[i] * im + off * re;
  }
}

function addWindow(parts: DipParts, section: Section, spectrum: FkSpectrum, at: readonly number[]): void {
  const [firstTrace, firstSample] = at;
  const { traceCount, sampleCount } = section;
  const scale = 1 / (FK.size * FK.size);
  for (let x = Math.max(0, -firstTrace); x < Math.min(FK.traces, traceCount - firstTrace); x++)
    for (let t = Math.max(0, -firstSample); t < Math.min(FK.samples, sampleCount - firstSample); t++) {
      const to = (firstTrace + x) * sampleCount + firstSample + t;
      parts.along[to] += scale * spectrum.real[x * FK.size + t];
      parts.off[to] += scale * spectrum.imaginary[x * FK.size + t];
    }
}

function splitByDip(section: Section): DipParts {
  const transform = createFkTransform();
  const grid = {
    across: Math.ceil(section.traceCount / STEP.traces) + 1,
    down: Math.ceil(section.sampleCount / STEP.samples) + 1,
  };
  const slopes = dominantSlopes(section, grid, transform);
  const length = section.amplitudes.length;
  const parts = { along: new Float32Array(length), off: new Float32Array(length) };
  for (let column = 0; column < grid.across; column++)
    for (let row = 0; row < grid.down; row++) {
      const at = [firstTraceOf(column), firstSampleOf(row)];
      const spectrum = transform.forward(section, at[0], at[1]);
      splitSpectrum(spectrum, LINE_WEIGHTS[slopes[column * grid.down + row]]);
      transform.inverse(spectrum);
      addWindow(parts, section, spectrum, at);
    }
  return parts;
}

/** Energy below which the quietest tenth of the live samples lies: the level of the noise. */
function noiseLevel(energy: Float32Array): number {
  const live = energy.filter((value) => value > 0).sort();
  return live.length === 0 ? 1 : live[Math.floor(live.length * QUIET_SHARE)];
}

/**
 * Diffraction attribute without learning: in windows of 32 × 40 the section is split in the f-k plane
 * into what lies along the locally dominant reflection dip (at most 0.9 samples per trace) and the rest;
 * the ratio of their local energies times the local signal-to-noise ratio. Larger means rather a
 * diffraction; only the order of the values has a meaning.
 */
export function slopeRatio(section: Section): Float32Array {
  const { along, off } = splitByDip(section);
  const alongEnergy = localEnergy(along, section, WIDTHS);
  const offEnergy = localEnergy(off, section, WIDTHS);
  const total = localEnergy(section.amplitudes, section, WIDTHS);
  const noise = noiseLevel(total);
  return offEnergy.map((energy, i) => (energy / (alongEnergy[i] + noise)) * (total[i] / noise));
}
