import { basename, join } from 'node:path';
import { classifySection } from '#jobs/classifySection';
import type { EngineReport } from '#jobs/engine/engineReport';
import { exportClassified } from '#jobs/exportClassified';
import { exportFigure, viewOfWholeSection } from '#jobs/figures/exportFigure';
import { hashFile, hashFolder } from '#jobs/hashFile';
import { type JobContext, throwIfCancelled } from '#jobs/job';
import type { RunNews } from '#jobs/learn/runNews';
import { readModel, type StoredModel } from '#jobs/modelFolder';
import { openDataset } from '#jobs/openDataset';
import { programVersion } from '#jobs/programVersion';
import { readLine } from '#jobs/readLine';
import type { ClassificationReport } from '#jobs/report';
import { ensureFolder, writeWholeFile } from '#jobs/wholeFile';
import { parameterCount } from '#learning/modelSpec';
import { classOfSample, expandGrid, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { SectionScore } from '#seismic/labels/score';
import type { Pick } from '#seismic/picks/pick';
import type { Section, SectionAxes } from '#seismic/section/section';

export interface ClassifyToFolder {
  readonly linePath: string;
  readonly modelFolder: string;
  readonly outputFolder: string;
  /** Drawn in section.png where they are known. */
  readonly picks?: readonly Pick[];
  /** Scores the grid where the truth is known. */
  readonly score?: (grid: ProbabilityGrid) => Promise<SectionScore>;
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
    sha256: await hashFolder(folder),
    parameterCount: parameterCount(file.spec),
    trainedOn: file.data.fileName,
    pickCounts: file.picks.counts,
    heldOutPickCount: file.picks.heldOut.length,
    validationAccuracy: file.metrics.validationAccuracy,
  };
}

interface Picture extends ClassifyToFolder {
  readonly section: Section;
  readonly grid: ProbabilityGrid;
  readonly model: ClassificationReport['model'];
}

/** The whole section in grey with the likeliest class over it, and the picks where they are known. */
async function drawResult(picture: Picture, context: JobContext<RunNews>): Promise<void> {
  const { section, grid, model, linePath, outputFolder } = picture;
  const { traceScales } = await openDataset(linePath, context);
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
    scale: traceScales[0] ?? null,
    title: `${basename(linePath)} · likeliest class`,
    provenance: [...words, `trained on ${pickCount} picks of ${model.trainedOn}`].join(' · '),
  } as const;
  await exportFigure(figure, context);
}

/** Counts, files and timings of a classification that has been made. */
async function finish(
  request: ClassifyToFolder,
  found: { readonly grid: ProbabilityGrid; readonly engine: EngineReport; readonly startedMs: number },
  context: JobContext<RunNews>,
): Promise<ClassificationReport> {
  const { linePath, modelFolder, outputFolder } = request;
  const { grid, engine, startedMs } = found;
  const classifiedMs = performance.now();
  const stored = await readModel(modelFolder);
  const model = await describeModel(modelFolder, stored);
  const section = await readLine(linePath, context);
  const counts = countClasses(classOfSample(expandGrid(grid, section)));
  const provenance = `model ${model.sha256.slice(0, 16)}, Diffrakt ${programVersion()}`;
  const { files } = await exportClassified({ linePath, grid, outputFolder, provenance }, context);
  await drawResult({ ...request, section, grid, model }, context);
  const { traceStep, sampleStep, nodeTraceCount, nodeSampleCount } = grid;
  const endMs = performance.now();
  return {
    version: 1,
    program: { name: 'diffrakt', version: programVersion() },
    line: await describeLine(linePath, section),
    model,
    settings: stored.file.options,
    engine: { name: engine.chosen, description: engine.description },
    grid: { traceStep, sampleStep, nodeTraceCount, nodeSampleCount },
    counts,
    shares: toShares(counts, section.amplitudes.length),
    timings: {
      classifySeconds: (classifiedMs - startedMs) / 1000,
      writeSeconds: (endMs - classifiedMs) / 1000,
      totalSeconds: (endMs - startedMs) / 1000,
    },
    files: [...files.map((file) => basename(file)), 'section.png'],
    score: request.score ? await request.score(grid) : null,
  };
}

/**
 * Classifies a whole line with a trained model and leaves class.sgy, probability-*.sgy, section.png and
 * report.json in a folder.
 */
export async function classifyToFolder(
  request: ClassifyToFolder,
  context: JobContext<RunNews>,
): Promise<ClassificationReport> {
  const startedMs = performance.now();
  const { linePath, modelFolder, outputFolder } = request;
  await ensureFolder(outputFolder);
  const { grid, engine } = await classifySection({ linePath, modelFolder }, context);
  throwIfCancelled(context.signal);
  const report = await finish(request, { grid, engine, startedMs }, context);
  await writeWholeFile(join(outputFolder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  return report;
}
