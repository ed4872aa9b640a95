/** Tables of a suite in Markdown. */
import { FILTER_NAMES } from '../scoring/filters';
import type { LineScore, Precisions } from '../scoring/scoreFolder';
import { METHODS, type MethodName } from './commands';
import { bestFilter, type LineResult } from './suite';

export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A table with the first column to the left and the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map(row).join('\n');
}

/** A figure to three decimals, or a dash where there is none. */
export function figure(value: number | null, digits = 3): string {
  return value === null || Number.isNaN(value) ? '–' : value.toFixed(digits);
}

/** Mean of the values that there are; null where there are none. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const there = values.filter((value) => value !== null);
  return there.length === 0 ? null : there.reduce((sum, value) => sum + value, 0) / there.length;
}

const COLUMNS: readonly { readonly head: string; readonly of: (score: LineScore) => number | null }[] = [
  { head: 'AP_E', of: ({ apE }) => apE },
  { head: 'AP_A', of: ({ apA }) => apA },
  { head: 'AP_H', of: ({ apH }) => apH },
  { head: 'accuracy', of: ({ accuracy }) => accuracy },
  { head: 'macro-F1', of: ({ macroF1 }) => macroF1 },
  { head: 'ECE', of: ({ calibrationError }) => calibrationError },
  { head: 'apex F1', of: ({ apexF1 }) => apexF1 },
  { head: 'diffraction-only', of: ({ diffractionCorrelation }) => diffractionCorrelation },
  { head: 'section x P(D)', of: ({ weightedCorrelation }) => weightedCorrelation },
];

function attributeRow(name: string, scores: readonly Precisions[]): string[] {
  const means = [scores.map(({ apE }) => apE), scores.map(({ apA }) => apA), scores.map(({ apH }) => apH)];
  return [name, ...means.map((values) => figure(meanOf(values))), ...COLUMNS.slice(3).map(() => '–')];
}

/** All scores of a method on a suite: the mean over sets of picks for each line. Null where a line has none. */
export function scoresOfMethod(results: readonly LineResult[], method: MethodName): LineScore[][] | null {
  const scores = results.map(({ methods }) => methods.get(method) ?? 'not run');
  const there = scores.flatMap((found) => (typeof found === 'string' ? [] : [[...found]]));
  return there.length === results.length ? there : null;
}

/** Mean of a figure over lines and sets of picks. */
export function meanScore(
  scores: readonly (readonly LineScore[])[],
  of: (score: LineScore) => number | null,
): number | null {
  return meanOf(scores.map((sets) => meanOf(sets.map(of))));
}

function methodRow(results: readonly LineResult[], method: MethodName): string[] {
  const { name } = METHODS[method];
  const scores = scoresOfMethod(results, method);
  if (scores) return [name, ...COLUMNS.map(({ of }) => figure(meanScore(scores, of)))];
  const reason = results.map(({ methods }) => methods.get(method)).find((found) => typeof found === 'string');
  return [`${name}: not measured (${reason})`, ...COLUMNS.map(() => '–')];
}

/** Means over the lines of a suite: chance, filters, methods. */
export function meanTable(results: readonly LineResult[], methods: readonly MethodName[]): string {
  return table(
    ['mean of lines and sets of picks', ...COLUMNS.map(({ head }) => head)],
    [
      attributeRow(
        'chance (prevalence)',
        results.map(({ chance }) => chance),
      ),
      ...FILTER_NAMES.map((name) =>
        attributeRow(
          `no learning: ${name}`,
          results.map(({ filters }) => filters[name]),
        ),
      ),
      ...methods.map((method) => methodRow(results, method)),
    ],
  );
}

/** AP_E / AP_A / AP_H of every line for the better filter and the methods. */
export function lineTable(results: readonly LineResult[], methods: readonly MethodName[]): string {
  const three = ({ apE, apA, apH }: Precisions): string =>
    [apE, apA, apH].map((value) => figure(value)).join(' / ');
  const cell = (found: readonly LineScore[] | string | undefined): string => {
    if (found === undefined || typeof found === 'string') return '–';
    const mean = (of: (score: LineScore) => number): number => meanOf(found.map(of)) ?? Number.NaN;
    return three({ apE: mean((s) => s.apE), apA: mean((s) => s.apA), apH: mean((s) => s.apH) });
  };
  return table(
    ['AP_E / AP_A / AP_H', 'better filter', ...methods.map((method) => METHODS[method].name)],
    results.map((result) => [
      result.line,
      three(bestFilter(result)),
      ...methods.map((method) => cell(result.methods.get(method))),
    ]),
  );
}
