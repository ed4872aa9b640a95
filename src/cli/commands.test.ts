import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffrakt, isBuilt, program, root } from '#cli/testing/program';
import { REPORT_SCHEMA } from '#jobs/export/report';
import { readModel } from '#jobs/model/modelFolder';
import { writePicks } from '#jobs/picks/picksFile';
import { writeTinyLine } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-commands-'));
const at = (...names: string[]) => join(scratch, ...names);
afterAll(() => rmSync(scratch, { recursive: true }));

beforeAll(async () => {
  const { picks } = await writeTinyLine(at('line.sgy'));
  await writePicks(at('picks.json'), picks);
  writeFileSync(at('cut.sgy'), readFileSync(at('line.sgy')).subarray(0, 3600 + 880 * 100 + 7));
});

const lineAndPicks = [at('line.sgy'), '--picks', at('picks.json')];

describe.skipIf(!isBuilt)('commands (skipped where out/cli is not built)', () => {
  it('train, classify and info print only their results', async () => {
    const train = [
      ...lineAndPicks,
      '--model',
      at('model'),
      '--steps',
      '20',
      '--seed',
      '5',
      '--logdir',
      at('log'),
    ];
    const trained = diffrakt('train', ...train);
    expect(trained).toMatchObject({ status: 0, stderr: '' });
    expect(trained.stdout).toMatch(/20 steps in[\s\S]*validation by pick: \d of 7[\s\S]*event files: /);
    const { file } = await readModel(at('model'));
    expect(file.options).toMatchObject({ seed: 5, steps: 20 });
    expect(readdirSync(at('log'))).toEqual([expect.stringMatching(/^events\.out\.tfevents\./)]);
    const classified = diffrakt(
      'classify',
      at('line.sgy'),
      '--model',
      at('model'),
      '--out',
      at('new', 'out'),
    );
    expect(classified).toMatchObject({ status: 0, stderr: '' });
    const report: unknown = JSON.parse(readFileSync(at('new', 'out', 'report.json'), 'utf8'));
    const { files, line } = REPORT_SCHEMA.strict().parse(report);
    expect(readdirSync(at('new', 'out')).sort()).toEqual([...files, 'report.json'].sort());
    expect(line).toMatchObject({ file: 'line.sgy', traceCount: 120, sampleCount: 160 });
    const info = diffrakt('info', at('new', 'out', 'class.sgy'), '--json');
    expect(info).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(info.stdout)).toMatchObject({ format: { code: 5 }, traceCount: 120, sampleCount: 160 });
  });

  it('give the same model for the same seed, whatever the process', () => {
    for (const name of ['a', 'b'])
      diffrakt('train', ...lineAndPicks, '--model', at(name), '--steps', '5', '--engine', 'wasm');
    expect(readFileSync(at('b', 'weights.bin')).equals(readFileSync(at('a', 'weights.bin')))).toBe(true);
  });

  it('warn once of oddities in a line that they read more than once', () => {
    const { status, stderr } = diffrakt(
      'classify',
      at('cut.sgy'),
      '--model',
      at('model'),
      '--out',
      at('cut'),
    );
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^diffrakt: warning: The file ends inside trace 101[^\n]*100 whole traces are read\.\n$/,
    );
  });

  it('train stopped by Ctrl+C keeps the best weights and ends with 130', async () => {
    const args = [
      'train',
      ...lineAndPicks,
      '--model',
      at('stopped'),
      '--steps',
      '100000',
      '--logdir',
      at('slog'),
    ];
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = endOf(child);
    while (child.exitCode === null && !isLogged(at('slog'))) await sleep(20);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({
      status: 130,
      stderr: `diffrakt: Stopped before the last step; the best weights so far are in ${at('stopped')}. Give --resume to continue, or train again for all steps.\n`,
    });
    expect((await readModel(at('stopped'))).file.metrics).toMatchObject({ stopped: true });
  });

  it('runs by npx', () => {
    const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
    const args = ['--no-install', 'diffrakt', '--version'];
    const version = execFileSync(npx, args, {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    expect(version).toMatch(/^\d+\.\d+\.\d+\s*$/);
  });
});

async function endOf(child: ChildProcess): Promise<{ status: number | null; stderr: string }> {
  let stderr = '';
  child.stderr?.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stderr })));
}

/** True once the training has written steps. */
function isLogged(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes('loss/train'));
}
