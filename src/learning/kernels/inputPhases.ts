/**
 * Pixels of the input that meet the same taps of the kernel along one axis. Input position i and output
 * position o meet at tap i + pad − stride · o, so all i with the same (i + pad) mod stride form a phase.
 */
export interface AxisPhase {
  /** First input position of the phase, and how many follow at steps of the stride. */
  readonly first: number;
  readonly count: number;
  /** The last tap that the phase meets, and how many at steps of −stride: output positions then go upwards. */
  readonly lastTap: number;
  readonly taps: number;
  /** Output position, counted from −lead, that meets the last tap at `first`. */
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
    const firstTap = (first + pad) % stride;
    const taps = Math.max(0, Math.ceil((filter - firstTap) / stride));
    const count = Math.ceil((size.in - first) / stride);
    const start = Math.floor((first + pad) / stride) - (taps - 1) + lead;
    phases.push({ first, count, lastTap: firstTap + (taps - 1) * stride, taps, start });
  }
  const reach = phases.map(({ start, count, taps }) => start + count + Math.max(0, taps - 1));
  return { phases, lead, length: Math.max(lead + size.out, ...reach) };
}
