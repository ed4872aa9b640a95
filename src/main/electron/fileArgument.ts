import { extname, resolve } from 'node:path';

/**
 * The file named on the command line, made absolute, or null. Switches, the app's own folder (named there
 * in development) and scripts that a debugger injects are not files to open.
 */
export function fileArgument(argv: readonly string[], folder: string, appPath: string): string | null {
  for (const word of argv.slice(1)) {
    if (word === '' || word.startsWith('-') || ['.js', '.cjs', '.mjs'].includes(extname(word))) continue;
    const path = resolve(folder, word);
    if (path !== resolve(appPath)) return path;
  }
  return null;
}
