/**
 * `npm run fuzz -- projects`: damaged projects of a seed, `count` of them from number `first`. Arguments: count, seed,
 * first. Prints a summary; ends with 1 where one hangs, takes over 2 s, blocks main or is changed and refused.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forkExaminer } from '#main/testing/damaged/forkExaminer';
import { makeTemplate } from '#main/testing/damaged/template';
import { type Trial, tryDamaged } from '#main/testing/damaged/tryProject';

const MOST_MS = 2_000;
const MOST_BLOCKED_MS = 500;

const [count, seed, first] = process.argv.slice(2, 5).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'diffrakt-fuzz-projects-'));
const template = makeTemplate(folder);
const examiner = forkExaminer(join(import.meta.dirname, 'forkedExaminer.js'));

function told({ name, tookMs, blockedMs, faults }: Trial): string[] {
  const late = tookMs > MOST_MS ? [`took ${Math.round(tookMs)} ms`] : [];
  const blocked = blockedMs > MOST_BLOCKED_MS ? [`blocks main for ${Math.round(blockedMs)} ms`] : [];
  return [...faults, ...late, ...blocked].map((fault) => `${name}: ${fault}`);
}

const trials: Trial[] = [];
for (let number = first; number < first + count; number += 1)
  trials.push(await tryDamaged({ template, folder, seed }, number, examiner));
examiner.dispose();
rmSync(folder, { recursive: true, force: true });

const failures = trials.flatMap(told);
const most = (name: 'tookMs' | 'blockedMs') => Math.round(Math.max(...trials.map((trial) => trial[name])));
const opened = trials.filter(({ outcome }) => outcome === 'opened').length;
for (const failure of failures.slice(0, 40)) process.stdout.write(`${failure}\n`);
process.stdout.write(
  `seed ${seed}: ${count} projects (${opened} opened, ${count - opened} refused), ${failures.length} failed; ` +
    `the slowest took ${most('tookMs')} ms, main was blocked for ${most('blockedMs')} ms at most\n`,
);
process.exit(failures.length === 0 ? 0 : 1);
