import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffrakt, failureLine, isBuilt } from '#cli/testing/program';
import { writePicks } from '#jobs/picks/picksFile';
import { listen, tinyRecipe, writeTinyLine } from '#jobs/testing/tinyLine';
import { trainModel } from '#jobs/train/trainModel';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-disk-'));
const at = (...names: string[]) => join(scratch, ...names);
const mounted: string[] = [];
afterAll(() => {
  for (const folder of mounted) spawnSync('umount', [folder]);
  rmSync(scratch, { recursive: true });
});

/** A disk of its own in memory; false where this process may not mount one. */
function mountDisk(name: string, kibibytes: number): boolean {
  mkdirSync(at(name));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', at(name)]);
  if (status === 0) mounted.push(at(name));
  return status === 0;
}

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const canTry = isBuilt && isRoot && mountDisk('trial', 64);
const why = canTry ? '' : ' (skipped: needs out/cli, and root on Linux to mount a small disk)';

describe.skipIf(!canTry)(`a disk that is really full${why}`, () => {
  beforeAll(async () => {
    const line = await writeTinyLine(at('line.sgy'));
    await writePicks(at('picks.json'), line.picks);
    const job = { recipe: tinyRecipe(line), modelFolder: at('model'), logFolder: null };
    await trainModel(job, listen().context);
  });

  it('at classify fails with one line, keeps the old files and leaves no part of a file', () => {
    // Room for two of the four sections of 109 200 bytes.
    expect(mountDisk('disk', 256)).toBe(true);
    writeFileSync(at('disk', 'class.sgy'), 'old');
    const ended = diffrakt('classify', at('line.sgy'), '--model', at('model'), '--out', at('disk'));
    expect(failureLine(ended)).toBe(
      `diffrakt: The disk is full; nothing was changed: ${at('disk', 'probability-reflection.sgy')}. ` +
        'Free some space or choose another folder.\n',
    );
    expect(readdirSync(at('disk'))).toEqual(['class.sgy']);
    expect(readFileSync(at('disk', 'class.sgy'), 'utf8')).toBe('old');
  });

  it.each([
    [
      'panels',
      ['panels', at('line.sgy'), '--picks', at('picks.json'), '--out', at('trial', 'out')],
      /panels\.npy/,
    ],
    ['simulate', ['simulate', '--out', at('trial', 'out')], /section\.sgy/],
  ])('at %s too', (_, args, name) => {
    const line = failureLine(diffrakt(...args));
    expect(line).toMatch(/^diffrakt: The disk is full; nothing was changed: /);
    expect(line).toMatch(name);
    expect(readdirSync(at('trial', 'out'))).toEqual([]);
  });

  it('at train keeps the older model', () => {
    expect(mountDisk('models', 24)).toBe(true);
    const names = ['model.json', 'templates.bin', 'weights.bin'];
    for (const name of names) writeFileSync(at('models', name), `old ${name}`);
    const args = [
      'train',
      at('line.sgy'),
      '--picks',
      at('picks.json'),
      '--model',
      at('models'),
      '--steps',
      '2',
    ];
    expect(failureLine(diffrakt(...args))).toMatch(
      /^diffrakt: The disk is full; nothing was changed: .*\.bin/,
    );
    expect(readdirSync(at('models')).sort()).toEqual(names);
    for (const name of names) expect(readFileSync(at('models', name), 'utf8')).toBe(`old ${name}`);
  });
});
