/**
 * The demo for seeds 1 to 5 into a temporary folder: its scores against the truth a seed and mean ± standard
 * deviation, each figure beside its prevalence and the no-learning f-k slope ratio, in Markdown for the README.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDemo } from '#jobs/demo/demo';
import type { RunNews } from '#learning/news/runNews';
import type { SectionScore } from '#seismic/labels/score';
import type { JobContext } from '#system/job';

const SEEDS = [1, 2, 3, 4, 5];
const RANKS = ['againstReflection', 'againstAll', 'apexAgainstReflection'] as const;
const HEADINGS = ['AP_E', 'AP_A', 'AP_H'];

/** Figures of one seed: macro-F1 and what chance reaches, then for each AP the net, prevalence, f-k ratio. */
function figuresOf(score: SectionScore): number[] {
  const ranks = RANKS.flatMap((name) => {
    const { averagePrecision, prevalence, baselineAveragePrecision } = score[name];
    return [averagePrecision, prevalence, baselineAveragePrecision];
  });
  return [score.macroF1, score.chanceMacroF1, ...ranks];
}

async function scoreOfSeed(seed: number, folder: string): Promise<SectionScore> {
  const warn = (message: string): void => console.error(`seed ${seed}: ${message}`);
  const context: JobContext<RunNews> = {
    signal: new AbortController().signal,
    progress: () => undefined,
    warn,
    emit: () => undefined,
  };
  const { report } = await runDemo({ folder, seed, engine: 'auto' }, context);
  if (!report.score) throw new Error('The demo was not scored.');
  return report.score;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation of a sample (n − 1). */
function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A row for each seed and one for all of them. */
function tableOf(figures: readonly (readonly number[])[]): string[] {
  const columns = figures[0].map((_, column) => figures.map((values) => values[column]));
  const heads = HEADINGS.flatMap((name) => [name, 'prevalence', 'f-k ratio']);
  return [
    row(['seed', 'macro-F1', 'chance', ...heads]),
    row(['---', ...columns.map(() => '---:')]),
    ...figures.map((values, i) => row([String(SEEDS[i]), ...values.map((value) => value.toFixed(3))])),
    row([
      'mean ± s.d.',
      ...columns.map((values) => `${meanOf(values).toFixed(3)} ± ${deviationOf(values).toFixed(3)}`),
    ]),
  ];
}

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-demo-'));
try {
  const figures: number[][] = [];
  for (const seed of SEEDS) {
    const started = performance.now();
    figures.push(figuresOf(await scoreOfSeed(seed, join(scratch, String(seed)))));
    console.log(`seed ${seed}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  console.log(`\n${tableOf(figures).join('\n')}`);
  const precision = meanOf(figures.map((values) => values[5]));
  const prevalence = meanOf(figures.map((values) => values[6]));
  console.log(`\nMean AP_A over mean prevalence: ${(precision / prevalence).toFixed(2)}`);
} finally {
  rmSync(scratch, { recursive: true });
}
