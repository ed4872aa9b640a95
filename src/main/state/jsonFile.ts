import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { writeWholeFileSync } from '#system/wholeFileSync';

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
 * A small value stored as JSON in the user's folder: settings, recent projects, the window's place. A file that
 * cannot be read or does not fit the schema is treated as missing, so that the app still starts.
 */
export class JsonFile<Value> {
  /** True if the file existed when it was read. */
  readonly wasThere: boolean;
  private current: Value;

  constructor(
    private readonly path: string,
    schema: z.ZodType<Value>,
    fallback: Value,
  ) {
    const text = readText(path);
    this.wasThere = text !== null;
    const parsed = text === null ? null : schema.safeParse(parseJson(text));
    this.current = parsed?.success ? parsed.data : fallback;
  }

  get value(): Value {
    return this.current;
  }

  write(value: Value): void {
    this.current = value;
    writeWholeFileSync(this.path, `${JSON.stringify(value, null, 2)}\n`);
  }
}
