/**
 * `node bench/science/classes.mjs [--folder=DIR] [--seeds=4201,…] [--sets=1,2] [--head-only]`: classes of one's own on
 * sections with known truth, and on the recorded lines where ../shared/data has them. 10 picks a class in the left
 * third, macro-F1 on the right two thirds, for the head on the features of the pre-trained net, the net on pair panels,
 * and principal components with logistic regression; mean of the named sets of picks. Decision 12 tells which seeds and
 * sets choices were made on. Figures of the other two are kept in DIR and not measured again.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, cpuUsage } from 'node:process';
import { startEngine } from '#engine/start/startEngine';
import { DenseAnswers } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { HeadLine } from '#jobs/classify/headLine';
import { readShippedModel } from '#jobs/pretrain/shippedModel';
import { expandGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';
import { optionOf } from '../options';
import { Laboratory, mean } from './challenges/challenge';
import { baseFields } from './classes/baseFields';
import { type BaselineScores, baselineScores, macroF1 } from './classes/baselines';
import { MEASURED_CLASSES, measuredLine } from './classes/measuredClasses';
import { DRAWINGS, hasRecordedLines, recordedLine } from './classes/recordedLines';
import { REDEFINITIONS, type RedefinedLine, redefinedLine } from './classes/redefinitions';
import { interpret, PICK_SETS } from './knownLineFolder';
import { figure, table } from './running/tables';

const folder = optionOf('folder') ?? join(tmpdir(), 'diffrakt-classes');
const seeds = (optionOf('seeds') ?? '4201')
  .split(',')
  .filter((word) => word !== '')
  .map(Number);
const sets = optionOf('sets')?.split(',').map(Number) ?? PICK_SETS;
const isHeadOnly = argv.includes('--head-only');
const lab = new Laboratory(folder);
const engine = await startEngine('wasm', { threads: 1 });
const model = await readShippedModel();
const signal = new AbortController().signal;

const NOT_MEASURED: BaselineScores = { pairs: Number.NaN, components: Number.NaN };

/** Computing time of this process; the engine has one thread. */
function cpuSeconds(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1e6;
}

/** Probabilities by the head, and the seconds of one core that it took after the line had been read. */
async function byHead(line: RedefinedLine, picks: readonly PickedWindow[]) {
  const started = cpuSeconds();
  const dense = await DenseLine.prepare(line.section, signal, { isForHead: true });
  const head = await HeadLine.prepare(dense, new DenseAnswers(dense, { model, engine }).net, signal);
  const prepared = cpuSeconds();
  const windows = picks.map((pick) => ({ ...pick, label: EVENT_CLASSES.indexOf(pick.class) }));
  const { grid } = head.classify(windows, EVENT_CLASSES);
  const ended = cpuSeconds();
  const seconds = { features: prepared - started, head: ended - prepared };
  return { found: expandGrid(grid, line.section), seconds };
}

/** A line to measure, with the names of its classes. */
interface NamedLine {
  readonly name: string;
  readonly classes: readonly string[];
  readonly line: RedefinedLine;
}

interface Result extends BaselineScores {
  readonly name: string;
  readonly head: number;
}

async function measureSet({ name, line }: NamedLine, set: number): Promise<Omit<Result, 'name'>> {
  const picks = interpret(line, set);
  const { found, seconds } = await byHead(line, picks);
  const path = join(folder, `baselines-${name.replaceAll(' ', '-')}-${set}.json`);
  const baselines = isHeadOnly ? NOT_MEASURED : await baselineScores(lab, { line, picks, path });
  const scores = { head: macroF1(line, found), ...baselines };
  const figures = [scores.head, scores.pairs, scores.components].map((value) => figure(value)).join(', ');
  const times = [seconds.features, seconds.head].map((value) => value.toFixed(2)).join(' s, head ');
  console.log(`  ${name}, picks ${set}: head, pairs, components ${figures}; features ${times} s`);
  return scores;
}

async function measure(named: NamedLine): Promise<Result> {
  const measured: Omit<Result, 'name'>[] = [];
  for (const set of sets) measured.push(await measureSet(named, set));
  return { name: named.classes.join(' / '), ...meansOf(measured) };
}

function meansOf(results: readonly Omit<Result, 'name'>[]): Omit<Result, 'name'> {
  return {
    head: mean(results.map(({ head }) => head)),
    pairs: mean(results.map(({ pairs }) => pairs)),
    components: mean(results.map(({ components }) => components)),
  };
}

function printTable(results: readonly Result[]): void {
  const row = ({ name, head, pairs, components }: Result): string[] => [
    name,
    ...[head, pairs, components, head - Math.max(pairs, components)].map((value) => figure(value)),
  ];
  const heads = ['classes', 'head', 'pair panels', 'components', 'gain over the better'];
  console.log(`\n${table(heads, [...results, { name: 'mean', ...meansOf(results) }].map(row))}`);
}

for (const seed of seeds) {
  console.log(`\nseed ${seed}`);
  const results: Result[] = [];
  for (const redefinition of REDEFINITIONS) {
    const line = redefinedLine(redefinition, await baseFields(folder, redefinition.base, seed), seed);
    results.push(
      await measure({ name: `${redefinition.name}-${seed}`, classes: redefinition.classes, line }),
    );
  }
  printTable(results);
}
if (hasRecordedLines()) {
  console.log('\nrecorded lines');
  const results: Result[] = [];
  for (const measured of MEASURED_CLASSES)
    results.push(await measure({ ...measured, line: await measuredLine(measured) }));
  for (const drawing of DRAWINGS)
    results.push(await measure({ ...drawing, line: await recordedLine(drawing) }));
  printTable(results);
} else console.log('\nrecorded lines: left out, ../shared/data/lines is not there');
