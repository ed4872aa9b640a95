import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { parsePlainly } from '#seismic/schema/parsePlainly';
import { JobError } from '#system/failure';
import { MODEL_FILES } from '#system/fileNames';
import { decodeFloat32 } from '#system/floatCodec';
import { sha256Of } from '#system/hashFile';

/** What a folder should hold, for messages. */
export interface ModelWords {
  /** As "model". */
  readonly what: string;
  readonly remedy: string;
}

/** A file of numbers, as model.json describes it. */
export interface ExpectedNumbers {
  readonly sha256: string;
  readonly lengths: readonly number[];
}

/** Count and hash of a file of float32 numbers, as model.json holds them. */
export function numbersOf(bytes: Uint8Array): { count: number; sha256: string } {
  return { count: bytes.length / 4, sha256: sha256Of(bytes) };
}

/** Reads the parts of a model's folder and checks each. Every failure is a JobError 'model.invalid' that names it. */
export class ModelParts {
  constructor(
    private readonly folder: string,
    private readonly words: ModelWords,
  ) {}

  invalid(finding: string, cause?: unknown): JobError {
    const { what, remedy } = this.words;
    const message = `Not a usable ${what}: ${finding}, in ${this.folder}`;
    return new JobError('model.invalid', message, remedy, { cause });
  }

  /** A file of a known or bounded size; nothing is allocated before the size has been checked. */
  async readBounded(name: string, isRight: (size: number) => boolean): Promise<Uint8Array> {
    const file = await open(join(this.folder, name)).catch((error: NodeJS.ErrnoException) => {
      const finding = error.code === 'ENOENT' ? `${name} is missing` : `${name} cannot be read`;
      throw this.invalid(`${finding} (${error.code})`, error);
    });
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw this.invalid(`${name} is not a file`);
      if (!isRight(stat.size)) throw this.invalid(`${name} has ${stat.size} bytes, which cannot be`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  }

  /** model.json: its bytes, and what they say. */
  async readDescription(largestBytes: number): Promise<{ bytes: Uint8Array; json: unknown }> {
    const bytes = await this.readBounded(MODEL_FILES.description, (size) => size <= largestBytes);
    try {
      return { bytes, json: JSON.parse(new TextDecoder().decode(bytes)) };
    } catch (error) {
      throw this.invalid('model.json is not JSON', error);
    }
  }

  parsePart<Part>(schema: z.ZodType<Part>, json: unknown): Part {
    const parsed = parsePlainly(schema, json);
    if (parsed.success) return parsed.data;
    const { place, finding, cause } = parsed.fault;
    throw this.invalid(`model.json, ${place}: ${finding}`, cause);
  }

  /** A file of float32 numbers, cut into arrays: of the stated length and hash, and finite. */
  async readNumbers(
    name: string,
    { sha256, lengths }: ExpectedNumbers,
  ): Promise<{ bytes: Uint8Array; arrays: Float32Array[] }> {
    const count = lengths.reduce((sum, length) => sum + length, 0);
    const bytes = await this.readBounded(name, (size) => size === 4 * count);
    if (sha256Of(bytes) !== sha256) throw this.invalid(`${name} is not what model.json says`);
    const arrays = decodeFloat32(bytes, lengths);
    if (arrays.some((values) => values.some((value) => !Number.isFinite(value))))
      throw this.invalid(`${name} holds values that are not finite`);
    return { bytes, arrays };
  }
}
