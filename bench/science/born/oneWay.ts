/**
 * One-way wave equation by phase shift in v(t): waves of a section's reflectivity travel up from level to
 * level, single scattering, each frequency and wavenumber by itself (Gazdag, 1978).
 */
import { cos, exp, sin } from '#seismic/numerics/mathematics';
import { createFft, nextPowerOfTwo } from '#seismic/signal/fft';
import type { ModelGrid } from './medium';

export interface OneWayRun {
  readonly grid: ModelGrid;
  /** Medium velocity in m/s by level. */
  readonly velocityMps: Float64Array;
  /** Peak frequency of a Ricker pulse, and the phase by which it is rotated. */
  readonly frequencyHz: number;
  readonly phase: number;
  /** Columns that are recorded, in order. */
  readonly columns: Int32Array;
  readonly sampleCount: number;
  readonly sampleIntervalUs: number;
}

/** Complex values in two arrays. */
interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

function complex(length: number): Complex {
  return { re: new Float64Array(length), im: new Float64Array(length) };
}

/** Levels over which one velocity holds. */
const BLOCK_LEVELS = 12;
/** The pulse has nothing above this multiple of its peak frequency. */
const HIGHEST_MULTIPLE = 2.8;

/** Transforms along the columns of each level: [level][wavenumber]. */
function wavenumbersOf(reflectivity: Float32Array, { columnCount, levelCount }: ModelGrid): Complex {
  const fft = createFft(columnCount);
  const spectra = complex(levelCount * columnCount);
  for (let level = 0; level < levelCount; level++) {
    const re = spectra.re.subarray(level * columnCount, (level + 1) * columnCount);
    const im = spectra.im.subarray(level * columnCount, (level + 1) * columnCount);
    for (let x = 0; x < columnCount; x++) re[x] = reflectivity[x * levelCount + level];
    fft.forward(re, im);
  }
  return spectra;
}

/** Waves beyond this sine of their angle fade out, or they would come back at the top as late arrivals. */
const STEEPEST_SINE = 0.94;

function steepPass(sine: number): number {
  return sine < STEEPEST_SINE ? 1 : 1 - 0.3 * ((sine - STEEPEST_SINE) / (1 - STEEPEST_SINE)) ** 2;
}

/** Turns by which a block of levels moves each wavenumber at a frequency; waves that do not travel vanish. */
function turnsOf(run: OneWayRun, omega: number, velocity: number, turns: Complex): number {
  const { columnCount, columnM, levelSeconds } = run.grid;
  let travelling = 0;
  for (let k = 0; k <= columnCount / 2; k++) {
    const across = ((2 * Math.PI * k) / (columnCount * columnM)) * (velocity / 2);
    const square = omega * omega - across * across;
    if (square <= 0) break;
    const angle = Math.sqrt(square) * levelSeconds;
    const pass = steepPass(across / omega);
    turns.re[k] = pass * cos(angle);
    turns.im[k] = -pass * sin(angle);
    travelling = k + 1;
  }
  return travelling;
}

/** Adds a level to the field and moves the sum up by one level, for wavenumbers of either sign. */
function liftLevel(field: Complex, level: Complex, from: number, turns: Complex, travelling: number): void {
  const count = field.re.length;
  for (let k = 0; k < count; k++) {
    const turn = k <= count / 2 ? k : count - k;
    if (turn >= travelling) {
      field.re[k] = 0;
      field.im[k] = 0;
      continue;
    }
    const re = field.re[k] + level.re[from + k];
    const im = field.im[k] + level.im[from + k];
    field.re[k] = re * turns.re[turn] - im * turns.im[turn];
    field.im[k] = re * turns.im[turn] + im * turns.re[turn];
  }
}

/** Spectrum of the pulse at a frequency; 1 is its largest value. */
function pulseAt(run: OneWayRun, hertz: number): number {
  const ratio = (hertz / run.frequencyHz) ** 2;
  return ratio * exp(1 - ratio);
}

/** Field at the surface for one frequency in rad/s: [wavenumber]. */
function surfaceField(run: OneWayRun, spectra: Complex, omega: number, turns: Complex): Complex {
  const { columnCount, levelCount } = run.grid;
  const field = complex(columnCount);
  for (let end = levelCount; end > 0; end -= BLOCK_LEVELS) {
    const first = Math.max(0, end - BLOCK_LEVELS);
    const travelling = turnsOf(run, omega, run.velocityMps[first], turns);
    for (let level = end - 1; level >= first; level--)
      liftLevel(field, spectra, level * columnCount, turns, travelling);
  }
  return field;
}

/**
 * Zero-offset traces of a reflectivity [column][level]: [trace][sample].
 * Waves that arrive up to one record length too late do not come back at the top.
 */
export function recordOneWay(run: OneWayRun, reflectivity: Float32Array): Float32Array {
  const { grid, columns, sampleCount } = run;
  const spectra = wavenumbersOf(reflectivity, grid);
  const alongTime = createFft(nextPowerOfTwo(2 * sampleCount));
  const alongLine = createFft(grid.columnCount);
  const stepHz = 1e6 / run.sampleIntervalUs / alongTime.size;
  const highest = Math.min(alongTime.size / 2 - 1, Math.ceil((HIGHEST_MULTIPLE * run.frequencyHz) / stepHz));
  const records = complex(columns.length * alongTime.size);
  const turns = complex(grid.columnCount / 2 + 1);
  const [phaseRe, phaseIm] = [cos(run.phase), sin(run.phase)];
  for (let f = 1; f <= highest; f++) {
    const field = surfaceField(run, spectra, 2 * Math.PI * f * stepHz, turns);
    alongLine.inverse(field.re, field.im);
    const pulse = pulseAt(run, f * stepHz) / (grid.columnCount * alongTime.size);
    for (const [trace, column] of columns.entries()) {
      const at = trace * alongTime.size + f;
      records.re[at] = 2 * pulse * (field.re[column] * phaseRe - field.im[column] * phaseIm);
      records.im[at] = 2 * pulse * (field.re[column] * phaseIm + field.im[column] * phaseRe);
    }
  }
  const traces = new Float32Array(columns.length * sampleCount);
  for (let trace = 0; trace < columns.length; trace++) {
    const [from, to] = [trace * alongTime.size, (trace + 1) * alongTime.size];
    const re = records.re.subarray(from, to);
    alongTime.inverse(re, records.im.subarray(from, to));
    traces.set(re.subarray(0, sampleCount), trace * sampleCount);
  }
  return traces;
}
