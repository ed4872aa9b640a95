import { type ConvolutionSizes, ceilTo } from '#learning/kernels/convolutionCore';

/**
 * Pixels of the input that meet the same taps of the kernel along one axis. Input position i and output
 * position o meet at tap i + pad − stride · o, so all i with the same (i + pad) mod stride form a phase.
 */
export interface AxisPhase {
  /** First input position of the phase, and how many follow at steps of the stride. */
  readonly first: number;
  readonly count: number;
  /** Taps that the phase meets, the last one first: output positions then go upwards. */
  readonly taps: number[];
  /** Output position, counted from −lead, that meets `taps[0]` at `first`. */
  readonly start: number;
}

export interface Axis {
  readonly phases: AxisPhase[];
  /** Zeros needed before the first output position, and the length with those behind. */
  readonly lead: number;
  readonly length: number;
}

/** The phases of one axis of a convolution. */
export function axisOf(size: { in: number; out: number; filter: number; stride: number; pad: number }): Axis {
  const { stride, filter, pad } = size;
  const lead = Math.ceil(filter / stride) - 1;
  const phases: AxisPhase[] = [];
  for (let first = 0; first < Math.min(stride, size.in); first++) {
    const taps: number[] = [];
    for (let tap = (first + pad) % stride; tap < filter; tap += stride) taps.unshift(tap);
    const count = Math.ceil((size.in - first) / stride);
    const start = Math.floor((first + pad) / stride) - (taps.length - 1) + lead;
    phases.push({ first, count, taps, start });
  }
  const reach = phases.map(
    ({ start, count, taps }) => start + ceilTo(count, 4) + Math.max(0, taps.length - 1),
  );
  return { phases, lead, length: Math.max(lead + size.out, ...reach) };
}

/** The taps of a phase, channels exchanged: [row tap][column tap][out][in rounded up to 8]. */
export function phaseKernel(
  sizes: ConvolutionSizes,
  filter: Float32Array,
  rows: AxisPhase,
  columns: AxisPhase,
): Float32Array {
  const { filterWidth, inChannels, outChannels } = sizes;
  const padded = ceilTo(inChannels, 8);
  const kernel = new Float32Array(rows.taps.length * columns.taps.length * outChannels * padded);
  let at = 0;
  for (const row of rows.taps) {
    for (const column of columns.taps) {
      const from = (row * filterWidth + column) * inChannels * outChannels;
      for (let out = 0; out < outChannels; out++, at += padded)
        for (let i = 0; i < inChannels; i++) kernel[at + i] = filter[from + i * outChannels + out];
    }
  }
  return kernel;
}
