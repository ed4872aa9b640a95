import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import {
  type ByteSink,
  type Grid,
  openGrid,
  openSliceIndex,
  type SegyDataset,
  SegyError,
  type SliceIndex,
  writeSliceIndex,
} from 'segyio-wasm';
import { openFileSink, openFileSource } from 'segyio-wasm/node';
import { geometryBytes } from '#jobs/line/headerPlaces';
import type { SliceSource } from '#jobs/line/heldPlanes';
import { withJobErrors } from '#jobs/opening/segyErrors';
import { makeRoom, noteUse, slicesPath } from '#jobs/slices/sliceFolder';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import type { SlicePlane } from '#seismic/survey/plane';
import type { JobContext } from '#system/job';
import { ProgressMeter } from '#system/progressMeter';
import { ensureFolder } from '#system/wholeFile';

/** Slices that are held while an index is written: the file is read once for each so many bytes of samples. */
const HELD_BYTES = 64 * 2 ** 20;
/** Of places with several traces the first one is shown. */
const FIRST_TRACE = { fold: 0 } as const;

/** Where the index of a file is kept, and how the file is read. */
export interface SlicesOrder {
  readonly folder: string;
  readonly fingerprint: string;
  readonly opening: OpeningOptions;
}

/** The slices of a volume out of its index: each is one short read. */
export class IndexedSlices implements SliceSource {
  private constructor(
    private readonly grid: Grid,
    private readonly index: SliceIndex,
    readonly dispose: () => Promise<void>,
  ) {}

  /** @throws SegyError 'file.changed' where it was made from another file */
  static async open(grid: Grid, path: string, signal: AbortSignal): Promise<IndexedSlices> {
    const source = await openFileSource(path);
    try {
      const index = await openSliceIndex(source, grid, { ...FIRST_TRACE, signal });
      await noteUse(path);
      return new IndexedSlices(grid, index, async () => source.dispose?.());
    } catch (error) {
      await source.dispose?.();
      throw error;
    }
  }

  holds({ columns, rows }: SlicePlane): boolean {
    const { crosslines, inlines } = this.grid;
    const agree = (axis: SlicePlane['columns'], lines: Float64Array) =>
      axis.count === lines.length && lines.every((line, i) => line === axis.valueAt(i));
    return agree(columns, crosslines) && agree(rows, inlines);
  }

  async read({ columns, rows, sample }: SlicePlane, signal?: AbortSignal): Promise<Float32Array> {
    const byInline = await this.index.read(sample, signal);
    const slice = new Float32Array(byInline.length);
    for (let row = 0; row < rows.count; row++)
      for (let column = 0; column < columns.count; column++)
        slice[column * rows.count + row] = byInline[row * columns.count + column];
    return slice;
  }
}

/** A sink that tells how many slices were written, and waits while the job is paused. The head counts as none. */
function told(sink: ByteSink, sliceBytes: number, total: number, context: JobContext): ByteSink {
  const meter = new ProgressMeter(context, { stage: 'Indexing slices', total, unit: 'slices' });
  return {
    ...sink,
    write: async (bytes) => {
      await sink.write(bytes);
      meter.add(Math.floor(bytes.byteLength / sliceBytes));
      await context.waitWhilePaused?.();
    },
  };
}

async function writeIndex(grid: Grid, path: string, sliceBytes: number, context: JobContext): Promise<void> {
  const { sampleCount } = grid.dataset.layout;
  const sink = told(await openFileSink(path), sliceBytes, sampleCount, context);
  await writeSliceIndex(grid, sink, { ...FIRST_TRACE, memoryBytes: HELD_BYTES, signal: context.signal });
}

/** The index that is there; null where there is none, or one of another file, which is removed. */
async function openExisting(grid: Grid, path: string, signal: AbortSignal): Promise<IndexedSlices | null> {
  if (!existsSync(path)) return null;
  try {
    return await IndexedSlices.open(grid, path, signal);
  } catch (error) {
    if (!(error instanceof SegyError) || error.code === 'cancelled') throw error;
    await rm(path, { force: true });
    return null;
  }
}

/**
 * The slices of a volume out of its index in a folder, which is written where there is none. Null where the index
 * would be too large to be kept.
 * @throws JobError 'cancelled', 'disk.full', 'file.write', 'file.unreadable'
 */
export async function slicesOfLine(
  dataset: SegyDataset,
  { folder, fingerprint, opening }: SlicesOrder,
  context: JobContext,
): Promise<IndexedSlices | null> {
  const { signal } = context;
  await ensureFolder(folder);
  return withJobErrors(async () => {
    const keys = geometryBytes(dataset.layout, opening.headerBytes);
    const grid = await openGrid(dataset, { ...keys, check: 'sampled', signal });
    const path = slicesPath(folder, fingerprint);
    const existing = await openExisting(grid, path, signal);
    if (existing) return existing;
    const sliceBytes = 4 * grid.inlines.length * grid.crosslines.length;
    if (!(await makeRoom(folder, sliceBytes * dataset.layout.sampleCount))) return null;
    await writeIndex(grid, path, sliceBytes, context);
    return IndexedSlices.open(grid, path, signal);
  });
}
