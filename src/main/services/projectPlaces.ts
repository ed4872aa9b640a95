import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
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

/** A free name for a new project of a line: "npra-31-81", "npra-31-81 2", … */
export function freeProjectPath(folder: string, fileName: string): string {
  const name = basename(fileName, extname(fileName));
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
