/**
 * The demo for seeds 1 to 5 into a temporary folder: the scores of every learner against the truth, mean and
 * standard deviation over the seeds, beside chance and the no-learning f-k slope ratio, in Markdown for the README.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDemo } from '#jobs/demo/demo';
import type { SectionScore } from '#seismic/labels/score';
import { silentContext } from '#system/job';

const SEEDS = [1, 2, 3, 4, 5];
const RANKS = [
  ['againstReflection', 'AP_E, diffraction against reflection'],
  ['againstAll', 'AP_A, diffraction against reflection and noise'],
  ['apexAgainstReflection', 'AP_H, diffraction near its apex against reflection'],
] as const;
const LEARNERS = ['trained on the picks', 'pre-trained, no picks', 'pre-trained, shown the picks'];

async function scoresOfSeed(seed: number, folder: string): Promise<SectionScore[]> {
  const warn = (message: string): void => console.error(`seed ${seed}: ${message}`);
  const context = { ...silentContext(new AbortController().signal), warn };
  const { report, pretrained } = await runDemo({ folder, seed, engine: 'auto' }, context);
  return [report, pretrained.withoutPicks.report, pretrained.withPicks.report].map(({ score }) => {
    if (!score) throw new Error('The demo was not scored.');
    return score;
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** "0.663 ± 0.076": mean and standard deviation of a sample (n − 1). */
function spread(values: readonly number[]): string {
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return `${mean.toFixed(3)} ± ${Math.sqrt(variance).toFixed(3)}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A row for each figure; a column for each learner, chance and the filter. */
function tableOf(seeds: readonly (readonly SectionScore[])[]): string[] {
  const byLearner = (figure: (score: SectionScore) => number): string[] =>
    LEARNERS.map((_, learner) => spread(seeds.map((scores) => figure(scores[learner]))));
  const chance = (figure: (score: SectionScore) => number): string =>
    meanOf(seeds.map(([score]) => figure(score))).toFixed(3);
  const heads = ['', ...LEARNERS, 'chance', 'f-k slope ratio, no learning'];
  return [
    row(heads),
    row(heads.map((_, i) => (i === 0 ? '---' : '---:'))),
    row(['macro-F1, three classes', ...byLearner((s) => s.macroF1), chance((s) => s.chanceMacroF1), '–']),
    ...RANKS.map(([name, words]) =>
      row([
        words,
        ...byLearner((score) => score[name].averagePrecision),
        chance((score) => score[name].prevalence),
        spread(seeds.map(([score]) => score[name].baselineAveragePrecision)),
      ]),
    ),
  ];
}

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-demo-'));
try {
  const scores: SectionScore[][] = [];
  for (const seed of SEEDS) {
    const started = performance.now();
    scores.push(await scoresOfSeed(seed, join(scratch, String(seed))));
    console.log(`seed ${seed}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  console.log(`\n${tableOf(scores).join('\n')}`);
} finally {
  rmSync(scratch, { recursive: true });
}
