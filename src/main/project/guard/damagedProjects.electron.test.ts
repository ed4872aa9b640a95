import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProjectExaminer } from '#main/process/project/projectExaminer';
import { forkExaminer } from '#main/testing/damaged/forkExaminer';
import { makeTemplate } from '#main/testing/damaged/template';
import { KIND_COUNT, tryDamaged } from '#main/testing/damaged/tryProject';
import { bundleProgram } from '#system/testing/bundleProgram';

/** `npm run fuzz -- projects` makes 1 000 of them. */
const COUNT = 60;
const outDir = 'out/test-damaged';

let folder: string;
let examiner: ProjectExaminer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-damaged-'));
  examiner = forkExaminer(await bundleProgram('src/main/testing/damaged/forkedExaminer.ts', outDir));
});
afterAll(() => {
  examiner.dispose();
  for (const made of [folder, outDir]) rmSync(made, { recursive: true, force: true });
});

it(`opens ${COUNT} damaged and hostile projects or refuses them in words, and leaves those as they were`, async () => {
  expect(KIND_COUNT).toBeLessThanOrEqual(COUNT);
  const template = makeTemplate(folder);
  const faults: string[] = [];
  let opened = 0;
  for (let number = 0; number < COUNT; number += 1) {
    const trial = await tryDamaged({ template, folder, seed: 1 }, number, examiner);
    faults.push(...trial.faults.map((fault) => `${trial.name}: ${fault}`));
    opened += Number(trial.outcome === 'opened');
  }
  expect(faults).toEqual([]);
  expect(opened).toBeGreaterThan(5);
  expect(opened).toBeLessThan(COUNT - 5);
});
