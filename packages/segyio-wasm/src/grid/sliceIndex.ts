import { SegyError } from '../base/errors.js';
import { fingerprintOf, Hash } from '../dataset/fingerprint.js';
import type { ByteSink } from '../source/byteSink.js';
import type { ByteSource } from '../source/byteSource.js';
import type { Grid, GridReadOptions } from './grid.js';
import { readSlab, type SliceIndex } from './sliceCache.js';

/**
 * A slice index: the samples of a grid once more, in the order of depth slices, [sample][inline][crossline]
 * as little-endian float32 behind a head of 64 ASCII bytes: magic number, then what it was made from.
 */
const HEAD_BYTES = 64;
const MAGIC = 'SGYSLICE1 ';
const BLOCK_BYTES = 64 * 1024 * 1024;

/** What the index must agree with: the file, the places of its traces, the choice of offset. */
async function headOf(grid: Grid, options: SliceOptions): Promise<Uint8Array> {
  const { key, places } = grid.allPlaces(options);
  const { traces } = places;
  const layout = new Hash();
  layout.add(new Uint8Array(traces.buffer, traces.byteOffset, traces.byteLength));
  const text = `${MAGIC}${await fingerprintOf(grid.dataset, options.signal)} ${layout.text()} ${key}`;
  return Uint8Array.from(text.padEnd(HEAD_BYTES, ' ').slice(0, HEAD_BYTES), (letter) => letter.charCodeAt(0));
}

/** How a slice index is made. */
export type SliceOptions = Pick<GridReadOptions, 'offset' | 'fold' | 'signal'> & {
  /** Memory to hold slices in: the file is read as often as the volume is larger. 64 MB where left out. */
  readonly memoryBytes?: number;
};

/**
 * Writes a grid's depth slices one behind the other, so that each is one short read afterwards. It takes as
 * much room as the samples have as float32, and a pass over the file for each `memoryBytes` of them.
 *
 * @example
 * await writeSliceIndex(grid, await openFileSink('volume.slices'));
 * grid.useSlices(await openSliceIndex(await openFileSource('volume.slices'), grid));
 * @throws SegyError 'cancelled', or as source and sink do; the sink is discarded then
 */
export async function writeSliceIndex(grid: Grid, sink: ByteSink, options: SliceOptions = {}): Promise<void> {
  const { places } = grid.allPlaces(options);
  const { sampleCount } = grid.dataset.layout;
  const fitting = Math.floor((options.memoryBytes ?? BLOCK_BYTES) / (4 * places.traces.length));
  const height = Math.max(1, Math.min(fitting, sampleCount));
  try {
    await sink.write(await headOf(grid, options));
    for (let firstSample = 0; firstSample < sampleCount; firstSample += height) {
      const count = Math.min(height, sampleCount - firstSample);
      const slab = await readSlab(grid.dataset, places, {
        firstSample,
        sampleCount: count,
        signal: options.signal,
      });
      await sink.write(new Uint8Array(slab.buffer, slab.byteOffset, slab.byteLength));
    }
    await sink.finish();
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

/**
 * Opens what `writeSliceIndex` wrote. The caller disposes of the source when the grid is done with.
 * @throws SegyError 'file.changed' where it was made from another file, other bytes or another offset
 */
export async function openSliceIndex(
  source: ByteSource,
  grid: Grid,
  options: SliceOptions = {},
): Promise<SliceIndex> {
  const { key, places } = grid.allPlaces(options);
  const placeCount = places.traces.length;
  const { sampleCount } = grid.dataset.layout;
  const expected = await headOf(grid, options);
  const head = new Uint8Array(Math.min(HEAD_BYTES, source.size));
  await source.read([{ offset: 0, target: head }], options.signal);
  const isSame = expected.length === head.length && expected.every((byte, i) => byte === head[i]);
  if (!isSame || source.size !== HEAD_BYTES + 4 * placeCount * sampleCount) throw staleIndex(source, grid);
  return {
    key,
    read: async (sample, signal) => {
      const target = new Uint8Array(4 * placeCount);
      await source.read([{ offset: HEAD_BYTES + 4 * placeCount * sample, target }], signal);
      return new Float32Array(target.buffer);
    },
  };
}

function staleIndex({ name }: ByteSource, grid: Grid): SegyError {
  return new SegyError(
    'file.changed',
    `These depth slices were made from another file, other header bytes or another offset than ${grid.dataset.source.name}: ${name}`,
    'Make the slice index again (writeSliceIndex).',
    { place: { file: name } },
  );
}
