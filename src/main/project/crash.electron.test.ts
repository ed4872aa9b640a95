import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ProjectStore } from '#main/project/projectStore';

const root = join(import.meta.dirname, '../../..');
const TRIES = 20;

let folder: string;
let writer: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-crash-'));
  // Inside the repository, so that better-sqlite3 is found.
  const outDir = join(root, 'out/test-crash');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'killedWriter.ts'),
      outDir,
      rollupOptions: { output: { entryFileNames: 'killedWriter.mjs' } },
    },
  });
  writer = join(outDir, 'killedWriter.mjs');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(root, 'out/test-crash'), { recursive: true, force: true });
});

/** Runs the writer and kills it some time after its first answer; returns the number of pairs it reported. */
async function writeAndKill(path: string, delayMs: number): Promise<number> {
  const child = spawn(process.execPath, [writer, path], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const started = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      resolve();
    });
  });
  await Promise.race([started, ended]);
  await sleep(delayMs);
  child.kill('SIGKILL');
  await ended;
  return Number(told.trim().split('\n').at(-1));
}

it(`keeps whole edits and all reported ones when killed while saving, ${TRIES} times`, async () => {
  const path = join(folder, 'line.diffrakt');
  const line = {
    absolutePath: '/l.sgy',
    besideProjectPath: '/l.sgy',
    fingerprint: 'f',
    fileName: 'l.sgy',
    demoSeed: null,
    opening: {},
  };
  ProjectStore.create(path, line).dispose();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const told = await writeAndKill(path, (attempt * 7) % 53);
    expect(told).toBeGreaterThan(0);
    const store = ProjectStore.open(path);
    const { picks, revision } = store.pickState;
    expect(store.info.readOnly, 'the lock of the killed process is released').toBe(false);
    expect(picks.length % 2, 'an edit of two picks is whole').toBe(0);
    expect(picks.length / 2).toBe(revision);
    expect([told, told + 1]).toContain(revision);
    store.dispose();
  }
  const store = ProjectStore.open(path);
  const pairs = store.pickState.revision;
  for (let pair = 0; pair < pairs; pair += 1) store.undo();
  expect(store.pickState.picks).toEqual([]);
  store.dispose();
}, 120_000);
