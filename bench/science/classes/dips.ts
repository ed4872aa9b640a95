/** Parts of a wavefield by dip, cut in the f-k plane: exact, since the parts of all dips add up to the whole. */
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

/**
 * The part of a field [trace][sample] whose dips, in samples per trace (positive down to the right), are passed.
 * @param passes share of a dip that is passed, 0 to 1
 */
export function partByDip(
  field: Float32Array,
  extent: Extent2d,
  passes: (dip: number) => number,
): Float32Array {
  const plane = spectrumOf(field, extent);
  const { traces, samples, re, im } = plane;
  for (let k = 0; k < traces; k++)
    for (let f = 0; f < samples; f++) {
      const frequency = cyclesAt(f, samples);
      const dip = frequency === 0 ? 0 : -cyclesAt(k, traces) / frequency;
      const share = passes(dip) / (traces * samples);
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

/** 0 below the first dip, 1 above the second, smooth between. */
export function rise(dip: number, from: number, to: number): number {
  const share = Math.max(0, Math.min(1, (dip - from) / (to - from)));
  return share * share * (3 - 2 * share);
}
