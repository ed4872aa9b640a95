/**
 * `node bench/science/generate.mjs FOLDER SEED …`: known lines by finite differences, the six kinds in turn,
 * one a seed, each in its folder.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { demoLineIn } from '#jobs/demo/demoLine';
import { KINDS } from './differences/kinds';
import { simulateByDifferences } from './differences/simulate';
import { writeKnownLine } from './knownLineFolder';

const [folder, ...seeds] = argv.slice(2).filter((word) => !word.startsWith('--'));
for (const [i, seed] of seeds.map(Number).entries()) {
  const kind = KINDS[i % KINDS.length];
  const target = join(folder, `${kind}-${seed}`);
  if (existsSync(demoLineIn(target).apexesPath)) continue;
  const started = performance.now();
  await writeKnownLine(target, simulateByDifferences(kind, seed));
  console.log(`${target}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
