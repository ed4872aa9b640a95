import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** Writes text beside its target, syncs it, and renames it: a reader sees the old or the new, never a mix. */
export function writeTextAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  const file = openSync(beside, 'w');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * A small value kept as JSON in the user's folder: settings, recent projects, the window's place. What
 * cannot be read or does not fit the schema counts as absent, for none of these is worth refusing to start.
 */
export class JsonFile<Value> {
  private current: Value;

  constructor(
    private readonly path: string,
    schema: z.ZodType<Value>,
    fallback: Value,
  ) {
    const text = readText(path);
    const parsed = text === null ? null : schema.safeParse(parseJson(text));
    this.current = parsed?.success ? parsed.data : fallback;
  }

  get value(): Value {
    return this.current;
  }

  write(value: Value): void {
    this.current = value;
    writeTextAtomically(this.path, `${JSON.stringify(value, null, 2)}\n`);
  }
}
