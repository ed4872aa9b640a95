import { z } from 'zod';
import { type ModelSpec, parameterShapes } from '#learning/model/modelSpec';
import { OPTIMISERS } from '#learning/recipe/trainOptions';
import type { TrainerState } from '#learning/training/trainerState';
import { JobError } from '#system/failure';
import { encodeFloats, FloatReader } from '#system/floatCodec';
import { sha256Of } from '#system/hashFile';

/**
 * A run between two steps as one file, so that it exists as a whole or not at all: 8 bytes of name, the
 * length of the header as a little-endian uint32, the header as JSON, then all numbers, little-endian.
 */
const MAGIC = 'DFKTCKP1';
const LONGEST_HEADER = 16_000_000;

const COUNT = z.int().min(0);
const VERDICT = z.object({
  pickId: z.string(),
  heldOut: z.boolean(),
  probabilities: z.array(z.number()),
  loss: z.number(),
});

const HEADER_SCHEMA = z.object({
  /** SHA-256 of everything that the run's numbers depend on: another run cannot continue from here. */
  recipe: z.string(),
  engine: z.string(),
  elapsedMs: z.number().min(0),
  step: COUNT,
  validationsSinceBest: COUNT,
  recentLosses: z.array(z.number()),
  batchPosition: COUNT,
  optimiser: z.object({ name: z.enum(OPTIMISERS), steps: COUNT }),
  best: z
    .object({
      step: COUNT,
      validation: z.object({ accuracy: z.number(), loss: z.number(), verdicts: z.array(VERDICT) }),
    })
    .nullable(),
  /** SHA-256 of the numbers behind the header. */
  numbers: z.string(),
});

type Header = z.infer<typeof HEADER_SCHEMA>;

/** A run between two steps, and the identity of the run. */
export interface Checkpoint {
  readonly recipe: string;
  readonly engine: string;
  /** Time spent on the steps so far. */
  readonly elapsedMs: number;
  readonly optimiser: Header['optimiser']['name'];
  readonly state: TrainerState;
}

/** The file's content. */
export function encodeCheckpoint({ state, optimiser, ...rest }: Checkpoint): Uint8Array {
  const { weights, best, optimiser: memory, recentLosses, ...places } = state;
  const numbers = encodeFloats([...weights, ...memory.means, ...memory.squares, ...(best?.weights ?? [])]);
  const header: Header = {
    ...rest,
    ...places,
    recentLosses: [...recentLosses],
    optimiser: { name: optimiser, steps: memory.steps },
    best: best && { step: best.step, validation: best.validation },
    numbers: sha256Of(numbers),
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([Buffer.from(MAGIC), length, json, numbers]);
}

function byteCountOf(sizes: readonly number[], { optimiser, best }: Header): number {
  const values = sizes.reduce((sum, size) => sum + size, 0);
  const memory = { adam: 16, momentum: 8, sgd: 0 }[optimiser.name];
  return values * (4 + memory + (best ? 4 : 0));
}

function headerOf(bytes: Buffer): { header: Header; numbers: Uint8Array } | null {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 8) !== MAGIC) return null;
  const length = bytes.readUInt32LE(8);
  if (length > LONGEST_HEADER || 12 + length > bytes.length) return null;
  const numbers = new Uint8Array(bytes.subarray(12 + length));
  try {
    const header = HEADER_SCHEMA.parse(JSON.parse(bytes.toString('utf8', 12, 12 + length)));
    return sha256Of(numbers) === header.numbers ? { header, numbers } : null;
  } catch {
    return null;
  }
}

function stateOf(header: Header, numbers: Uint8Array, spec: ModelSpec): TrainerState | null {
  const sizes = parameterShapes(spec).map(({ size }) => size);
  if (byteCountOf(sizes, header) !== numbers.length) return null;
  const { step, validationsSinceBest, recentLosses, batchPosition, best, optimiser } = header;
  const reader = new FloatReader(numbers);
  const floats = (): Float32Array[] => sizes.map((size) => reader.float32(size));
  const doubles = (): Float64Array[] => sizes.map((size) => reader.float64(size));
  const weights = floats();
  const means = optimiser.name === 'sgd' ? [] : doubles();
  const squares = optimiser.name === 'adam' ? doubles() : [];
  return {
    step,
    validationsSinceBest,
    recentLosses,
    batchPosition,
    weights,
    optimiser: { steps: optimiser.steps, means, squares },
    best: best && { ...best, weights: floats() },
  };
}

/**
 * Reads a checkpoint's content; all sizes and its hash are checked before anything is made of it.
 * @throws JobError 'checkpoint.invalid'
 */
export function decodeCheckpoint(bytes: Buffer, spec: ModelSpec, path: string): Checkpoint {
  const parts = headerOf(bytes);
  const state = parts && stateOf(parts.header, parts.numbers, spec);
  if (!parts || !state)
    throw new JobError(
      'checkpoint.invalid',
      `The checkpoint is damaged: ${path}`,
      'Train again from the start.',
    );
  const { recipe, engine, elapsedMs, optimiser } = parts.header;
  return { recipe, engine, elapsedMs, optimiser: optimiser.name, state };
}
