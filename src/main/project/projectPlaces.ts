import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { DatasetSummary } from '#jobs/line/openDataset';
import type { DatasetReference } from '#main/project/datasetTable';
import { PROJECT_EXTENSION } from '#main/project/projectStore';

/** True for a path that names a project rather than a line. */
export function isProjectPath(path: string): boolean {
  return extname(path).toLowerCase() === PROJECT_EXTENSION;
}

/** Where a project keeps its runs: a folder of its name beside it. */
export function runsFolder(projectPath: string): string {
  return join(dirname(projectPath), `${basename(projectPath, PROJECT_EXTENSION)}.runs`);
}

/** Where one run lies. */
export function runFolder(projectPath: string, runId: string): string {
  return join(runsFolder(projectPath), runId);
}

/** What a new project is called: as its line's file, or "Demo line 1" by the seed of a simulated one. */
export function projectNameOf(fileName: string, demoSeed: number | null): string {
  return demoSeed === null ? basename(fileName, extname(fileName)) : `Demo line ${demoSeed}`;
}

/** How a project that is made now or moved refers to its line. */
export function referenceTo(dataset: DatasetSummary, demoSeed: number | null): DatasetReference {
  const { path, fingerprint, fileName } = dataset;
  return { absolutePath: path, besideProjectPath: path, fingerprint, fileName, demoSeed };
}

/** A free path for a new project: "npra-31-81", "npra-31-81 2", … */
export function freeProjectPath(folder: string, name: string): string {
  const path = (number: number) =>
    join(folder, `${number === 1 ? name : `${name} ${number}`}${PROJECT_EXTENSION}`);
  let number = 1;
  while (existsSync(path(number))) number += 1;
  return path(number);
}

/** The path with the project's extension, where the user left it out. */
export function withProjectExtension(path: string): string {
  return isProjectPath(path) ? path : `${path}${PROJECT_EXTENSION}`;
}
