import type { ClassesReport } from '#jobs/export/classesReport';
import type { ClassificationReport } from '#jobs/export/report';
import type { JudgingFigures } from '#learning/judging/judgingFigures';
import { RESULT_FILES } from '#system/fileNames';

/** Labels that are named at the command line. */
const MOST_SUSPECTS = 5;

type Score = NonNullable<ClassificationReport['score']>;

/** Lines of equal columns: the first flush left, the others flush right. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '),
  );
}

/** A learner's score against the truth. */
export interface NamedScore {
  readonly name: string;
  readonly score: Score;
}

/** Scores against the truth: those of each learner beside chance and the no-learning attribute. */
export function scoreLines(scores: readonly NamedScore[]): string[] {
  const show = (value: number) => value.toFixed(3);
  const [{ score: first }] = scores;
  const rank = (name: string, key: 'againstReflection' | 'againstAll' | 'apexAgainstReflection') => [
    name,
    ...scores.map(({ score }) => show(score[key].averagePrecision)),
    show(first[key].prevalence),
    show(first[key].baselineAveragePrecision),
  ];
  const macroF1 = scores.map(({ score }) => show(score.macroF1));
  return [
    `Score on traces ${first.firstTrace} to ${first.endTrace - 1}, ${first.sampleCount} samples`,
    ...alignColumns([
      ['', ...scores.map(({ name }) => name), 'chance', 'f-k slope ratio'],
      ['macro-F1, three classes', ...macroF1, show(first.chanceMacroF1), '–'],
      rank('AP_E  diffraction against reflection', 'againstReflection'),
      rank('AP_A  diffraction against reflection and noise', 'againstAll'),
      rank('AP_H  diffraction near its apex against reflection', 'apexAgainstReflection'),
    ]),
  ];
}

/** Labels to look at again, as picks left out in turn tell; nothing where there are none. */
export function suspectLines({ picks }: Pick<JudgingFigures, 'picks'>): string[] {
  const suspects = picks.filter(({ isSuspicious }) => isSuspicious);
  if (suspects.length === 0) return [];
  const named = suspects
    .slice(0, MOST_SUSPECTS)
    .map(
      ({ id, picked, answered, loss }) => `${id} (${picked}, answered ${answered}, loss ${loss.toFixed(2)})`,
    );
  const more = suspects.length - named.length;
  const rest = more > 0 ? `; ${more} more in ${RESULT_FILES.report}` : '';
  return [`Labels to look at again, left out: ${named.join(', ')}${rest}`];
}

/** The classified line and its files. */
export function reportLines(report: ClassificationReport, folder: string): string[] {
  const { line, shares, timings, engine, grid, files, learner } = report;
  const judged = learner.judgements.find(({ use }) => use === learner.use);
  const seconds = (timings.classifySeconds ?? 0) + timings.writeSeconds;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    `${line.file}: ${line.traceCount} traces of ${line.sampleCount} samples, ` +
      `on a grid of ${grid.traceStep} × ${grid.sampleStep}, ${seconds.toFixed(1)} s (${engine.name})`,
    `diffraction ${percent(shares.diffraction)}, reflection ${percent(shares.reflection)}, ` +
      `noise ${percent(shares.noise)}`,
    ...(judged ? suspectLines(judged.figures) : []),
    `${folder}: ${files.join(', ')}, ${RESULT_FILES.report}`,
  ];
}

const OF_PICKS_ALONE =
  'Learned from the picks alone: left-out picks are not told apart well enough to learn from the section, too.';

/** The line in classes of the user's own, how sure they are, and its files. */
export function classesReportLines(report: ClassesReport, folder: string): string[] {
  const { line, learner, classes, timings, engine, files } = report;
  const seconds = timings.classifySeconds + timings.writeSeconds;
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const rows = classes.map(({ name, code, pickCount, share }) => [
    name,
    ...[String(code), String(pickCount), percent(share)],
  ]);
  return [
    `${line.file}: ${line.traceCount} traces of ${line.sampleCount} samples, ${seconds.toFixed(1)} s (${engine.name})`,
    ...alignColumns([['class', 'code', 'picks', 'samples'], ...rows]),
    `Picks left out in turn: ${learner.right} of ${learner.count} right (95 % interval ` +
      `${percent(learner.interval.low)} to ${percent(learner.interval.high)})`,
    ...(learner.isTaughtBySection ? [] : [OF_PICKS_ALONE]),
    ...suspectLines(learner.figures),
    `${folder}: ${files.join(', ')}, ${RESULT_FILES.report}`,
  ];
}
