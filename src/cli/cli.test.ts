import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createProgram } from '#cli/program';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'bin/diffrakt.mjs');
const isBuilt = existsSync(join(root, 'out/cli/diffrakt.js'));
const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-cli-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function diffrakt(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
}

function put(name: string, content: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

/** Fails with this exit code, an empty stdout, and one line on stderr that matches. */
function expectFailure(args: string[], status: number, message: RegExp): void {
  const result = diffrakt(...args);
  expect(result.stderr).toMatch(message);
  expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect({ status: result.status, stdout: result.stdout }).toEqual({ status, stdout: '' });
}

const describeBuilt = describe.skipIf(!isBuilt);

describeBuilt('help (skipped where out/cli is not built)', () => {
  const names = createProgram().commands.map((command) => command.name());

  it.each(names)('of %s has an example', (name) => {
    const { status, stdout, stderr } = diffrakt(name, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`Examples?:\\n {2}diffrakt ${name}`));
  });

  it('lists each command with what it does, and README names it', () => {
    const { stdout } = diffrakt('--help');
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(names).toContain('train');
    for (const name of names) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name} .*[A-Z]`, 'm'));
      expect(readme).toContain(`npx diffrakt ${name} `);
    }
  });

  it('prints the version of the package', () => {
    const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(diffrakt('--version').stdout.trim()).toBe(manifest.version);
  });
});

describeBuilt('wrong usage (skipped where out/cli is not built)', () => {
  it.each([
    [['info'], /missing required argument 'file'/],
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['simulate', '--seed', '-1', '--out', 'x'], /whole number from 0/],
    [['simulate', '--seed', '1.5', '--out', 'x'], /whole number from 0/],
    [['train', 'a.sgy', '--model', 'm'], /--picks <file>' not specified/],
    [
      ['train', 'a.sgy', '--picks', 'p', '--model', 'm', '--engine', 'cuda'],
      /Allowed choices are auto, native/,
    ],
  ])('%j exits with 2', (args, message) => {
    expectFailure(args, 2, message);
  });
});

describeBuilt('wrong files (skipped where out/cli is not built)', () => {
  it.each([
    ['page.sgy', '<!DOCTYPE html><html><body>Not found</body></html>'.padEnd(5000, ' '), /web page|HTML/i],
    ['archive.sgy', Uint8Array.from({ length: 5000 }, (_, i) => [0x50, 0x4b, 3, 4][i] ?? 0), /zip/i],
    ['empty.sgy', '', /empty/i],
  ])('%s is named in the message', (name, content, message) => {
    expectFailure(['info', put(name, content)], 1, message);
  });

  it('a missing file, a folder, a missing picks file', () => {
    expectFailure(['info', join(scratch, 'none.sgy')], 1, /none\.sgy/);
    expectFailure(['info', scratch], 1, /folder|directory/i);
    const args = [
      'panels',
      put('x.sgy', ''),
      '--picks',
      join(scratch, 'none.json'),
      '--out',
      join(scratch, 'o'),
    ];
    expectFailure(args, 1, /no picks file/);
    expect(existsSync(join(scratch, 'o'))).toBe(false);
  });
});
