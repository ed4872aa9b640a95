import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareSectionLike, type WaitingFile, type WriteLikeRequest } from '#jobs/export/writeSection';
import { LineReader } from '#jobs/line/lineReader';
import { classOfSample, expandGrid, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import type { SectionAxes } from '#seismic/section/section';
import { JobError, throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';
import { ensureFolder } from '#system/wholeFile';

export interface ExportJob {
  /** The line that was classified: its headers are kept. */
  readonly linePath: string;
  readonly grid: ProbabilityGrid;
  readonly outputFolder: string;
  /** Where the classes come from, for the text header. */
  readonly provenance: string;
}

/** Text that fits a line of the text header after its number ("C 1 "). */
const NOTE_WIDTH = 75;

async function axesOf(linePath: string): Promise<SectionAxes> {
  const reader = await LineReader.open(linePath);
  try {
    return reader.axes;
  } finally {
    await reader.dispose();
  }
}

/** Breaks text at blanks into lines of the text header. */
export function noteLines(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part.length > 0)) {
    const last = lines.length - 1;
    const joined = last >= 0 ? `${lines[last]} ${word}` : word;
    if (last >= 0 && joined.length <= NOTE_WIDTH) lines[last] = joined;
    else lines.push(word.slice(0, NOTE_WIDTH));
  }
  return lines;
}

/** Refuses a folder in which a result would take the place of the line itself. @throws JobError 'argument.invalid'. */
export async function refuseReplacingLine(linePath: string, outputFolder: string): Promise<void> {
  const placeOf = (path: string) => realpath(path).catch(() => null);
  const line = await placeOf(linePath);
  for (const name of ['class', ...EVENT_CLASSES.map((eventClass) => `probability-${eventClass}`)]) {
    const target = join(outputFolder, `${name}.sgy`);
    if (line === null || (await placeOf(target)) !== line) continue;
    const remedy = 'Choose another folder for the results.';
    throw new JobError('argument.invalid', `The result would replace the line itself: ${target}`, remedy);
  }
}

/** Prepares all files and only then puts them in place: a disk that becomes full changes none of them. */
async function writeAllOrNone(requests: readonly WriteLikeRequest[], context: JobContext): Promise<void> {
  const waiting: WaitingFile[] = [];
  try {
    for (const request of requests) {
      throwIfCancelled(context.signal);
      waiting.push(await prepareSectionLike(request, context));
    }
    for (const file of waiting) await file.finish();
  } finally {
    for (const file of waiting) await file.discard();
  }
}

/**
 * Writes class.sgy (1 diffraction, 2 reflection, 0 noise: the largest probability) and one probability
 * section a class, adding up to 1 at every sample, with the headers of the line. All four or none.
 * @throws JobError 'disk.full', 'file.write', 'cancelled', and those of reading the line
 */
export async function exportClassified(job: ExportJob, context: JobContext): Promise<{ files: string[] }> {
  const { linePath, grid, outputFolder, provenance } = job;
  await refuseReplacingLine(linePath, outputFolder);
  const axes = await axesOf(linePath);
  const probabilities = expandGrid(grid, axes);
  const sections = [
    {
      name: 'class.sgy',
      amplitudes: Float32Array.from(classOfSample(probabilities)),
      what: 'Class of each sample: 1 diffraction, 2 reflection, 0 noise.',
    },
    ...EVENT_CLASSES.map((name) => ({
      name: `probability-${name}.sgy`,
      amplitudes: probabilities[name],
      what: `Probability of ${name}, 0 to 1.`,
    })),
  ];
  const requests = sections.map(({ name, amplitudes, what }) => ({
    templatePath: linePath,
    outputPath: join(outputFolder, name),
    amplitudes,
    note: noteLines(`${what} By Diffrakt. ${provenance}`),
  }));
  await ensureFolder(outputFolder);
  await writeAllOrNone(requests, context);
  return { files: requests.map(({ outputPath }) => outputPath) };
}
