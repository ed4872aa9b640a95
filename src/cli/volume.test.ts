import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTraceFile } from 'segyio-wasm/node';
import { afterAll, describe, expect, it } from 'vitest';
import { diffrakt, failureLine, isBuilt, program } from '#cli/testing/program';
import { writePicks } from '#jobs/picks/picksFile';
import { writeTinyCube } from '#jobs/testing/tinyCube';
import { createRandom } from '#seismic/numerics/random';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-kills-'));
const at = (...names: string[]) => join(scratch, ...names);
afterAll(() => rmSync(scratch, { recursive: true }));

const KILLS = 2;
const cube = at('cube.sgy');
const picks = await writeTinyCube(cube, { inlines: 5, crosslines: 40, samples: 64 });
const order = (folder: string) => [
  ...['classify', cube, '--volume', 'inline', '--picks', at('picks.json'), '--engine', 'wasm'],
  ...['--out', at(folder)],
];

function doneCount(folder: string): number {
  const path = at(folder, 'unfinished', 'done-1-of-1.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).planes.length : 0;
}

/** Starts the work and kills it, as far on as `planes` says and a moment later, as a machine that fails would. */
async function killAfter(folder: string, planes: number, laterMs: number): Promise<void> {
  const work = spawn(process.execPath, [program, ...order(folder)], { stdio: 'ignore' });
  const ended = once(work, 'exit');
  let isOver = false;
  ended.then(() => {
    isOver = true;
  });
  while (!isOver && doneCount(folder) < planes) await sleep(5);
  await sleep(laterMs);
  work.kill('SIGKILL');
  await ended;
}

describe.skipIf(!isBuilt)('a volume by command (skipped where out/cli is not built)', () => {
  it('is the same to the byte where it was killed and started again', async () => {
    await writePicks(at('picks.json'), picks);
    expect(diffrakt(...order('whole'))).toMatchObject({ status: 0, stderr: '' });
    const random = createRandom(11);
    for (let kill = 0; kill < KILLS; kill++) await killAfter('killed', kill, 150 * random.uniform());
    expect(doneCount('killed')).toBeGreaterThan(0);
    const ended = diffrakt(...order('killed'));
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toMatch(/5 inlines, [1-4] now in/);
    for (const name of ['class', 'diffractions', 'probability-diffraction', 'probability-reflection'])
      expect(readFileSync(at('killed', `${name}.sgy`)).equals(readFileSync(at('whole', `${name}.sgy`)))).toBe(
        true,
      );
    expect(existsSync(at('killed', 'unfinished'))).toBe(false);
  });

  it('classifies several files into a folder each, and refuses picks for them', () => {
    copyFileSync(cube, at('second.sgy'));
    const files = [cube, at('second.sgy')];
    const ended = diffrakt(
      'classify',
      ...files,
      '--plane',
      'inline:101',
      '--engine',
      'wasm',
      '--out',
      at('both'),
    );
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^cube\.sgy: [\s\S]*\nsecond\.sgy: /);
    expect(readdirSync(at('both')).sort()).toEqual(['cube', 'second']);
    expect(readFileSync(at('both', 'second', 'class.sgy'))).toEqual(
      readFileSync(at('both', 'cube', 'class.sgy')),
    );
    const refused = diffrakt('classify', ...files, '--picks', at('picks.json'), '--out', at('x'));
    expect(failureLine(refused)).toMatch(/Picks are of one line/);
  });

  it('classifies a line through the volume: the traces are those along it, with their headers', async () => {
    const line = 'arbitrary:100,300;102,332;104,332';
    const ended = diffrakt('classify', cube, '--plane', line, '--engine', 'wasm', '--out', at('line'));
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    const written = await openTraceFile(at('line', 'class.sgy'));
    const inlines = await written.header.column('INLINE_3D');
    const crosslines = await written.header.column('CROSSLINE_3D');
    expect([inlines.length, inlines[0], crosslines[0]]).toEqual([35, 100, 300]);
    expect([...crosslines]).toEqual([...Array.from({ length: 33 }, (_, i) => 300 + i), 332, 332]);
    expect([...inlines].slice(-3)).toEqual([102, 103, 104]);
    await written.dispose();
    const refused = diffrakt('classify', cube, '--plane', 'arbitrary:100,1', '--out', at('x'));
    expect(refused.stderr).toMatch(/arbitrary:120,340;150,380/);
  });

  it('says what is wrong with its options', () => {
    expect(failureLine(diffrakt('classify', cube, '--shard', '1/2', '--out', at('x')))).toMatch(
      /--volume inline/,
    );
    const both = diffrakt('classify', cube, '--volume', 'inline', '--plane', 'inline:100', '--out', at('x'));
    expect(both).toMatchObject({ status: 2, stderr: expect.stringMatching(/cannot be used with/) });
  });
});
