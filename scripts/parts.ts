/** The parts that Diffrakt is built of or runs on, for its about box. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Development tools that leave nothing in the program. */
const TOOLS =
  /^(@biomejs|@playwright|@types|@sveltejs)\/|^(axe-core|electron-vite|fast-check|svelte-check|typescript|vite|vitest|assemblyscript)$/;

const NAMES = z.record(z.string(), z.string()).default({});
const OWN = z.object({ dependencies: NAMES, devDependencies: NAMES, optionalDependencies: NAMES });
const LICENCE = z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]);
const PART = z.object({ name: z.string(), version: z.string(), license: LICENCE.default('') });

export interface Part {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/**
 * The packages that the package.json in `root` names, by name, as their own package.json tell them. Optional ones
 * that are not there are left out.
 */
export function partsOf(root: string): Part[] {
  const own = OWN.parse(read(join(root, 'package.json')));
  return Object.keys({ ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies })
    .filter((name) => !TOOLS.test(name))
    .map((name) => join(root, 'node_modules', name, 'package.json'))
    .filter((path) => existsSync(path))
    .map((path) => PART.parse(read(path)))
    .map(({ name, version, license }) => ({ name, version, licence: license }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
