/**
 * `npm run bench [name …] [--option=…]`: every benchmark in this folder, or those named, one after the other.
 */
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureElectron } from '../scripts/electron.mjs';
import { runBench } from './bundle.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => basename(name, '.ts'));
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}; there are ${all.join(', ')}.\n`);
  process.exit(1);
}
for (const name of asked.length > 0 ? asked : all) {
  process.stdout.write(`\n${name}\n`);
  if (name === 'viewer') process.env.ELECTRON_OVERRIDE_DIST_PATH = await ensureElectron();
  await runBench(name);
}
