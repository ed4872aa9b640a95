import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const MANIFEST = z.object({ name: z.literal('diffrakt'), version: z.string() });

function findManifest(folder: string): string | null {
  const path = join(folder, 'package.json');
  if (existsSync(path)) return path;
  const above = dirname(folder);
  return above === folder ? null : findManifest(above);
}

/** The version in Diffrakt's package.json, the nearest one above this file. */
export function programVersion(): string {
  const path = findManifest(import.meta.dirname);
  if (!path) return 'unknown';
  return MANIFEST.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data?.version ?? 'unknown';
}
