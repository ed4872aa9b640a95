import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppFailure } from '#main/base/failure';
import type { ProjectExaminer } from '#main/process/project/projectExaminer';
import { ProjectStore } from '#main/project/projectStore';
import { BYTES } from '#main/testing/damaged/bytes';
import type { Damage, Expected } from '#main/testing/damaged/damage';
import { FILES } from '#main/testing/damaged/files';
import { ROWS } from '#main/testing/damaged/rows';
import { SCHEMAS } from '#main/testing/damaged/schemas';
import { makePick } from '#main/testing/projectFixtures';
import { createRandom } from '#seismic/numerics/random';

const KINDS: readonly (readonly [string, Damage])[] = Object.entries({
  ...FILES,
  ...SCHEMAS,
  ...ROWS,
  ...BYTES,
});

/** The number of kinds of damage: so many projects in a row have one of each. */
export const KIND_COUNT = KINDS.length;

/** Codes of failures that say what is wrong with a file. */
const REFUSALS = ['project.unreadable', 'project.newer', 'file.missing'];
/** Codes with which a change of an opened project may fail. */
const CHANGE_FAILURES = ['project.unreadable', 'project.readOnly', 'file.write', 'picks.invalid'];

/** What became of one damaged project. */
export interface Trial {
  readonly name: string;
  readonly outcome: 'opened' | 'refused';
  /** All of it, and the longest time in which main could answer nothing, in ms. */
  readonly tookMs: number;
  readonly blockedMs: number;
  /** What went otherwise than promised; empty where nothing did. */
  readonly faults: readonly string[];
}

function contentOf(path: string): string {
  const stats = lstatSync(path);
  return stats.isFile()
    ? createHash('sha256').update(readFileSync(path)).digest('hex')
    : `mode ${stats.mode}`;
}

/** All files of a folder with their content. */
function filesIn(folder: string): string {
  const entries = readdirSync(folder).map((name) => `${name} ${contentOf(join(folder, name))}`);
  return entries.join('\n');
}

/** The code of a failure in words; faults of ours are thrown on as such. */
function codeOf(error: unknown): string {
  if (!(error instanceof AppFailure)) return `internal: ${error instanceof Error ? error.stack : error}`;
  const { code, message, remedy } = error.failure;
  return message.length > 0 && remedy.length > 0 ? code : `${code} without words`;
}

/** Changes an opened project as a user would; the code of the first failure or null. */
function changeIt(store: ProjectStore): string | null {
  try {
    store.applyEdit({ kind: 'add', picks: [makePick('new', 5)] });
    store.saveView({ json: '{}' });
    for (let step = 0; step < 4; step += 1) store.undo();
    store.redo();
    return null;
  } catch (error) {
    return codeOf(error);
  } finally {
    store.dispose();
  }
}

/** What main does with a file that was examined: opens and changes it. */
function useInMain(path: string): Pick<Trial, 'outcome' | 'faults'> {
  let store: ProjectStore;
  try {
    store = ProjectStore.open(path);
  } catch (error) {
    const code = codeOf(error);
    return { outcome: 'refused', faults: REFUSALS.includes(code) ? [] : [`main refuses with ${code}`] };
  }
  const code = changeIt(store);
  const isTold = code === null || CHANGE_FAILURES.includes(code);
  return { outcome: 'opened', faults: isTold ? [] : [`main ends with ${code}`] };
}

async function openExamined(
  path: string,
  examiner: ProjectExaminer,
): Promise<Omit<Trial, 'name' | 'tookMs'>> {
  try {
    await examiner.examine(path);
  } catch (error) {
    const code = codeOf(error);
    const faults = REFUSALS.includes(code) ? [] : [`refused with ${code}`];
    return { outcome: 'refused', blockedMs: 0, faults };
  }
  const began = performance.now();
  const used = useInMain(path);
  return { ...used, blockedMs: performance.now() - began };
}

function faultsOf(expected: Expected, outcome: Trial['outcome'], isChanged: boolean): string[] {
  const wanted = expected.outcome === 'opens' ? 'opened' : expected.outcome;
  return [
    ...(wanted && wanted !== outcome ? [`was ${outcome}`] : []),
    ...(outcome === 'refused' && isChanged ? ['its files were changed'] : []),
  ];
}

/** Makes the damaged project of a number and tries to open it. */
export async function tryDamaged(
  { template, folder, seed }: { template: Buffer; folder: string; seed: number },
  number: number,
  examiner: ProjectExaminer,
): Promise<Trial> {
  const [kind, damage] = KINDS[number % KIND_COUNT];
  const own = join(folder, String(number));
  mkdirSync(own, { recursive: true });
  const path = join(own, 'line.diffrakt');
  writeFileSync(path, template);
  const expected = damage({ path, folder: own, random: createRandom(seed).fork(`project ${number}`) });
  const before = filesIn(own);
  const began = performance.now();
  const result = await openExamined(path, examiner);
  const tookMs = performance.now() - began;
  const isChanged = filesIn(own) !== before;
  rmSync(own, { recursive: true, force: true });
  const faults = [...result.faults, ...faultsOf(expected, result.outcome, isChanged)];
  return { ...result, name: `project ${number}, ${kind}`, tookMs, faults };
}
