import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveSameContent } from '#jobs/line/sameContent';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-same-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('the content of two files', () => {
  it('is the same in a copy, and in a small or an empty one', async () => {
    for (const size of [0, 10, 3_000_000]) {
      const bytes = Uint8Array.from({ length: size }, (_, i) => i % 251);
      expect(await haveSameContent(put('a', bytes), put('b', bytes))).toBe(true);
    }
  });

  it('differs where sizes differ, where samples behind equal headers differ, and at both ends', async () => {
    const bytes = new Uint8Array(3_000_000);
    const first = put('first', bytes);
    expect(await haveSameContent(first, put('longer', new Uint8Array(3_000_001)))).toBe(false);
    expect(await haveSameContent(first, put('samples', bytes.slice().fill(1, 3600)))).toBe(false);
    for (const at of [0, bytes.length - 1]) {
      const other = bytes.slice();
      other[at] = 1;
      expect(await haveSameContent(first, put('end', other))).toBe(false);
    }
  });

  it('is not the same where a file is missing or a folder', async () => {
    const path = put('there', new Uint8Array(10));
    const inside = join(folder, 'folder');
    mkdirSync(inside);
    expect(await haveSameContent(path, join(folder, 'gone'))).toBe(false);
    expect(await haveSameContent(inside, path)).toBe(false);
  });
});
