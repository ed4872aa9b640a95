import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportRun } from '#jobs/export/exportRun';
import { runRecipe } from '#jobs/runRecipe';
import { listen, tinyRecipe, writeTinyLine } from '#jobs/testing/tinyLine';
import { createRandom } from '#seismic/numerics/random';
import { bundleProgram } from '#system/testing/bundleProgram';
import { scratchInMemory } from '#system/testing/failingWrites';
import { type KillMoment, killAt } from '#system/testing/killedProcess';

/** `npm run kills -- export` makes 500 of them. */
const KILLS = Number(process.env.DIFFRAKT_EXPORT_KILLS ?? 2);
/** Kills of one target; then a new folder is begun. */
const KILLS_EACH = 10;
const outDir = 'out/test-killed-exporter';

const folder = scratchInMemory('diffrakt-killed-export-');
const linePath = join(folder, 'line.sgy');
const runFolders = ['first', 'second'].map((name) => join(folder, name));
let exporter: string;
/** The files of both exports, each complete. */
let states: ReadonlyMap<string, Buffer>[];

beforeAll(async () => {
  exporter = await bundleProgram('src/jobs/testing/faults/killedExporter.ts', outDir);
  const line = await writeTinyLine(linePath);
  states = [];
  for (const [i, runFolder] of runFolders.entries()) {
    const recipe = { ...tinyRecipe(line, { steps: 4, engine: 'wasm', seed: i + 1 }), classifyAfter: true };
    await runRecipe({ recipe, runFolder }, { ...listen().context, engines: { threads: 1 } });
    const outputFolder = join(folder, `whole-${i}`);
    await exportRun({ linePath, runFolder, outputFolder }, listen().context);
    states.push(filesIn(outputFolder));
  }
}, 120_000);
afterAll(() => {
  for (const made of [folder, outDir]) rmSync(made, { recursive: true, force: true });
});

function filesIn(outputFolder: string): Map<string, Buffer> {
  const names = readdirSync(outputFolder);
  return new Map(names.map((name) => [name, readFileSync(join(outputFolder, name))]));
}

/** Runs the exporter and kills it; returns the exports that it reported. */
async function exportAndKill(outputFolder: string, moment: KillMoment): Promise<number> {
  const args = [exporter, linePath, ...runFolders, outputFolder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return (await killAt(child, moment)) ?? 0;
}

/** The report tells when it was made: that it can be read is checked. */
function isWhole(name: string, content: Buffer, state: ReadonlyMap<string, Buffer>): boolean {
  if (!name.endsWith('.json')) return state.get(name)?.equals(content) ?? false;
  const parsed: unknown = JSON.parse(content.toString('utf8'));
  return state.has(name) && parsed !== null && typeof parsed === 'object';
}

/**
 * Checks that each file is of one export as a whole.
 * @param done reported exports; none where they may be of an earlier process
 * @returns true where the export was killed while it wrote
 */
function requireWhole(outputFolder: string, done: number): boolean {
  const found = filesIn(outputFolder);
  // The last reported export, and the one that came after it.
  const allowed = done === 0 ? states : [states[(done - 1) % 2], states[done % 2]];
  const unfinished = [...found.keys()].filter((name) => name.endsWith('.part'));
  for (const name of unfinished) found.delete(name);
  for (const [name, content] of found) {
    const isOfOne = allowed.some((state) => isWhole(name, content, state));
    expect(isOfOne, `${name} in ${outputFolder} is of one export`).toBe(true);
  }
  if (done > 0) expect([...found.keys()].sort()).toEqual([...states[0].keys()].sort());
  return unfinished.length > 0;
}

it(
  `leaves each file of an export absent, old or complete when it is killed, ${KILLS} times`,
  async () => {
    expect(states[0].get('class.sgy')?.equals(states[1].get('class.sgy') ?? Buffer.alloc(0))).toBe(false);
    const random = createRandom(2);
    let [outputFolder, inTheMiddle] = ['', 0];
    for (let kill = 0; kill < KILLS; kill += 1) {
      if (kill % KILLS_EACH === 0) {
        if (outputFolder !== '') rmSync(outputFolder, { recursive: true });
        outputFolder = join(folder, `target-${kill}`);
        mkdirSync(outputFolder);
      }
      const waits = random.uniform() < 0.7;
      const moment = { waits, delayMs: random.between(0, waits ? 300 : 1500) };
      const done = await exportAndKill(outputFolder, moment);
      if (requireWhole(outputFolder, done)) inTheMiddle += 1;
    }
    await exportRun({ linePath, runFolder: runFolders[0], outputFolder }, listen().context);
    for (const [name, content] of states[0])
      expect(
        isWhole(name, readFileSync(join(outputFolder, name)), states[0]),
        `${name} ${content.length}`,
      ).toBe(true);
    if (KILLS >= 100) process.stdout.write(`${KILLS} kills, ${inTheMiddle} while a file was being written\n`);
  },
  120_000 + KILLS * 30_000,
);
