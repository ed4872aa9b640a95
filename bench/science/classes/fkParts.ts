/** Parts of a wavefield by dip or frequency, cut in the f-k plane: exact, since all parts add up to the whole. */
import { createFft, nextPowerOfTwo } from '#seismic/signal/fft';
import type { Extent2d } from '#seismic/signal/smooth';

/** Padding against what comes round at the edges. */
const PADDING = 1.4;

/** Complex values [wavenumber][frequency]. */
interface Plane {
  readonly traces: number;
  readonly samples: number;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

type Direction = 'forward' | 'inverse';

/** Transforms lines of a plane that begin at each of `firsts` and have a value every `step`. */
function transformLines(plane: Plane, direction: Direction, along: 'samples' | 'traces'): void {
  const size = plane[along];
  const [count, step, stride] =
    along === 'samples' ? [plane.traces, 1, plane.samples] : [plane.samples, plane.samples, 1];
  const fft = createFft(size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let line = 0; line < count; line++) {
    for (let i = 0; i < size; i++) {
      re[i] = plane.re[line * stride + i * step];
      im[i] = plane.im[line * stride + i * step];
    }
    fft[direction](re, im);
    for (let i = 0; i < size; i++) {
      plane.re[line * stride + i * step] = re[i];
      plane.im[line * stride + i * step] = im[i];
    }
  }
}

function spectrumOf(field: Float32Array, { traceCount, sampleCount }: Extent2d): Plane {
  const traces = nextPowerOfTwo(PADDING * traceCount);
  const samples = nextPowerOfTwo(PADDING * sampleCount);
  const plane = {
    traces,
    samples,
    re: new Float64Array(traces * samples),
    im: new Float64Array(traces * samples),
  };
  for (let trace = 0; trace < traceCount; trace++)
    plane.re.set(field.subarray(trace * sampleCount, (trace + 1) * sampleCount), trace * samples);
  transformLines(plane, 'forward', 'samples');
  transformLines(plane, 'forward', 'traces');
  return plane;
}

/** Cycles per step of the place `k` of a spectrum, with its sign. */
function cyclesAt(k: number, size: number): number {
  return (k < size / 2 ? k : k - size) / size;
}

/** The part of a field [trace][sample] of which a share is passed, by frequency and wavenumber in cycles a step. */
function partOf(
  field: Float32Array,
  extent: Extent2d,
  shareOf: (frequency: number, wavenumber: number) => number,
): Float32Array {
  const plane = spectrumOf(field, extent);
  const { traces, samples, re, im } = plane;
  for (let k = 0; k < traces; k++)
    for (let f = 0; f < samples; f++) {
      const share = shareOf(cyclesAt(f, samples), cyclesAt(k, traces)) / (traces * samples);
      re[k * samples + f] *= share;
      im[k * samples + f] *= share;
    }
  transformLines(plane, 'inverse', 'traces');
  transformLines(plane, 'inverse', 'samples');
  const { traceCount, sampleCount } = extent;
  return Float32Array.from(
    { length: traceCount * sampleCount },
    (_, i) => re[Math.floor(i / sampleCount) * samples + (i % sampleCount)],
  );
}

/**
 * The part of a field [trace][sample] whose dips, in samples per trace (positive down to the right), are passed.
 * @param passes share of a dip that is passed, 0 to 1
 */
export function partByDip(
  field: Float32Array,
  extent: Extent2d,
  passes: (dip: number) => number,
): Float32Array {
  return partOf(field, extent, (frequency, wavenumber) =>
    passes(frequency === 0 ? 0 : -wavenumber / frequency),
  );
}

/** Frequencies in cycles a sample below which so much of the energy of a field is. */
export function energyQuantiles(field: Float32Array, extent: Extent2d, shares: readonly number[]): number[] {
  const { traces, samples, re, im } = spectrumOf(field, extent);
  const energy = new Float64Array(samples / 2 + 1);
  for (let i = 0; i < traces * samples; i++) {
    const f = i % samples;
    energy[Math.min(f, samples - f)] += re[i] * re[i] + im[i] * im[i];
  }
  const total = energy.reduce((sum, value) => sum + value, 0);
  return shares.map((share) => {
    let [f, below] = [0, energy[0]];
    while (below < share * total) below += energy[++f];
    return f / samples;
  });
}

/** The part of a field [trace][sample] whose frequencies, in cycles a sample, are passed. */
export function partByFrequency(
  field: Float32Array,
  extent: Extent2d,
  passes: (frequency: number) => number,
): Float32Array {
  return partOf(field, extent, (frequency) => passes(Math.abs(frequency)));
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function rise(value: number, from: number, to: number): number {
  const share = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}
