import { basename, join } from 'node:path';
import { exportClassified } from '#jobs/export/exportClassified';
import type { ClassificationReport } from '#jobs/export/report';
import { exportFigure, viewOfWholeSection } from '#jobs/figures/exportFigure';
import { openDataset } from '#jobs/line/openDataset';
import { readLine } from '#jobs/line/readLine';
import { readModel, type StoredModel } from '#jobs/model/modelFolder';
import { parameterCount } from '#learning/model/modelSpec';
import { classOfSample, expandGrid, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { SectionScore } from '#seismic/labels/score';
import type { PickedWindow } from '#seismic/picks/pick';
import type { Section, SectionAxes } from '#seismic/section/section';
import { hashFile, hashModel } from '#system/hashFile';
import type { JobContext } from '#system/job';
import { programVersion } from '#system/programVersion';
import { ensureFolder, writeWholeFile } from '#system/wholeFile';

/** What results are made from and where they go. */
export interface ResultRequest {
  readonly linePath: string;
  readonly modelFolder: string;
  readonly outputFolder: string;
  /** Drawn in section.png where they are known. */
  readonly picks?: readonly PickedWindow[];
  /** Scores the grid where the truth is known. */
  readonly score?: (grid: ProbabilityGrid) => Promise<SectionScore>;
}

/** A classification that has been made. */
export interface Classification {
  readonly grid: ProbabilityGrid;
  readonly engine: ClassificationReport['engine'];
  /** Null where it was made in an earlier session. */
  readonly classifySeconds: number | null;
}

/** Codes in class.sgy. */
const CODES = { noise: 0, diffraction: 1, reflection: 2 } as const;

function countClasses(codes: Uint8Array): ClassificationReport['counts'] {
  const counts = [0, 0, 0];
  for (const code of codes) counts[code]++;
  return {
    diffraction: counts[CODES.diffraction],
    reflection: counts[CODES.reflection],
    noise: counts[CODES.noise],
  };
}

function toShares(counts: ClassificationReport['counts'], total: number): ClassificationReport['shares'] {
  const { diffraction, reflection, noise } = counts;
  return { diffraction: diffraction / total, reflection: reflection / total, noise: noise / total };
}

async function describeLine(path: string, axes: SectionAxes): Promise<ClassificationReport['line']> {
  const { traceCount, sampleCount, sampleIntervalUs, startTimeMs } = axes;
  const sha256 = await hashFile(path);
  return { file: basename(path), sha256, traceCount, sampleCount, sampleIntervalUs, startTimeMs };
}

async function describeModel(folder: string, { file }: StoredModel): Promise<ClassificationReport['model']> {
  return {
    folder,
    sha256: await hashModel(folder),
    parameterCount: parameterCount(file.spec),
    trainedOn: file.data.fileName,
    pickCounts: file.picks.counts,
    heldOutPickCount: file.picks.heldOut.length,
    validationAccuracy: file.metrics.validationAccuracy,
  };
}

interface Picture extends ResultRequest {
  readonly section: Section;
  readonly grid: ProbabilityGrid;
  readonly model: ClassificationReport['model'];
}

/** The whole section in grey with the likeliest class over it, and the picks where they are known. */
async function drawResult(picture: Picture, context: JobContext): Promise<void> {
  const { section, grid, model, linePath, outputFolder } = picture;
  const { survey } = await openDataset(linePath, context);
  const words = [`Diffrakt ${programVersion()}`, `model ${model.sha256.slice(0, 8)}`];
  const { diffraction, reflection, noise } = model.pickCounts;
  const pickCount = diffraction + reflection + noise;
  const figure = {
    format: 'png',
    outputPath: join(outputFolder, 'section.png'),
    section,
    view: viewOfWholeSection(section),
    picks: picture.picks ?? [],
    grid,
    scale: survey.scales[0] ?? null,
    title: `${basename(linePath)} · likeliest class`,
    provenance: [...words, `trained on ${pickCount} picks of ${model.trainedOn}`].join(' · '),
  } as const;
  await exportFigure(figure, context);
}

/**
 * Leaves a classification that has been made in a folder: class.sgy, probability-*.sgy, section.png and
 * report.json. The window's export and `diffrakt classify` both end here.
 * @throws JobError 'disk.full', 'file.write', 'cancelled', those of reading the line and the model
 */
export async function leaveResults(
  request: ResultRequest,
  found: Classification,
  context: JobContext,
): Promise<ClassificationReport> {
  const { linePath, modelFolder, outputFolder } = request;
  const { grid, classifySeconds } = found;
  const startedMs = performance.now();
  await ensureFolder(outputFolder);
  const stored = await readModel(modelFolder);
  const model = await describeModel(modelFolder, stored);
  const section = await readLine(linePath, context);
  const counts = countClasses(classOfSample(expandGrid(grid, section)));
  const provenance = `model ${model.sha256.slice(0, 16)}, Diffrakt ${programVersion()}`;
  const { files } = await exportClassified({ linePath, grid, outputFolder, provenance }, context);
  await drawResult({ ...request, section, grid, model }, context);
  const { traceStep, sampleStep, nodeTraceCount, nodeSampleCount } = grid;
  const writeSeconds = (performance.now() - startedMs) / 1000;
  const report: ClassificationReport = {
    version: 1,
    program: { name: 'diffrakt', version: programVersion() },
    line: await describeLine(linePath, section),
    model,
    settings: stored.file.options,
    engine: found.engine,
    grid: { traceStep, sampleStep, nodeTraceCount, nodeSampleCount },
    counts,
    shares: toShares(counts, section.amplitudes.length),
    timings: { classifySeconds, writeSeconds },
    files: [...files.map((file) => basename(file)), 'section.png'],
    score: request.score ? await request.score(grid) : null,
  };
  await writeWholeFile(join(outputFolder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  return report;
}
