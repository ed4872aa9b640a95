import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A path in a folder that nothing has yet: "west", "west 2", … with an ending, as ".diffrakt". */
export function freePath(folder: string, name: string, ending = ''): string {
  let number = 1;
  const path = () => join(folder, `${number === 1 ? name : `${name} ${number}`}${ending}`);
  while (existsSync(path())) number += 1;
  return path();
}
