import type { CancelSignal } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { forEachDecoded } from '../traces/traceList.js';
import type { GridPlaces } from './gridPlaces.js';

/** Neighbouring slices read in one pass: beyond this many the first one would wait notably longer. */
const LARGEST_SLAB_SAMPLES = 32;

/** Depth slices stored one after the other in a separate file. */
export interface SliceIndex {
  /** The choice of traces that it holds. @internal */
  readonly key: string;
  /** [inline][crossline] of one sample; holes are 0. */
  read(sample: number, signal?: CancelSignal): Promise<Float32Array>;
}

/** Slices `firstSample` to `firstSample + sampleCount`, [sample][place]; 0 in holes. */
export async function readSlab(
  { source, layout }: Pick<SegyDataset, 'source' | 'layout'>,
  places: GridPlaces,
  range: { readonly firstSample: number; readonly sampleCount: number; readonly signal?: CancelSignal },
): Promise<Float32Array> {
  const { placeOf, rising, traces } = places;
  const { sampleCount } = range;
  const placeCount = traces.length;
  const slab = new Float32Array(sampleCount * placeCount);
  await forEachDecoded({ source, layout }, { ...range, traces: rising }, ({ first, count, samples }) => {
    for (let i = 0; i < count; i++) {
      const place = placeOf[first + i];
      for (let k = 0; k < sampleCount; k++) slab[k * placeCount + place] = samples[i * sampleCount + k];
    }
  });
  return slab;
}

/** Slabs of slices that were read lately, the oldest given up first. */
export class SliceCache {
  private readonly slabs = new Map<string, Promise<Float32Array>>();

  /** @param byteCount the most memory that all slabs together take; 0 for none */
  constructor(private readonly byteCount: number) {}

  /** Slices in a slab of so many places: 0 where the room is too small for two of them. */
  slabSamples(placeCount: number, sampleCount: number): number {
    const fitting = Math.floor(this.byteCount / (4 * Math.max(1, placeCount)));
    return fitting < 2 ? 0 : Math.min(fitting, LARGEST_SLAB_SAMPLES, sampleCount);
  }

  /** The slab of this name, read by `read` where it is not held; a failed one is not kept. */
  async get(key: string, slabBytes: number, read: () => Promise<Float32Array>): Promise<Float32Array> {
    const known = this.slabs.get(key);
    this.slabs.delete(key);
    const slab = known ?? read();
    this.slabs.set(key, slab);
    const most = Math.max(1, Math.floor(this.byteCount / Math.max(1, slabBytes)));
    for (const oldest of this.slabs.keys()) {
      if (this.slabs.size <= most) break;
      this.slabs.delete(oldest);
    }
    try {
      return await slab;
    } catch (error) {
      if (this.slabs.get(key) === slab) this.slabs.delete(key);
      // Another caller's read may have failed because that caller stopped it.
      if (known) return this.get(key, slabBytes, read);
      throw error;
    }
  }

  clear(): void {
    this.slabs.clear();
  }
}
