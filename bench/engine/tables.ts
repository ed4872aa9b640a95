import { cpus } from 'node:os';
import { CASES } from './cases';
import type { Goal } from './goals';
import type { Ask } from './protocol';
import type { Entered, VariantName } from './variants';

/** One rate a round, null where there was none, by engine variant. */
export type Rates = ReadonlyMap<VariantName, readonly (number | null)[]>;

/** Rates of a case, by what was done. */
export type CaseRates = Readonly<Record<Ask['what'], Rates>>;

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.floor(sorted.length / 2)];
}

function isNumber(value: number | null): value is number {
  return value !== null;
}

function rateText(rates: readonly (number | null)[] = []): string {
  const median = medianOf(rates.filter(isNumber));
  return (median === null ? '–' : median < 20 ? median.toFixed(1) : median.toFixed(0)).padStart(9);
}

/** Ratio within each round, so that a busy moment hits both; the median of the rounds. */
function ratioOf({ what, ours, theirs }: Goal, rates: CaseRates): number | null {
  const [mine = [], others = []] = [rates[what].get(ours), rates[what].get(theirs)];
  const ratios = mine.map((rate, round) => {
    const other = others[round] ?? null;
    return rate === null || other === null ? null : rate / other;
  });
  return medianOf(ratios.filter(isNumber));
}

function goalText(goal: Goal, rates: CaseRates, isJudged: boolean): string | null {
  const ratio = ratioOf(goal, rates);
  if (ratio === null) return null;
  const { what, ours, theirs, least } = goal;
  const verdict =
    least === null || !isJudged ? '' : `goal ${least.toFixed(2)}: ${ratio >= least ? 'met' : 'NOT MET'}`;
  return `  ${what.padEnd(7)} ${`${ours} / ${theirs}`.padEnd(62)} ${ratio.toFixed(2).padStart(6)}  ${verdict}`;
}

export function machineText(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  return `${model}, ${cpus().length} processors; Node ${process.version}, ${process.platform} ${process.arch}`;
}

export function variantsText(entered: readonly Entered[]): string {
  const lines = entered.map(
    ({ name, words, child }) => `  ${name.padEnd(34)} ${child ? '' : 'not measured: '}${words}`,
  );
  return lines.join('\n');
}

/** Examples a second of all engine variants with one net, and the ratios. */
export function caseText(caseIndex: number, entered: readonly Entered[], rates: CaseRates): string {
  const { name, batchSize, isJudged, goals } = CASES[caseIndex];
  const rows = entered
    .filter(({ child }) => child)
    .map(
      ({ name }) =>
        `  ${name.padEnd(34)}${rateText(rates.train.get(name))}${rateText(rates.predict.get(name))}`,
    );
  const ratios = goals.map((goal) => goalText(goal, rates, isJudged)).filter((text) => text !== null);
  const head = `${`${name}, batches of ${batchSize}`.padEnd(36)}${'train'.padStart(9)}${'predict'.padStart(9)}  examples/s`;
  return ['', head, ...rows, ...ratios].join('\n');
}
