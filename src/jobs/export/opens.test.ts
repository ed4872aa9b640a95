import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { classifyToFolder } from '#jobs/export/classifyToFolder';
import { exportRun } from '#jobs/export/exportRun';
import { parseRecipe } from '#jobs/recipe/recipe';
import { runRecipe } from '#jobs/runRecipe';
import { listen, TINY_OPTIONS, type TinyLine, writeTinyLine } from '#jobs/testing/tinyLine';

/** Paths of the files that were opened, by any call. */
const opened = vi.hoisted(() => [] as string[]);

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>();
  const open: typeof real.open = (path, ...rest) => {
    opened.push(String(path));
    return real.open(path, ...rest);
  };
  const readFile = vi.fn(real.readFile).mockImplementation((path, options) => {
    opened.push(String(path));
    return real.readFile(path, options);
  });
  return { ...real, open, readFile };
});

vi.mock('node:fs', async (load) => {
  const real = await load<typeof import('node:fs')>();
  const createReadStream: typeof real.createReadStream = (path, options) => {
    opened.push(String(path));
    return real.createReadStream(path, options);
  };
  return { ...real, createReadStream };
});

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-opens-'));
const runFolder = join(scratch, 'run');
afterAll(() => rmSync(scratch, { recursive: true }));

let line: TinyLine;
beforeAll(async () => {
  line = await writeTinyLine(join(scratch, 'line.sgy'));
  const { linePath, picks } = line;
  const recipe = parseRecipe({ version: 1, linePath, picks, options: TINY_OPTIONS }, 'the test');
  await runRecipe({ recipe, runFolder }, listen().context);
});
beforeEach(() => {
  opened.length = 0;
});

/** How often each file of a folder was opened; folders are opened to be synced. */
function opensIn(folder: string): Record<string, number> {
  const names = opened
    .filter((path) => dirname(path) === folder && extname(path) !== '')
    .map((path) => basename(path));
  return Object.fromEntries(
    [...new Set(names)].map((name) => [name, names.filter((n) => n === name).length]),
  );
}

/** The line: once for its samples and headers, and for its hash. */
function expectFewOpens(): void {
  expect(opensIn(scratch)).toEqual({ 'line.sgy': 2 });
  expect(opensIn(join(runFolder, 'model'))).toEqual({
    'model.json': 1,
    'weights.bin': 1,
    'templates.bin': 1,
  });
}

const SECTIONS = ['class', 'probability-diffraction', 'probability-reflection', 'probability-noise'];

describe('an export', () => {
  it('of a run opens the line twice and the model once, and names its files', async () => {
    const outputFolder = join(scratch, 'from-run');
    const files = await exportRun({ linePath: line.linePath, runFolder, outputFolder }, listen().context);
    expectFewOpens();
    expect(files).toEqual([...SECTIONS.map((name) => `${name}.sgy`), 'section.png', 'report.json']);
    expect(opensIn(runFolder)).toEqual({ 'probabilities.json': 1, 'probabilities.bin': 1, 'recipe.json': 1 });
  });

  it('of a line that it classifies does so, too, and writes the same bytes as the run', async () => {
    const outputFolder = join(scratch, 'classified');
    const modelFolder = join(runFolder, 'model');
    const request = { linePath: line.linePath, modelFolder, outputFolder, picks: line.picks };
    await classifyToFolder(request, listen().context);
    expectFewOpens();
    await exportRun(
      { linePath: line.linePath, runFolder, outputFolder: join(scratch, 'again') },
      listen().context,
    );
    for (const name of [...SECTIONS.map((section) => `${section}.sgy`), 'section.png'])
      expect(readFileSync(join(outputFolder, name)).equals(readFileSync(join(scratch, 'again', name)))).toBe(
        true,
      );
  });

  it('does not touch a line that has the name of a result', async () => {
    const own = await writeTinyLine(join(scratch, 'class.sgy'));
    const before = readFileSync(own.linePath);
    const job = { linePath: own.linePath, runFolder, outputFolder: scratch };
    await expect(exportRun(job, listen().context)).rejects.toMatchObject({ code: 'argument.invalid' });
    const request = { linePath: own.linePath, modelFolder: join(runFolder, 'model'), outputFolder: scratch };
    await expect(classifyToFolder(request, listen().context)).rejects.toMatchObject({
      code: 'argument.invalid',
    });
    expect(readFileSync(own.linePath).equals(before)).toBe(true);
  });
});
