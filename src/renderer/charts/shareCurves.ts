import { csvFormatRows } from 'd3';
import type { JudgingFigures } from '#contract/contract';
import { say } from '#renderer/words/say.svelte';
import { formatNumber } from '#seismic/display/ticks';

/** A curve on axes that both run from 0 to 1. */
export interface ShareCurve {
  readonly name: string;
  /** A custom property of the theme, as "--chart-1". */
  readonly colour: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** True where the value of a point holds from the one before it. */
  readonly isStepped?: boolean;
  readonly hasDots?: boolean;
}

export interface ShareBar {
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

type Ranking = JudgingFigures['ranking'][number];
type Reliability = JudgingFigures['reliability'];

const two = (value: number): string => formatNumber(value, 2);

/** Precision over recall of one class against all others. */
export function precisionCurve({ points, averagePrecision }: Ranking, colour: string): ShareCurve {
  const found = points.map(({ recall, precision }) => [recall, precision] as const);
  const name = say('average precision {value}', { value: two(averagePrecision) });
  return { name, colour, points: [[0, found[0][1]], ...found], isStepped: true };
}

/** True over false positive rate of one class against all others. */
export function operatingCurve({ points, areaUnderCurve }: Ranking, colour: string): ShareCurve {
  const found = points.map(({ falsePositiveRate, recall }) => [falsePositiveRate, recall] as const);
  return { name: say('area {value}', { value: two(areaUnderCurve) }), colour, points: [[0, 0], ...found] };
}

/** Accuracy over confidence, at temperature 1 where that is known, and as answered. */
export function reliabilityCurves({ uncalibrated, calibrated }: Reliability): ShareCurve[] {
  const curveOf = (name: string, colour: string, { bins, calibrationError }: Reliability['calibrated']) => ({
    ...{ name: `${name}, ECE ${two(calibrationError)}`, colour, hasDots: true },
    points: bins.filter(({ count }) => count > 0).map((bin) => [bin.confidence, bin.accuracy] as const),
  });
  return [
    ...(uncalibrated ? [curveOf(say('before temperature'), '--chart-2', uncalibrated)] : []),
    curveOf(uncalibrated ? say('after temperature') : say('as answered'), '--chart-1', calibrated),
  ];
}

/** The share of the picks in each bin of confidence. */
export function reliabilityBars({ calibrated: { bins } }: Reliability): ShareBar[] {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.map(({ from, to, count }) => ({ from, to, height: count / Math.max(1, total) }));
}

/** Share of the picks that is answered, and the accuracy among them, over the threshold. */
export function abstentionCurves({ points }: JudgingFigures['abstention']): ShareCurve[] {
  const all = [{ ...points[0], threshold: 0 }, ...points];
  return [
    {
      ...{ name: say('right of the answered'), colour: '--chart-1', isStepped: true },
      points: all.map(({ threshold, accuracy }) => [threshold, accuracy] as const),
    },
    {
      ...{ name: say('answered'), colour: '--chart-2', isStepped: true },
      points: all.map(({ threshold, answered }) => [threshold, answered] as const),
    },
  ];
}

/** Objects of numbers as a table, one row each, with the names of their fields. */
export function rowsToCsv(rows: readonly Readonly<Record<string, number | string>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  return `${csvFormatRows([names, ...rows.map((row) => names.map((name) => String(row[name])))])}\n`;
}

/** The bins of a reliability diagram as a table. */
export function reliabilityToCsv({ uncalibrated, calibrated }: Reliability): string {
  const rowsOf = (temperature: string, bins: Reliability['calibrated']['bins']) =>
    bins.map((bin) => ({ temperature, ...bin }));
  return rowsToCsv([
    ...(uncalibrated ? rowsOf('1', uncalibrated.bins) : []),
    ...rowsOf('as answered', calibrated.bins),
  ]);
}
