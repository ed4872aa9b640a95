import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDataset } from '#jobs/line/openDataset';
import { readModel } from '#jobs/model/modelFolder';
import { readPicksFile } from '#jobs/picks/picksFile';
import { readRecipe } from '#jobs/recipe/recipe';
import { listen } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-unreadable-'));
chmodSync(scratch, 0o755);
afterAll(() => rmSync(scratch, { recursive: true }));

const hasRights = process.platform !== 'win32';
const NOBODY = 65534;

/** Runs an action as a user without full read permission: root gives up its rights meanwhile. */
async function asCommonUser<Result>(action: () => Promise<Result>): Promise<Result> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    return await action();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe.skipIf(!hasRights)('a file that may not be read (skipped on Windows)', () => {
  it.each<[string, string, (path: string) => Promise<unknown>, RegExp]>([
    [
      'a line',
      'file.unreadable',
      (path) => openDataset(path, listen().context),
      /You may not read this file: /,
    ],
    ['picks', 'file.unreadable', readPicksFile, /Cannot read the picks, .*permission denied/],
    ['a recipe', 'file.unreadable', readRecipe, /Cannot read the recipe: /],
  ])('%s is named with the remedy', async (name, code, read, message) => {
    const path = join(scratch, name);
    writeFileSync(path, '');
    chmodSync(path, 0o000);
    await expect(asCommonUser(() => read(path))).rejects.toMatchObject({
      name: 'JobError',
      code,
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(/^[A-Z].*\.$/),
    });
    await expect(asCommonUser(() => read(path))).rejects.toThrow(path);
  });

  it('a model is named with the part', async () => {
    const folder = join(scratch, 'model');
    mkdirSync(folder);
    writeFileSync(join(folder, 'model.json'), '{}');
    chmodSync(join(folder, 'model.json'), 0o000);
    await expect(asCommonUser(() => readModel(folder))).rejects.toMatchObject({
      code: 'model.invalid',
      message: expect.stringMatching(/model\.json cannot be read \(EACCES\), in .*model$/),
    });
  });
});
