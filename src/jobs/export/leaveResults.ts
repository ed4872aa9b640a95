import { type ApexRow, apexRowsToCsv } from '#jobs/export/apexTable';
import type { Classifier } from '#jobs/export/classifier';
import { exportClassified, type SectionProduct } from '#jobs/export/exportClassified';
import type { ClassificationReport } from '#jobs/export/report';
import { describeLine } from '#jobs/export/reportLine';
import type { ResultFolder } from '#jobs/export/resultFolder';
import type { SectionWriter } from '#jobs/export/sectionWriter';
import { velocitiesToCsv, velocityProduct } from '#jobs/export/velocityProduct';
import { exportFigure, viewOfWholeSection } from '#jobs/figures/exportFigure';
import type { LineReader } from '#jobs/line/lineReader';
import { diffractionOnly } from '#learning/input/diffractionOnly';
import {
  CLASS_CODES,
  classOfSample,
  expandGrid,
  type ProbabilityGrid,
  type SectionProbabilities,
} from '#seismic/labels/probabilityGrid';
import type { SectionScore } from '#seismic/labels/score';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { type SurveyPick, windowsOnPlane } from '#seismic/picks/surveyPick';
import type { Section } from '#seismic/section/section';
import type { FileKind } from '#seismic/survey/openingOptions';
import type { SectionPlane } from '#seismic/survey/plane';
import { fileNameOf } from '#system/address';
import { diffractionFile, RESULT_FILES } from '#system/fileNames';
import type { JobContext } from '#system/job';
import { programVersion } from '#system/programVersion';
import { writeWholeFile } from '#system/wholeFile';

/** A classification that has been made of an open line; line and model have been read. */
export interface Classification {
  readonly line: LineReader;
  /** The plane that was classified. */
  readonly plane: SectionPlane;
  /** Made before anything was computed, so that what cannot be written was refused. */
  readonly writer: SectionWriter;
  readonly section: Section;
  readonly classifier: Classifier;
  readonly grid: ProbabilityGrid;
  /** Tops of diffractions; left out where diffractions are not wanted by themselves. */
  readonly apexes?: readonly ApexRow[];
  /** At every sample, m/s; left out or null where there is no map of them. */
  readonly velocities?: Float32Array | null;
  readonly engine: ClassificationReport['engine'];
  /** Null where it was made in an earlier session. */
  readonly classifySeconds: number | null;
}

/** Files written beside the classes. */
export interface ResultOptions {
  /** Kind of the sections' files; that of the line where it is left out. */
  readonly kind?: FileKind;
  /** Drawn in section.png where they are known. */
  readonly picks?: readonly SurveyPick[];
  /** Scores the grid where the truth is known. */
  readonly score?: (section: Section, grid: ProbabilityGrid) => Promise<SectionScore>;
}

/** Samples by their likeliest class. */
export type ClassCounts = ClassificationReport['counts'];

/** Counts the samples of stretches of class codes. */
export function countClasses(stretches: readonly Uint8Array[]): ClassCounts {
  const counts = [0, 0, 0];
  for (const codes of stretches) for (const code of codes) counts[code]++;
  const [diffraction, reflection, noise] = EVENT_CLASSES.map((_, i) => counts[CLASS_CODES[i]]);
  return { diffraction, reflection, noise };
}

/** Counts as fractions of all samples. */
export function toShares(counts: ClassCounts, total: number): ClassificationReport['shares'] {
  const { diffraction, reflection, noise } = counts;
  return { diffraction: diffraction / total, reflection: reflection / total, noise: noise / total };
}

/** The whole section in grey with the likeliest class over it, and the picks where they are known. */
async function drawResult(
  { line, plane, section, classifier, grid }: Classification,
  picks: readonly SurveyPick[],
  outputPath: string,
  context: JobContext,
): Promise<void> {
  const words = [`Diffrakt ${programVersion()}`, `model ${classifier.sha256.slice(0, 8)}`];
  const figure = {
    format: 'png',
    outputPath,
    section,
    view: viewOfWholeSection(section),
    picks: windowsOnPlane(picks, plane),
    grid,
    scale: plane.scales[0] ?? null,
    title: [fileNameOf(line.path), ...(plane.kind === 'line' ? [] : [plane.name]), 'likeliest class'].join(
      ' · ',
    ),
    provenance: [...words, classifier.caption].join(' · '),
  } as const;
  await exportFigure(figure, context);
}

