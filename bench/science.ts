/**
 * `npm run bench -- science [--options]`: scores the classification on lines with known truth and on the nine
 * challenges, and writes docs/science.md. A whole run takes about an hour of one core.
 *
 *   --folder=DIR                    keeps the lines (they are made once) and results; else a temporary folder
 *   --suites=test,foreign           which suites (dev, test, foreign); none: --suites=
 *   --methods=no picks,default      which methods (no picks, default, pairs, samples)
 *   --challenges=1,2                which challenges; none: --challenges=
 *   --page=FILE                     where the page goes; pictures go to a folder of its name beside it
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { optionOf } from './options';
import { Laboratory } from './science/challenges/challenge';
import { CHALLENGES } from './science/challenges/registry';
import { readKnownLine } from './science/knownLineFolder';
import { isMethodName, METHODS, type MethodName } from './science/running/commands';
import { drawLine } from './science/running/figures';
import { type ChallengeResult, pageOf, type SuiteResults } from './science/running/page';
import { runSuite } from './science/running/suite';
import { lineTable, meanTable } from './science/running/tables';
import { readProbabilities } from './science/scoring/scoreFolder';
import { isSuiteName, type SuiteName } from './science/suites';

function listOf(name: string, usual: string): string[] {
  return (optionOf(name) ?? usual)
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function known<Name extends string>(
  words: readonly string[],
  isKnown: (word: string) => word is Name,
): Name[] {
  return words.map((word) => {
    if (isKnown(word)) return word;
    throw new Error(`"${word}" is not known; the head of bench/science.ts lists what is.`);
  });
}

const say = (line: string): void => console.log(line);
const folder = optionOf('folder') ?? join(tmpdir(), 'diffrakt-science');
const suites: SuiteName[] = known(listOf('suites', 'test,foreign'), isSuiteName);
const methods: MethodName[] = known(
  listOf('methods', Object.keys(METHODS).slice(0, 2).join(',')),
  isMethodName,
);
const numbers = listOf('challenges', CHALLENGES.map(({ number }) => number).join(',')).map(Number);
const pagePath = optionOf('page') ?? join('docs', 'science.md');

/** Draws the first line of a suite as the default classified it; null where it did not. */
async function pictureOf({ suite, results }: SuiteResults): Promise<string | null> {
  const found = results.find(({ methods: scores }) => Array.isArray(scores.get('default')));
  if (!found) return null;
  const pictures = join(dirname(pagePath), basename(pagePath, '.md'));
  await mkdir(pictures, { recursive: true });
  const line = await readKnownLine(join(folder, suite, found.line));
  const probabilities = await readProbabilities(join(folder, 'results', suite, found.line, 'default-1'));
  await drawLine(join(pictures, `${suite}.png`), line, probabilities);
  return `${basename(pictures)}/${suite}.png`;
}

async function measureChallenges(): Promise<ChallengeResult[]> {
  const lab = new Laboratory(join(folder, 'challenges'));
  const results: ChallengeResult[] = [];
  for (const challenge of CHALLENGES.filter(({ number }) => numbers.includes(number))) {
    const findings = await challenge
      .measure(lab)
      .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    results.push({ challenge, findings });
    say(`\n${challenge.number}. ${challenge.title}`);
    if (typeof findings === 'string') say(`  not measured: ${findings}`);
    else
      for (const { what, value, target, isMet } of findings)
        say(`  ${what}: ${value} ${target} ${isMet === false ? 'MISSED' : ''}`);
  }
  return results;
}

const found: SuiteResults[] = [];
const pictures = new Map<string, string>();
for (const suite of suites) {
  say(`\nsuite ${suite}`);
  const one = { suite, results: await runSuite(suite, { folder, methods, say }) };
  found.push(one);
  say(`\n${meanTable(one.results, methods)}\n\n${lineTable(one.results, methods)}`);
  const picture = await pictureOf(one);
  if (picture) pictures.set(suite, picture);
}
const challenges = await measureChallenges();
const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} processors, Node ${process.version}`;
await writeFile(pagePath, pageOf({ suites: found, challenges, methods, pictures, machine }));
say(`\n${pagePath} written`);
