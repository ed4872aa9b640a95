/** Runs methods over the lines of a suite and scores them. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { demoLineIn } from '#jobs/demo/demoLine';
import { PICK_SETS, picksPathIn, readKnownLine } from '../knownLineFolder';
import { FILTER_NAMES, type FilterName, filterScores } from '../scoring/filters';
import { type LineScore, type Precisions, prevalences, scoreFolder } from '../scoring/scoreFolder';
import { suiteLines } from '../suiteFolders';
import type { SuiteName } from '../suites';
import { METHODS, type MethodName } from './commands';

/** Scores of a line: for each method one for each set of picks, or the reason why there is none. */
export interface LineResult {
  readonly line: string;
  readonly chance: Precisions;
  readonly filters: Readonly<Record<FilterName, Precisions>>;
  readonly methods: ReadonlyMap<MethodName, readonly LineScore[] | string>;
}

export interface SuiteRun {
  /** Folder of the suites' lines and results. */
  readonly folder: string;
  readonly methods: readonly MethodName[];
  readonly say: (line: string) => void;
}

async function scoresOf(
  run: SuiteRun,
  method: MethodName,
  lineFolder: string,
  resultFolder: string,
): Promise<LineScore[] | string> {
  const known = await readKnownLine(lineFolder);
  const { sectionPath } = demoLineIn(lineFolder);
  const sets = METHODS[method].needsPicks ? PICK_SETS : PICK_SETS.slice(0, 1);
  const scores: LineScore[] = [];
  try {
    for (const set of sets) {
      const out = join(resultFolder, `${method.replace(' ', '-')}-${set}`);
      await METHODS[method].classify(sectionPath, picksPathIn(lineFolder, set), out);
      scores.push(await scoreFolder(known, out));
    }
    return scores;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    run.say(`    ${method}: ${reason}`);
    return reason;
  }
}

/** Results of every line of a suite. */
export async function runSuite(suite: SuiteName, run: SuiteRun): Promise<LineResult[]> {
  const results: LineResult[] = [];
  await rm(join(run.folder, 'results', suite), { recursive: true, force: true });
  for await (const { name, folder } of suiteLines(run.folder, suite)) {
    run.say(`  ${name}`);
    const known = await readKnownLine(folder);
    const methods = new Map<MethodName, readonly LineScore[] | string>();
    for (const method of run.methods)
      methods.set(method, await scoresOf(run, method, folder, join(run.folder, 'results', suite, name)));
    results.push({ line: name, chance: prevalences(known), filters: filterScores(known), methods });
  }
  return results;
}

/** The better of the filters for each figure. */
export function bestFilter({ filters }: Pick<LineResult, 'filters'>): Precisions {
  const best = (pick: (scores: Precisions) => number): number =>
    Math.max(...FILTER_NAMES.map((name) => pick(filters[name])));
  return { apE: best(({ apE }) => apE), apA: best(({ apA }) => apA), apH: best(({ apH }) => apH) };
}
