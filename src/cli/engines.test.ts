import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, isBuilt, program } from '#cli/testing/program';
import type { EngineName } from '#engine/names/engineNames';
import { readLine } from '#jobs/line/readLine';
import { readModel } from '#jobs/model/modelFolder';
import { writePicks } from '#jobs/picks/picksFile';
import { listen, type TinyLine, writeTinyLine } from '#jobs/testing/tinyLine';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** Where `npm test` has installed native TensorFlow; it cannot everywhere. */
const engineFolder = process.env.DIFFRAKT_TEST_ENGINE ?? null;
const ENGINES: EngineName[] = engineFolder === null ? ['wasm', 'cpu'] : ['wasm', 'cpu', 'native'];
const without = engineFolder === null ? ' (without native TensorFlow: it is not installed)' : '';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-engines-'));
const at = (...names: string[]): string => join(scratch, ...names);
afterAll(() => rmSync(scratch, { recursive: true }));

let line: TinyLine;
beforeAll(async () => {
  line = await writeTinyLine(at('line.sgy'), { traceCount: 64, sampleCount: 96 });
  await writePicks(at('picks.json'), line.picks);
});

/** A process of its own for each call: native TensorFlow is loaded once a process. */
function diffrakt(...args: string[]): Ended {
  const folder = engineFolder === null ? {} : { DIFFRAKT_ENGINE_FOLDER: engineFolder };
  return spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...folder },
  });
}

/** Small enough for plain JavaScript. */
const OPTIONS = [...['--filters', '3,4'], ...['--batch-size', '8'], ...['--seed', '3']];

async function weightsOf(engine: EngineName, name: string, steps = 6): Promise<string> {
  const files = [at('line.sgy'), '--picks', at('picks.json'), '--model', at(name)];
  const ended = diffrakt('train', ...files, '--engine', engine, ...OPTIONS, '--steps', String(steps));
  expect([ended.status, ended.stdout]).toEqual([0, expect.stringContaining(`${steps} steps`)]);
  const { file } = await readModel(at(name));
  expect(file.engine).toBe(engine);
  return file.weights.sha256;
}

/** P of all three classes of every sample, one class behind the other. */
async function probabilitiesBy(engine: EngineName): Promise<number[]> {
  const folder = at(`classified by ${engine}`);
  const options = ['--engine', engine, '--model', at('judged'), '--out', folder];
  expect(diffrakt('classify', at('line.sgy'), ...options)).toMatchObject({ status: 0 });
  const sections = await Promise.all(
    EVENT_CLASSES.map((name) =>
      readLine({ linePath: join(folder, `probability-${name}.sgy`) }, listen().context),
    ),
  );
  return sections.flatMap(({ amplitudes }) => [...amplitudes]);
}

describe.runIf(isBuilt)(`engines (skipped where out/cli is not built)${without}`, () => {
  it.each(ENGINES)('%s gives identical weights twice for the same seed', async (engine) => {
    const first = await weightsOf(engine, `${engine} first`);
    expect(await weightsOf(engine, `${engine} again`)).toBe(first);
  });

  it('agree on the probabilities of one model: within 1e-5 of plain JavaScript', async () => {
    await weightsOf('wasm', 'judged', 250);
    const [wasm, cpu, native] = await Promise.all(ENGINES.map((engine) => probabilitiesBy(engine)));
    for (const found of [wasm, native].filter((values) => values !== undefined)) {
      const worst = found.reduce((most, value, i) => Math.max(most, Math.abs(value - cpu[i])), 0);
      expect(found.length).toBe(3 * line.section.amplitudes.length);
      expect(worst).toBeLessThan(1e-5);
    }
    // The probabilities differ; otherwise the test would show nothing.
    expect(Math.max(...cpu) - Math.min(...cpu)).toBeGreaterThan(0.2);
  });

  it.runIf(engineFolder)('"auto" chooses native where it trained faster in its probe', () => {
    const { engines, chosen } = JSON.parse(diffrakt('engine', '--json').stdout).report;
    const rateOf = (name: EngineName): number =>
      engines.find((one: { name: string }) => one.name === name).examplesPerSecond;
    expect(rateOf('native')).toBeGreaterThan(0);
    expect(chosen).toBe(rateOf('wasm') > 1.15 * rateOf('native') ? 'wasm' : 'native');
  });
});
