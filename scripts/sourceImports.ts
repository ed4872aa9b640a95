import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '..');

/** One import or re-export of a source file. */
export interface Import {
  /** The file that imports, from the root of the repository. */
  readonly from: string;
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

function scriptOf(file: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  if (!file.endsWith('.svelte')) return text;
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

/** Imports found by the compiler's own pre-processor; those erased by `import type` are marked. */
export function importsOf(file: string): Import[] {
  const text = scriptOf(file);
  const typeOnly = new Set(
    [...text.matchAll(/(?:import|export)\s+type\s+[^;]*?from\s+'([^']+)'/g)].map((match) => match[1]),
  );
  const valued = new Set(
    [...text.matchAll(/(?:import|export)\s+(?!type\s)[^;]*?from\s+'([^']+)'/g)].map((match) => match[1]),
  );
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => ({
    from: file,
    specifier: fileName,
    isTypeOnly: typeOnly.has(fileName) && !valued.has(fileName),
  }));
}

/** All files of code in a folder, without tests, from the root of the repository. */
export function sourceFiles(folder = 'src'): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((file) => /\.(ts|svelte)$/.test(file) && !/\.(test|d)\.ts$|\/assembly\//.test(file))
    .filter((file) => existsSync(join(root, file)));
}
