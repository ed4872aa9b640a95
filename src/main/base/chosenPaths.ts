import { resolve } from 'node:path';

/**
 * The paths the window may name: those that the user chose in a dialog, by drop or by argument, those of
 * the recent list, and those that main itself handed out. The page alone can make nothing readable.
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
