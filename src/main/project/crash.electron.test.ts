import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ProjectStore } from '#main/project/projectStore';
import { makeExaminer } from '#main/testing/makeExaminer';
import { LINE } from '#main/testing/projectFixtures';
import { idsAfter, pairOf } from '#main/testing/savingModel';
import { createRandom } from '#seismic/numerics/random';
import { bundleProgram } from '#system/testing/bundleProgram';
import { killAt } from '#system/testing/killedProcess';

/** `npm run kills -- saving` makes 1 000 of them. */
const KILLS = Number(process.env.DIFFRAKT_SAVE_KILLS ?? 12);
/** Kills of one project; then a new one is begun. */
const KILLS_EACH = 20;
const outDir = 'out/test-crash';

let folder: string;
let writer: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-crash-'));
  writer = await bundleProgram('src/main/testing/killedWriter.ts', outDir);
});
afterAll(() => {
  for (const made of [folder, outDir]) rmSync(made, { recursive: true, force: true });
});

function startWriter(paths: string[]) {
  return spawn(process.execPath, [writer, ...paths], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** The number of actions in a project, which is then exactly as after these. */
function requireWhole(path: string): number {
  const store = ProjectStore.open(path);
  const { picks, revision } = store.pickState;
  expect(store.info.readOnly, 'the lock of the killed process is released').toBe(false);
  expect(picks.map(({ id }) => id)).toEqual(idsAfter(revision));
  const view = store.view === null ? -1 : JSON.parse(store.view.json).action;
  if (revision > 0) expect([revision - 2, revision - 1]).toContain(view);
  store.dispose();
  return revision;
}

function undoAll(path: string): void {
  const store = ProjectStore.open(path);
  while (store.pickState.undo !== null) store.undo();
  expect(store.pickState.picks).toEqual([]);
  store.dispose();
}

it(
  `keeps whole edits and all reported ones when killed while saving, ${KILLS} times`,
  async () => {
    const random = createRandom(1);
    let [path, target, before] = ['', '', 0];
    for (let kill = 0; kill < KILLS; kill += 1) {
      if (kill % KILLS_EACH === 0) {
        [path, target, before] = [join(folder, `${kill}.diffrakt`), join(folder, `${kill}-copy.diffrakt`), 0];
        ProjectStore.create(path, LINE).dispose();
      }
      const waits = random.uniform() < 0.8;
      const moment = { waits, delayMs: random.between(0, waits ? 50 : 250) };
      const told = (await killAt(startWriter([path, target]), moment)) ?? before;
      await expect(makeExaminer().examine(path)).resolves.toMatchObject({ path });
      const revision = requireWhole(path);
      expect([told, told + 1]).toContain(revision);
      if (existsSync(target)) expect(requireWhole(target)).toBeLessThanOrEqual(revision);
      before = revision;
      if (kill % KILLS_EACH === KILLS_EACH - 1) undoAll(path);
    }
  },
  120_000 + KILLS * 3_000,
);

it('is read whole by a second process while the first one saves, which changes nothing and can take over', async () => {
  const path = join(folder, 'both.diffrakt');
  ProjectStore.create(path, LINE).dispose();
  const saving = startWriter([path, join(folder, 'both-copy.diffrakt')]);
  const ended = new Promise((resolve) => saving.once('close', resolve));
  await new Promise((resolve) => saving.stdout.once('data', resolve));
  const reader = ProjectStore.open(path);
  expect(reader.info.readOnly).toBe(true);
  const seen = new Set<number>();
  try {
    while (seen.size < 30) {
      expect(() => reader.applyEdit(pairOf(10_000))).toThrow(/open in another window/);
      if (!reader.refresh()) await sleep(2);
      const { picks, revision } = reader.pickState;
      expect(picks.map(({ id }) => id)).toEqual(idsAfter(revision));
      expect(revision).toBeGreaterThanOrEqual(Math.max(0, ...seen));
      seen.add(revision);
    }
  } finally {
    saving.kill('SIGKILL');
    await ended;
  }
  reader.dispose();
  expect(requireWhole(path)).toBeGreaterThanOrEqual(Math.max(...seen));
  const next = ProjectStore.open(path);
  expect([next.info.readOnly, next.applyEdit(pairOf(10_000)).undo]).toEqual([false, 'Undo add 2 picks']);
  next.dispose();
}, 60_000);
