/**
 * `node bench/science/pickCounts.mjs [--counts=3,5,10,20] [--model=NET] FOLDER …`: classifies the known lines in folders,
 * as `generate.mjs` makes them, by the default command: without picks, with so many a class, and, unless counts are
 * named, with 10 whose windows are moved and resized by up to a quarter. Prints the mean scores of lines and two sets
 * of picks. With a net of another seed it tells how much seeds differ.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { demoLineIn } from '#jobs/demo/demoLine';
import { createRandom } from '#seismic/numerics/random';
import type { PickedWindow } from '#seismic/picks/pick';
import { optionOf } from '../options';
import { jittered } from './challenges/boundaries';
import { Laboratory, mean } from './challenges/challenge';
import {
  interpret,
  type KnownFolder,
  knownFolders,
  PICK_SETS,
  PICKS_PER_CLASS,
  readKnownLine,
} from './knownLineFolder';
import { figure, table } from './running/tables';
import { scoreProbabilities } from './scoring/scoreFolder';

const SCORES = ['apE', 'apA', 'apH', 'accuracy', 'macroF1'] as const;
type Scores = Readonly<Record<(typeof SCORES)[number], number>>;

/** How the picks of a row of the table are made; null for none. */
interface Row {
  readonly title: string;
  readonly picksOf: ((known: KnownFolder, set: number) => PickedWindow[]) | null;
}

function moved(known: KnownFolder, set: number): PickedWindow[] {
  const random = createRandom(set).fork('jitter');
  return interpret(known, set).map((pick) => jittered(pick, random, known.section));
}

const counts = optionOf('counts')?.split(',').map(Number);

const ROWS: readonly Row[] = [
  { title: 'no picks', picksOf: null },
  ...(counts ?? [3, 5, PICKS_PER_CLASS, 20]).map((count) => ({
    title: `${count} a class`,
    picksOf: (known: KnownFolder, set: number) => interpret(known, set, count),
  })),
  ...(counts ? [] : [{ title: `${PICKS_PER_CLASS} a class, windows moved`, picksOf: moved }]),
];

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-pick-counts-'));
const lab = new Laboratory(scratch, optionOf('model'));
const folders = knownFolders(argv.slice(2).filter((word) => !word.startsWith('--')));
const found = new Map<string, Scores[]>(ROWS.map(({ title }) => [title, []]));
try {
  for (const folder of folders) {
    const known = await readKnownLine(folder);
    const line = { path: demoLineIn(folder).sectionPath };
    for (const { title, picksOf } of ROWS)
      for (const set of picksOf ? PICK_SETS : [0]) {
        const probabilities = await lab.classify(line, picksOf ? picksOf(known, set) : null);
        found.get(title)?.push(scoreProbabilities(known, probabilities));
      }
    console.log(folder);
  }
} finally {
  rmSync(scratch, { recursive: true });
}
const rows = [...found].map(([title, scores]) => [
  title,
  ...SCORES.map((name) => figure(mean(scores.map((score) => score[name])))),
]);
console.log(`\n${table(['', ...SCORES], rows)}`);
