import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A path in a folder that nothing has yet: "west", "west 2", … */
export function freeFolder(folder: string, name: string): string {
  let number = 1;
  const path = () => join(folder, number === 1 ? name : `${name} ${number}`);
  while (existsSync(path())) number += 1;
  return path();
}
