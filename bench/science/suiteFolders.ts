/** The lines of a suite as files, made where they are missing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PICK_SETS, picksPathIn, writeKnownLine } from './knownLineFolder';
import { SUITES, type SuiteName } from './suites';

export interface SuiteFolder {
  readonly name: string;
  readonly folder: string;
}

/** The last set of picks is written last of all. */
function isWhole(folder: string): boolean {
  return existsSync(picksPathIn(folder, PICK_SETS[PICK_SETS.length - 1]));
}

/** Yields each line of a suite as soon as it is in its folder. */
export async function* suiteLines(folder: string, suite: SuiteName): AsyncGenerator<SuiteFolder> {
  for (const { name, make } of SUITES[suite]) {
    const target = join(folder, suite, name);
    if (!isWhole(target)) await writeKnownLine(target, make());
    yield { name, folder: target };
  }
}
