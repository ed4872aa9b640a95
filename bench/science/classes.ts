/**
 * `node bench/science/classes.mjs [--folder=DIR] [--seeds=711] [--head-only]`: classes of one's own on sections with
 * known truth. 10 picks a class in the left third, macro-F1 on the right two thirds, for the head on the features of
 * the pre-trained net, the net on pair panels, and principal components with logistic regression. Seed 611 was used
 * while the head was made; 711 was not.
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
import { Laboratory, mean } from './challenges/challenge';
import { baseFields } from './classes/baseFields';
import { type BaselineScores, baselineScores, macroF1 } from './classes/baselines';
import { REDEFINITIONS, type RedefinedLine, redefinedLine } from './classes/redefinitions';
import { interpret, PICK_SETS } from './knownLineFolder';
import { figure, table } from './running/tables';

function optionOf(name: string, usual: string): string {
  const start = `--${name}=`;
  return argv.find((word) => word.startsWith(start))?.slice(start.length) ?? usual;
}

const folder = optionOf('folder', join(tmpdir(), 'diffrakt-classes'));
const seeds = optionOf('seeds', '711').split(',').map(Number);
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
  const dense = await DenseLine.prepare(line.section, signal);
  const head = await HeadLine.prepare(dense, new DenseAnswers(dense, { model, engine }).net, signal);
  const prepared = cpuSeconds();
  const windows = picks.map((pick) => ({ ...pick, label: EVENT_CLASSES.indexOf(pick.class) }));
  const { grid } = head.classify(windows, EVENT_CLASSES);
  const ended = cpuSeconds();
  const seconds = { features: prepared - started, head: ended - prepared };
  return { found: expandGrid(grid, line.section), seconds };
}

interface Result {
  readonly name: string;
  readonly head: number;
  readonly pairs: number;
  readonly components: number;
}

async function measure(seed: number): Promise<Result[]> {
  const results: Result[] = [];
  for (const redefinition of REDEFINITIONS) {
    const line = redefinedLine(redefinition, await baseFields(folder, redefinition.base, seed), seed);
    const scores = { head: [0], pairs: [0], components: [0] };
    for (const [i, set] of PICK_SETS.entries()) {
      const picks = interpret(line, set);
      const { found, seconds } = await byHead(line, picks);
      scores.head[i] = macroF1(line, found);
      const path = join(folder, `baselines-${redefinition.name.replaceAll(' ', '-')}-${seed}-${set}.json`);
      const baselines = isHeadOnly ? NOT_MEASURED : await baselineScores(lab, { line, picks, path });
      scores.pairs[i] = baselines.pairs;
      scores.components[i] = baselines.components;
      console.log(
        `  ${redefinition.name}, picks ${set}: head ${figure(scores.head[i])}, pairs ${figure(scores.pairs[i])}, components ${figure(scores.components[i])}; features ${seconds.features.toFixed(2)} s, head ${seconds.head.toFixed(2)} s`,
      );
    }
    results.push({
      name: redefinition.classes.join(' / '),
      head: mean(scores.head),
      pairs: mean(scores.pairs),
      components: mean(scores.components),
    });
  }
  return results;
}

for (const seed of seeds) {
  console.log(`\nseed ${seed}`);
  const results = await measure(seed);
  const row = ({ name, head, pairs, components }: Result): string[] => [
    name,
    ...[head, pairs, components, head - Math.max(pairs, components)].map((value) => figure(value)),
  ];
  const average: Result = {
    name: 'mean',
    head: mean(results.map(({ head }) => head)),
    pairs: mean(results.map(({ pairs }) => pairs)),
    components: mean(results.map(({ components }) => components)),
  };
  const heads = ['classes', 'head', 'pair panels', 'components', 'gain over the better'];
  console.log(`\n${table(heads, [...results, average].map(row))}`);
}
