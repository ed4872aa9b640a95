import { statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { DatasetSummary } from '#jobs/line/openDataset';
import type { LineReference } from '#main/project/lineTable';
import { PROJECT_EXTENSION, runsFolderOf } from '#system/fileNames';
import { freePath } from '#system/freePath';

/** True if a path is that of a project, not of a line. */
export function isProjectPath(path: string): boolean {
  return extname(path).toLowerCase() === PROJECT_EXTENSION;
}

/** True for a file that can be read from its start to its end; false for folders, pipes, devices and what is not there. */
export function isRegularFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The folder of a project's runs: a folder of its name beside it. */
export function runsFolder(projectPath: string): string {
  return join(dirname(projectPath), runsFolderOf(basename(projectPath)));
}

/** The folder of one run. */
export function runFolder(projectPath: string, runId: string): string {
  return join(runsFolder(projectPath), runId);
}

/** The name of a new project: that of its line's file, or "Demo line 1" with the seed of a simulated line. */
export function projectNameOf(fileName: string, demoSeed: number | null): string {
  return demoSeed === null ? basename(fileName, extname(fileName)) : `Demo line ${demoSeed}`;
}

/** How a project refers to a line that is new, was moved or is read in another way. */
export function referenceTo(dataset: DatasetSummary, demoSeed: number | null): LineReference {
  const { path, fingerprint, fileName, opening } = dataset;
  return { absolutePath: path, besideProjectPath: path, fingerprint, fileName, demoSeed, opening };
}

/** A free path for a new project: "npra-31-81", "npra-31-81 2", … */
export function freeProjectPath(folder: string, name: string): string {
  return freePath(folder, name, PROJECT_EXTENSION);
}

/** The path with the project's extension, added if it is missing. */
export function withProjectExtension(path: string): string {
  return isProjectPath(path) ? path : `${path}${PROJECT_EXTENSION}`;
}
