import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ensureFolder, writeWholeFiles } from '#system/wholeFile';
import { writeWholeFileSync } from '#system/wholeFileSync';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-whole-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function newFolder(name: string): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  return folder;
}

describe('files written whole', () => {
  it('take text and bytes and leave no temporary files', async () => {
    const folder = newFolder('two');
    await writeWholeFiles([
      { path: join(folder, 'a.txt'), content: 'ä' },
      { path: join(folder, 'b.bin'), content: Uint8Array.of(1, 255) },
    ]);
    expect(readdirSync(folder)).toEqual(['a.txt', 'b.bin']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('ä');
    expect([...readFileSync(join(folder, 'b.bin'))]).toEqual([1, 255]);
  });

  it('leave all older ones where one cannot be written, and name that one', async () => {
    const folder = newFolder('one-fails');
    writeFileSync(join(folder, 'a.txt'), 'old');
    const second = join(folder, 'none', 'b.txt');
    const files = [join(folder, 'a.txt'), second].map((path) => ({ path, content: 'new' }));
    await expect(writeWholeFiles(files)).rejects.toMatchObject({
      name: 'JobError',
      code: 'file.write',
      message: `Cannot write, there is no such folder: ${second}`,
    });
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('name a file that is in the place of a folder', async () => {
    const folder = newFolder('taken');
    writeFileSync(join(folder, 'file'), '');
    const message = expect.stringContaining(folder);
    await expect(ensureFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'file.write', message });
    await expect(ensureFolder(join(folder, 'file', 'x'))).rejects.toMatchObject({
      code: 'file.write',
      message,
    });
  });
});

describe('a file written whole at once', () => {
  it('exists when the call returns, in a new folder, without temporary files', () => {
    const folder = join(scratch, 'new', 'deep');
    writeWholeFileSync(join(folder, 'a.json'), 'first');
    writeWholeFileSync(join(folder, 'a.json'), 'ß');
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('ß');
  });

  it('leaves no temporary file where it cannot replace the target', () => {
    const folder = newFolder('sync-taken');
    mkdirSync(join(folder, 'a.json'));
    expect(() => writeWholeFileSync(join(folder, 'a.json'), 'x')).toThrow();
    expect(readdirSync(folder)).toEqual(['a.json']);
  });
});
