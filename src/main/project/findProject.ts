import { type LineReference, type ProjectLine, placesOf } from '#main/project/lineTable';
import { isRegularFile } from '#main/project/projectPlaces';
import { hasWork, type ProjectSummary } from '#main/project/projectSummary';

/** The properties of an opened line that identify its project. */
export interface OpenedLine {
  readonly path: string;
  readonly fingerprint: string;
}

/** How a line of a project and an opened one match. */
export type Match =
  /** The same file. */
  | 'same'
  /** Another file with the same data: moved, renamed or copied. */
  | 'copy'
  /** The file of the project's line now has other data. */
  | 'replaced';

export interface FoundProject {
  readonly project: ProjectSummary;
  /** The line of the project that it is. */
  readonly line: ProjectLine;
  readonly match: Match;
}

/** True if two files hold the same samples; called only for files with the same headers. */
export type CompareContent = (firstPath: string, secondPath: string) => Promise<boolean>;

/**
 * A fingerprint covers headers and size, and an exported class section has those of its line. While the
 * file of the project exists, the samples decide; if it does not exist, it was moved.
 */
async function isCopy(line: OpenedLine, known: LineReference, same: CompareContent): Promise<boolean> {
  if (known.fingerprint !== line.fingerprint) return false;
  const original = placesOf(known).find(isRegularFile);
  return original === undefined || same(original, line.path);
}

async function matchOf(line: OpenedLine, known: LineReference, same: CompareContent): Promise<Match | null> {
  if (placesOf(known).includes(line.path))
    return known.fingerprint === line.fingerprint ? 'same' : 'replaced';
  return (await isCopy(line, known, same)) ? 'copy' : null;
}

const RANK: Readonly<Record<Match, number>> = { same: 0, copy: 1, replaced: 2 };

/** Sorts projects with picks or runs first, then by match, then by the time of saving. */
function compareFound(a: FoundProject, b: FoundProject): number {
  return (
    Number(hasWork(b.project)) - Number(hasWork(a.project)) ||
    RANK[a.match] - RANK[b.match] ||
    b.project.savedAtMs - a.project.savedAtMs
  );
}

/** The project of a line among `candidates`, or null if it has none. */
export async function findProject(
  line: OpenedLine,
  candidates: readonly ProjectSummary[],
  same: CompareContent,
): Promise<FoundProject | null> {
  const found: FoundProject[] = [];
  for (const project of candidates)
    for (const known of project.lines) {
      const match = await matchOf(line, known, same);
      if (match) found.push({ project, line: known, match });
    }
  return found.sort(compareFound)[0] ?? null;
}
