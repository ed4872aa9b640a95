import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Programs of ours that run in a thread or process of their own; each is an entry of every build. */
export type ProgramName =
  | 'networkWorker'
  | 'engineProbe'
  | 'exampleWorker'
  | 'attributeWorker'
  | 'correlationWorker';

/**
 * The built file of a program: beside the bundle of this file, or the command line's build where this runs
 * from its sources or in a benchmark.
 * @throws Error where the project has not been built
 */
export function programPath(name: ProgramName): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const above = ['../..', '../../..'].map((up) => join(here, up, 'out/cli'));
  const places = [here, join(here, '..'), ...above];
  const found = places.map((folder) => join(folder, `${name}.js`)).find((path) => existsSync(path));
  if (found) return found;
  throw new Error(`${name}.js is not built: run "npm run build"`);
}
