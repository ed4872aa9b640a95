/**
 * `node bench/science/adaptation.mjs FOLDER …`: classifies the known lines in folders, as `generate.mjs` makes them,
 * with parts of the correction that their picks give (`learning/dense/adaptation`), and prints the mean scores of lines
 * and sets of picks, and how far AP_A falls below that without correction at worst. APPLIED_SHARE is chosen by it.
 */
import { argv } from 'node:process';
import { chooseEngine } from '#engine/choose/chooseEngine';
import { DenseAnswers, type NetInUse } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { judgeLearners } from '#jobs/classify/judgeLearners';
import { demoLineIn } from '#jobs/demo/demoLine';
import { withLine } from '#jobs/line/readLine';
import { readPicksFile } from '#jobs/picks/picksFile';
import { placePicks } from '#jobs/picks/placePicks';
import { readShippedModel } from '#jobs/pretrain/shippedModel';
import { APPLIED_SHARE } from '#learning/dense/adaptation/adaptToPicks';
import { expandGrid } from '#seismic/labels/probabilityGrid';
import { mean } from './challenges/challenge';
import { knownFolders, PICK_SETS, picksPathIn, quietContext, readKnownLine } from './knownLineFolder';
import { scoreProbabilities } from './scoring/scoreFolder';

const SHARES = [0, 0.35, 0.5, 0.65, 1] as const;
const SCORES = ['apE', 'apA', 'apH', 'accuracy', 'calibrationError'] as const;
type Scores = Readonly<Record<(typeof SCORES)[number], number>>;

/** Scores of each set of picks and each share, [set][share]. */
async function scoresOf(folder: string, used: NetInUse): Promise<Scores[][]> {
  const known = await readKnownLine(folder);
  const context = quietContext();
  const answers = new DenseAnswers(await DenseLine.prepare(known.section, context.signal), used);
  const file = { linePath: demoLineIn(folder).sectionPath };
  const plane = await withLine(file, (line) => line.sectionPlane('line', context.signal), context);
  const ofSet = async (set: number): Promise<Scores[]> => {
    const picks = placePicks(await readPicksFile(picksPathIn(folder, set)), plane);
    const { correction } = await judgeLearners(answers, picks, context.signal);
    const scores: Scores[] = [];
    for (const share of SHARES) {
      const part = correction?.map((value) => (value * share) / APPLIED_SHARE);
      const grid = await answers.grid({ picks, use: 'adapted', correction: part }, context);
      scores.push(scoreProbabilities(known, expandGrid(grid, known.section)));
    }
    return scores;
  };
  const sets: Scores[][] = [];
  for (const set of PICK_SETS) sets.push(await ofSet(set));
  return sets;
}

const used: NetInUse = { model: await readShippedModel(), engine: await chooseEngine('auto') };
const folders = knownFolders(argv.slice(2));
const sets: Scores[][] = [];
for (const folder of folders) sets.push(...(await scoresOf(folder, used)));
console.log(`${folders.length} lines, ${sets.length} sets of picks`);
console.log(`| share | ${SCORES.join(' | ')} | AP_A at worst |`);
console.log(`| ---: |${' ---: |'.repeat(SCORES.length + 1)}`);
SHARES.forEach((share, i) => {
  const means = SCORES.map((name) => mean(sets.map((scores) => scores[i][name])));
  const worst = Math.min(...sets.map((scores) => scores[i].apA - scores[0].apA));
  console.log(`| ${share} | ${[...means, worst].map((value) => value.toFixed(3)).join(' | ')} |`);
});
process.exit(0);
