import type { ClassificationReport } from '#jobs/export/report';
import { RESULT_FILES } from '#system/fileNames';

type Score = NonNullable<ClassificationReport['score']>;

/** Lines of equal columns: the first flush left, the others flush right. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '),
  );
}

/** The score against the truth: each value beside those of chance and the no-learning attribute. */
export function scoreLines(score: Score): string[] {
  const show = (value: number) => value.toFixed(3);
  const rank = (
    name: string,
    { averagePrecision, prevalence, baselineAveragePrecision }: Score['againstAll'],
  ) => [name, show(averagePrecision), show(prevalence), show(baselineAveragePrecision)];
  return [
    `Score on traces ${score.firstTrace} to ${score.endTrace - 1}, ${score.sampleCount} samples`,
    ...alignColumns([
      ['', 'network', 'chance', 'f-k slope ratio'],
      ['macro-F1, three classes', show(score.macroF1), show(score.chanceMacroF1), '–'],
      rank('AP_E  diffraction against reflection', score.againstReflection),
      rank('AP_A  diffraction against reflection and noise', score.againstAll),
      rank('AP_H  diffraction near its apex against reflection', score.apexAgainstReflection),
    ]),
  ];
}

/** The classified line and its files. */
export function reportLines(report: ClassificationReport, folder: string): string[] {
  const { line, shares, timings, engine, grid, files } = report;
  const seconds = (timings.classifySeconds ?? 0) + timings.writeSeconds;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    `${line.file}: ${line.traceCount} traces of ${line.sampleCount} samples, ` +
      `on a grid of ${grid.traceStep} × ${grid.sampleStep}, ${seconds.toFixed(1)} s (${engine.name})`,
    `diffraction ${percent(shares.diffraction)}, reflection ${percent(shares.reflection)}, ` +
      `noise ${percent(shares.noise)}`,
    `${folder}: ${files.join(', ')}, ${RESULT_FILES.report}`,
  ];
}
