import { parse } from 'node:path';
import { fileNameOf } from '#system/address';

/** A name of its own for each of several files: its file name without the ending, with a number where it is taken. */
export function lineNames(paths: readonly string[]): string[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const { name } = parse(fileNameOf(path));
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
    taken.add(free);
    return free;
  });
}
