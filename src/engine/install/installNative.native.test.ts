import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { installNative } from '#engine/install/installNative';
import { findNative, readInstalled } from '#engine/install/nativeFolder';
import { uninstallNative } from '#engine/install/uninstallNative';
import { wheelsOf } from '#engine/install/wheels';
import { listen } from '#jobs/testing/tinyLine';

const root = join(import.meta.dirname, '../../..');
const program = join(root, 'bin/diffrakt.mjs');
const isAsked = process.env.DIFFRAKT_TEST_NATIVE === '1' && existsSync(join(root, 'out/cli/diffrakt.js'));
const LIMIT_MS = 600_000;

/** A script that loads the binding in its own process and prints the product of two matrices. */
const MULTIPLY = `
const binding = require(process.argv.at(-1));
const matrix = (...values) => binding.createTensor([2, 2], binding.TF_FLOAT, Float32Array.from(values));
const type = { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT };
const inputs = [matrix(1, 2, 3, 4), matrix(5, 6, 7, 8)];
const [{ id }] = binding.executeOp('BatchMatMulV2', [type], inputs, 1);
console.log(JSON.stringify([...binding.tensorDataSync(id)]));`;

/** Starts an installation in a process of its own and kills it so long after a stage began. */
async function killAt(stage: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [program, 'engine', 'install'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (text: Buffer) => {
    told += text.toString();
  });
  while (child.exitCode === null && !told.includes(stage)) await sleep(5);
  await sleep(afterMs);
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
}

const REASON = 'skipped: set DIFFRAKT_TEST_NATIVE=1 and build out/cli; it downloads 274 MB';

describe.skipIf(!isAsked)(`the real installation (${REASON})`, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-native-'));
  const folder = join(scratch, 'engine');
  beforeAll(() => {
    vi.stubEnv('DIFFRAKT_ENGINE_FOLDER', folder);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(scratch, { recursive: true, force: true });
  });

  it(
    'leaves nothing unfinished in place when killed at any stage',
    async () => {
      const file = wheelsOf('cpu')[0].file;
      await killAt('Finding', 200);
      await killAt('Downloading', 200);
      const parts = readdirSync(join(folder, 'parts'));
      await killAt('Unpacking', 300);
      await killAt('Unpacking', 1000);
      await killAt('Making', 100);
      expect(await findNative()).toEqual({ installed: null, problem: null });
      expect(parts).toEqual([`${file}.part`]);
      expect(readdirSync(join(folder, 'parts'))).toEqual([file]);
    },
    LIMIT_MS,
  );

  it(
    'stops on request, keeps the download, and continues without a network',
    async () => {
      const stopped = listen(({ controller, progress }) => {
        if (progress.at(-1)?.stage.startsWith('Unpacking')) controller.abort();
      });
      await expect(installNative({ build: 'cpu' }, stopped.context)).rejects.toMatchObject({
        code: 'cancelled',
      });
      expect(readdirSync(folder)).toEqual(['parts']);
      vi.stubEnv('PIP_INDEX_URL', 'http://127.0.0.1:9/simple');
      expect(await installNative({ build: 'cpu' }, listen().context)).toMatchObject({ isNew: true });
      expect(readdirSync(folder)).toEqual(['tensorflow-cpu-2.21.0']);
    },
    LIMIT_MS,
  );

  it('computes', async () => {
    const bindingPath = (await readInstalled())?.bindingPath ?? '';
    const output = execFileSync(process.execPath, ['-e', MULTIPLY, bindingPath], { encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual([19, 22, 43, 50]);
  });

  it('does nothing a second time, and can be removed', async () => {
    expect(await installNative({ build: 'cpu' }, listen().context)).toMatchObject({ isNew: false });
    expect((await uninstallNative()).freedBytes).toBeGreaterThan(500e6);
    expect(await findNative()).toEqual({ installed: null, problem: null });
  });
});
