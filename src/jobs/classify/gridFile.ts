import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { JobError } from '#system/failure';
import { RUN_FILES } from '#system/fileNames';
import { decodeFloat32, encodeFloats } from '#system/floatCodec';
import { ensureFolder, writeWholeFiles } from '#system/wholeFile';

const MOST_NODES = 1e8;

const count = z.int().min(1).max(1e6);
const GRID_SCHEMA = z
  .object({
    version: z.literal(1),
    classes: z.tuple([z.literal('diffraction'), z.literal('reflection'), z.literal('noise')]),
    firstTrace: z.int(),
    traceStep: count,
    nodeTraceCount: count,
    firstSample: z.int(),
    sampleStep: count,
    nodeSampleCount: count,
    /** False where it was stopped before the finest grid. */
    complete: z.boolean(),
  })
  .refine((grid) => grid.nodeTraceCount * grid.nodeSampleCount <= MOST_NODES, 'too many nodes');

/** A grid that was kept, and whether it is the finest. */
export interface StoredGrid {
  readonly grid: ProbabilityGrid;
  readonly complete: boolean;
}

/** Writes probabilities.bin (float32, little-endian) and probabilities.json into a run's folder. */
export async function writeGrid(folder: string, { grid, complete }: StoredGrid): Promise<string[]> {
  const { probabilities, ...shape } = grid;
  const json = { version: 1, classes: EVENT_CLASSES, ...shape, complete };
  await ensureFolder(folder);
  await writeWholeFiles([
    { path: join(folder, RUN_FILES.gridValues), content: encodeFloats([probabilities]) },
    { path: join(folder, RUN_FILES.grid), content: `${JSON.stringify(json, null, 2)}\n` },
  ]);
  return [join(folder, RUN_FILES.gridValues), join(folder, RUN_FILES.grid)];
}

async function readSized(path: string, isRight: (size: number) => boolean): Promise<Uint8Array | null> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!file) return null;
  try {
    const { size } = await file.stat();
    return isRight(size) ? await file.readFile() : null;
  } finally {
    await file.close();
  }
}

function broken(folder: string, cause?: unknown): JobError {
  const remedy = 'Classify the line again with this run.';
  return new JobError('model.invalid', `The probabilities of a run are damaged: ${folder}`, remedy, {
    cause,
  });
}

function parseShape(folder: string, bytes: Uint8Array): z.infer<typeof GRID_SCHEMA> {
  try {
    return GRID_SCHEMA.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw broken(folder, error);
  }
}

/** Reads a run's grid back; null where it has none. @throws JobError 'model.invalid' where it is damaged. */
export async function readGrid(folder: string): Promise<StoredGrid | null> {
  const json = await readSized(join(folder, RUN_FILES.grid), (size) => size <= 10_000);
  if (!json) return null;
  const { version: _version, classes, complete, ...shape } = parseShape(folder, json);
  const length = shape.nodeTraceCount * shape.nodeSampleCount * classes.length;
  const bytes = await readSized(join(folder, RUN_FILES.gridValues), (size) => size === 4 * length);
  if (!bytes) throw broken(folder);
  const [probabilities] = decodeFloat32(bytes, [length]);
  return { grid: { ...shape, probabilities }, complete };
}

/** Reads a run's grid back. @throws JobError 'model.invalid' where it has none or it is damaged */
export async function requireGrid(folder: string): Promise<StoredGrid> {
  const stored = await readGrid(folder);
  if (stored) return stored;
  const remedy = 'Classify the line with this run first.';
  throw new JobError('model.invalid', `This run has no probabilities: ${folder}`, remedy);
}
