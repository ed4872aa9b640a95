import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyToFolder } from '#jobs/export/classifyToFolder';
import { exportRun } from '#jobs/export/exportRun';
import { createRecipe } from '#jobs/recipe/recipe';
import { type LineNews, runLines } from '#jobs/runLines';
import { runPaths, runRecipe } from '#jobs/runRecipe';
import { listen, TINY_OPTIONS, writeTinyLine } from '#jobs/testing/tinyLine';
import type { Progress } from '#system/progress';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-run-lines-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const at = (...parts: string[]) => join(scratch, ...parts);
const lineOf = (name: string) => ({ name, linePath: at(`${name}.sgy`), picks: [], runFolder: at(name) });

beforeAll(async () => {
  const a = await writeTinyLine(at('a.sgy'));
  await writeTinyLine(at('b.sgy'), { traceCount: 100, sampleCount: 140 });
  await writeTinyLine(at('c.sgy'), { sampleIntervalUs: 2000 });
  const settings = { engine: 'wasm', options: TINY_OPTIONS, classifyAfter: false } as const;
  await runRecipe({ recipe: createRecipe(a, settings), runFolder: at('net') }, listen().context);
}, 120_000);

/** Runs lines; what was told of each, and how far they were. */
async function run(names: readonly string[], stopAfter?: LineNews['kind']) {
  const told: LineNews[] = [];
  const steps: Progress[] = [];
  const abort = new AbortController();
  const context = {
    signal: abort.signal,
    warn: () => undefined,
    progress: (progress: Progress) => void steps.push(progress),
    emit: (news: LineNews) => {
      told.push(news);
      if (news.kind === stopAfter) abort.abort();
    },
  };
  const isWhole = await runLines({ netFolder: at('net'), lines: names.map(lineOf) }, context);
  const ends = told.filter(({ kind }) => kind !== 'news').map(({ line, kind }) => [line, kind]);
  return { isWhole, ends, told, steps };
}

describe('lines that are classified by the net of a run', () => {
  it('are runs of their own, exported as classify writes them', async () => {
    const { isWhole, ends, steps } = await run(['b', 'a']);
    expect([isWhole, ends]).toEqual([true, [0, 0, 1, 1].map((line, i) => [line, i % 2 ? 'done' : 'begun'])]);
    expect(steps.at(-1)).toMatchObject({ done: steps[0].total, total: steps[0].total });
    expect(steps.every(({ done }, i) => i === 0 || done >= steps[i - 1].done)).toBe(true);
    expect(steps.some(({ stage }) => stage.startsWith('a, line 2 of 2: Classifying'))).toBe(true);
    const { linePath, runFolder } = lineOf('b');
    const { modelFolder } = runPaths(at('net'));
    const files = await exportRun({ linePath, runFolder, outputFolder: at('out') }, listen().context);
    await classifyToFolder({ linePath, modelFolder, outputFolder: at('same') }, listen().context);
    for (const name of files.filter((file) => file !== 'report.json'))
      expect([name, readFileSync(at('out', name)).equals(readFileSync(at('same', name)))]).toEqual([
        name,
        true,
      ]);
  });

  it('go on after one that does not fit, which is told', async () => {
    const { isWhole, told, ends } = await run(['c', 'a']);
    expect([isWhole, ends.map(([, kind]) => kind)]).toEqual([true, ['begun', 'failed', 'begun', 'done']]);
    expect(told.find(({ kind }) => kind === 'failed')).toMatchObject({ error: { code: 'model.doesNotFit' } });
  });

  it('end where they are stopped, and keep those that are done', async () => {
    const { isWhole, ends } = await run(['b', 'a'], 'done');
    expect([isWhole, ends.map(([line]) => line)]).toEqual([false, [0, 0]]);
  });
});
