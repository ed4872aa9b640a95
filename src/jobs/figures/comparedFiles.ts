import { basename, dirname, join } from 'node:path';
import type { ComparedResult, ResultComparison } from '#jobs/figures/comparedFigure';
import { OverlayFile } from '#jobs/overlay/overlayFile';
import type { SectionOverlay } from '#seismic/labels/sectionOverlay';
import type { SectionAxes } from '#seismic/section/section';
import type { SectionPlane } from '#seismic/survey/plane';
import { JobError } from '#system/failure';

/** Two class or probability sections of a line. */
export interface ComparedFiles {
  readonly first: string;
  readonly second: string;
}

async function readOverlay(
  path: string,
  line: SectionAxes,
  plane: SectionPlane,
  signal: AbortSignal,
): Promise<SectionOverlay> {
  const file = await OverlayFile.open(path, line);
  try {
    return await file.read(plane, signal);
  } finally {
    await file.dispose();
  }
}

function refuse(message: string): never {
  const remedy = 'Name two class sections, or two probability sections, as "diffrakt classify" writes them.';
  throw new JobError('argument.invalid', message, remedy);
}

/** Files of results mostly have one name, so the folder is told with it. */
function nameOf(path: string): string {
  return join(basename(dirname(path)), basename(path));
}

/** The class of "probability-diffraction.sgy", by the name of the file; null where it tells none. */
function classOfFile(path: string): string | null {
  return /^probability-(.+)\.[a-z]+$/i.exec(basename(path))?.[1] ?? null;
}

/** What the probabilities of two files are of. */
function classOfFiles([first, second]: readonly string[]): string {
  const [one, other] = [classOfFile(first), classOfFile(second)];
  if (one !== null && other !== null && one !== other)
    refuse(`${first} is the probability of ${one}, ${second} that of ${other}.`);
  return one ?? other ?? 'the class';
}

/**
 * Reads two results over a plane of a line.
 * @param line axes of the whole file
 * @throws JobError 'argument.invalid' where one has another shape or values that are no classes or probabilities, or
 * where they are of two kinds; those of opening a line
 */
export async function readComparedFiles(
  { first, second }: ComparedFiles,
  line: SectionAxes,
  plane: SectionPlane,
  signal: AbortSignal,
): Promise<ResultComparison> {
  const paths = [first, second];
  const overlays: SectionOverlay[] = [];
  for (const path of paths) overlays.push(await readOverlay(path, line, plane, signal));
  const strange = overlays.findIndex(({ kind }) => kind !== 'class' && kind !== 'probability');
  if (strange >= 0) refuse(`The values of ${paths[strange]} are neither classes nor probabilities.`);
  const [one, other] = overlays;
  if (one.kind !== other.kind)
    refuse(`${first} has values of the kind ${one.kind}, ${second} of ${other.kind}.`);
  const isSingle = one.kind === 'probability';
  const resultOf = (i: number): ComparedResult => ({
    name: nameOf(paths[i]),
    grid: overlays[i].grid,
    isSingle,
  });
  return { results: [resultOf(0), resultOf(1)], className: isSingle ? classOfFiles(paths) : null };
}
