import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { lastLines, runTool } from '#engine/tools/runTool';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-tool-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** True while it runs; one that has ended but was not yet collected by its parent ("Z") does not. */
function isAlive(processId: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(processId)], { encoding: 'utf8' });
  return /^[^Z\s]/.test(stdout.trim());
}

describe.skipIf(process.platform === 'win32')('running a program (skipped on Windows)', () => {
  it('gives what it prints, where it ran, and how it ended', async () => {
    const script = 'pwd; echo "$WORD" >&2; exit 3';
    const ended = await runTool('sh', ['-c', script], { folder, environment: { WORD: 'two\nlines' } });
    expect(ended).toEqual({
      code: 3,
      stdout: expect.stringContaining('diffrakt-tool-'),
      stderr: 'two\nlines\n',
    });
    expect(lastLines(ended)).toBe('two lines');
    expect(lastLines(ended, 1)).toBe('lines');
  });

  it('returns null for one that is not installed', async () => {
    expect(await runTool('diffrakt-no-such-program', [])).toEqual({ code: null, stdout: '', stderr: '' });
  });

  it('ends one that takes too long', async () => {
    expect((await runTool('sleep', ['60'], { timeoutMs: 50 })).code).toBeNull();
  });

  it('on a stop also ends the processes that the program has started', async () => {
    const controller = new AbortController();
    const file = join(folder, 'child');
    const run = runTool('sh', ['-c', `sleep 60 & echo $! > '${file}'; wait`], { signal: controller.signal });
    while (!existsSync(file) || readFileSync(file, 'utf8') === '') await sleep(5);
    const child = Number(readFileSync(file, 'utf8'));
    expect(isAlive(child)).toBe(true);
    controller.abort();
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    for (let tries = 0; tries < 200 && isAlive(child); tries++) await sleep(10);
    expect(isAlive(child)).toBe(false);
    await expect(runTool('true', [], { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