/** Text of a file of diffractions alone. */
export const DIFFRACTIONS_TEXT =
  'Diffractions: the line without reflections, by their probability, filtered in the f-k plane.';

/** The section of diffractions alone. */
export function diffractionProduct(
  section: Section,
  probabilities: SectionProbabilities,
  kind: FileKind,
): SectionProduct {
  return {
    name: diffractionFile(kind),
    amplitudes: diffractionOnly(section, probabilities),
    what: DIFFRACTIONS_TEXT,
  };
}

/** Writes tops of diffractions, and velocities, as tables where there are any; returns the names of the files. */
async function leaveTables(
  { apexes, velocities, plane }: Classification,
  folder: ResultFolder,
): Promise<string[]> {
  const tables: { readonly name: string; readonly text: string }[] = [];
  if (apexes) tables.push({ name: RESULT_FILES.apexes, text: apexRowsToCsv(apexes) });
  if (velocities)
    tables.push({ name: RESULT_FILES.velocities, text: velocitiesToCsv(velocities, plane.axes) });
  for (const { name, text } of tables) await writeWholeFile(folder.pathOf(name), text);
  return tables.map(({ name }) => name);
}

/** The sections that are made from a classification beside classes and probabilities. */
function productsOf(found: Classification, probabilities: SectionProbabilities): SectionProduct[] {
  const { writer, section, apexes, velocities } = found;
  return [
    ...(apexes ? [diffractionProduct(section, probabilities, writer.kind)] : []),
    ...(velocities ? [velocityProduct(velocities, writer.kind)] : []),
  ];
}

/** Writes the sections; the arrays of every sample are released at the end. */
async function leaveSections(found: Classification, folder: ResultFolder, context: JobContext) {
  const { writer, section, classifier, grid } = found;
  const probabilities = expandGrid(grid, section);
  const codes = classOfSample(probabilities);
  const provenance = `model ${classifier.sha256.slice(0, 16)}, Diffrakt ${programVersion()}`;
  const samples = { codes, probabilities, products: productsOf(found, probabilities), provenance };
  const files = await exportClassified(writer, samples, folder, context);
  return { files, counts: countClasses([codes]) };
}

/**
 * Writes a classification to a folder: class.sgy, probability-*.sgy (.su), section.png and report.json. The
 * window's export and `diffrakt classify` both end here.
 * @throws JobError 'disk.full', 'file.write', 'cancelled', those of reading the line
 */
export async function leaveResults(
  found: Classification,
  folder: ResultFolder,
  { picks = [], score }: ResultOptions,
  context: JobContext,
): Promise<ClassificationReport> {
  const { line, plane, section, classifier, grid, engine, classifySeconds } = found;
  const startedMs = performance.now();
  const { files, counts } = await leaveSections(found, folder, context);
  const tables = await leaveTables(found, folder);
  await drawResult(found, picks, folder.pathOf(RESULT_FILES.picture), context);
  const { traceStep, sampleStep, nodeTraceCount, nodeSampleCount } = grid;
  const writeSeconds = (performance.now() - startedMs) / 1000;
  const report: ClassificationReport = {
    version: 1,
    program: { name: 'diffrakt', version: programVersion() },
    line: await describeLine(line, plane),
    ...classifier.report,
    engine,
    grid: { traceStep, sampleStep, nodeTraceCount, nodeSampleCount },
    counts,
    shares: toShares(counts, section.amplitudes.length),
    timings: { classifySeconds, writeSeconds },
    files: [...files, ...tables, RESULT_FILES.picture],
    score: score ? await score(section, grid) : null,
  };
  await writeWholeFile(folder.pathOf(RESULT_FILES.report), `${JSON.stringify(report, null, 2)}\n`);
  return report;
}
