import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveSameContent, signatureOf } from '#jobs/line/sameContent';

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

describe('the signature of a file', () => {
  it('is that of its bytes, wherever it is, and none where it cannot be read', async () => {
    const bytes = new Uint8Array(3_000_000);
    const signature = await signatureOf(put('one', bytes));
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
    expect(await signatureOf(put('copy', bytes))).toBe(signature);
    const other = bytes.slice();
    other[bytes.length - 1] = 1;
    expect(await signatureOf(put('other', other))).not.toBe(signature);
    expect(await signatureOf(put('longer', new Uint8Array(3_000_001)))).not.toBe(signature);
    expect(await signatureOf(join(folder, 'gone'))).toBeNull();
    expect(await signatureOf(folder)).toBeNull();
  });
});
