import { resolve } from 'node:path';

/**
 * The paths that the window may use: those that the user chose in a dialog, by drop or as an argument, those of
 * the recent list, and those that main itself gave to it. The page alone cannot make a file readable.
 */
export class ChosenPaths {
  private readonly paths = new Set<string>();

  add(path: string): void {
    this.paths.add(resolve(path));
  }

  has(path: string): boolean {
    return this.paths.has(resolve(path));
  }
}
