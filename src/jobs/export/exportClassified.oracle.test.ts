import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { classifySection } from '#jobs/classify/classifySection';
import { classifyToFolder } from '#jobs/export/classifyToFolder';
import { exportClassified } from '#jobs/export/exportClassified';
import { ResultFolder } from '#jobs/export/resultFolder';
import { SectionWriter } from '#jobs/export/sectionWriter';
import { withLine } from '#jobs/line/readLine';
import { readPicksFile } from '#jobs/picks/picksFile';
import { createRecipe } from '#jobs/recipe/recipe';
import { describeFile } from '#jobs/tables/info';
import { listen, needsOracles, oraclePython, tinyRecipe, writeTinyLine } from '#jobs/testing/tinyLine';
import { trainModel } from '#jobs/train/trainModel';
import { classOfSample, expandGrid } from '#seismic/labels/probabilityGrid';

const root = join(import.meta.dirname, '../../..');
const npra = join(root, '../shared/data/lines/npra-31-81.sgy');
const needsData = existsSync(npra) ? '' : ' (skipped without ../shared/data)';
const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-oracle-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function compareBySegyio(linePath: string, folder: string): unknown {
  const script = join(import.meta.dirname, '../testing/compareBySegyio.py');
  return JSON.parse(execFileSync(oraclePython, [script, linePath, folder], { encoding: 'utf8' }));
}

/** Expected reading of every export by segyio. */
const KEPT = {
  headerBytes: 240,
  differentHeaders: {
    'class.sgy': 0,
    'probability-diffraction.sgy': 0,
    'probability-reflection.sgy': 0,
    'probability-noise.sgy': 0,
  },
  sameTimes: true,
  formats: [5, 5, 5, 5],
  classesFound: [0, 1, 2],
  wrongClasses: 0,
};

describe.skipIf(needsOracles !== '')(`classified sections as segyio reads them${needsOracles}`, () => {
  it('of a simulated line: headers as they were, IEEE float, class of the largest probability', async () => {
    const line = await writeTinyLine(join(scratch, 'line.sgy'));
    const [modelFolder, outputFolder] = [join(scratch, 'model'), join(scratch, 'classified')];
    const recipe = tinyRecipe(line, { learningRate: 0.02, steps: 60 });
    await trainModel({ recipe, modelFolder, logFolder: null }, listen().context);
    await classifyToFolder({ linePath: line.linePath, modelFolder, outputFolder }, listen().context);
    const found = compareBySegyio(line.linePath, outputFolder);
    expect(found).toMatchObject({ ...KEPT, traceCount: 120, sampleCount: 160, differentBinary: [] });
    expectShares(found);
  });

  it.skipIf(needsData !== '')(`of a real line in IBM float${needsData}`, async () => {
    const modelFolder = join(scratch, 'npra-model');
    const picks = await readPicksFile(join(root, 'e2e/recipes/npra-31-81.picks.json'));
    const options = { steps: 40, learningRate: 0.01, templatesPerClass: 2 };
    const recipe = createRecipe({ linePath: npra, picks }, { options });
    await trainModel({ recipe, modelFolder, logFolder: null }, listen().context);
    // The coarsest grid is enough to check the files, and quick.
    const heard = listen(({ controller }, one) => {
      if ('kind' in one && one.kind === 'grid') controller.abort();
    });
    const { grid } = await classifySection({ linePath: npra, modelFolder }, heard.context);
    const outputFolder = join(scratch, 'npra');
    const folder = await ResultFolder.prepare(npra, outputFolder);
    const [classes] = await withLine({ linePath: npra }, (line) => {
      const probabilities = expandGrid(grid, line.axes);
      const samples = { probabilities, codes: classOfSample(probabilities), provenance: 'A test.' };
      return exportClassified(
        SectionWriter.for(line),
        { ...samples, products: [] },
        folder,
        listen().context,
      );
    });
    const found = compareBySegyio(npra, outputFolder);
    expect(found).toMatchObject({ ...KEPT, traceCount: 534, sampleCount: 1501, differentBinary: ['Format'] });
    expectShares(found);
    const [line, info] = [
      await describeFile(npra, listen().context),
      await describeFile(join(outputFolder, classes), listen().context),
    ];
    expect(info).toMatchObject({ format: { code: 5 }, traceCount: 534, headers: line.headers });
  });
});

/** Probabilities between 0 and 1 that add up to 1 in single precision, and a note of a few lines. */
function expectShares(found: unknown): void {
  expect(found).toMatchObject({
    farthestSum: expect.toSatisfy((value: number) => value < 1e-6),
    smallest: expect.toSatisfy((value: number) => value >= 0),
    largest: expect.toSatisfy((value: number) => value > 0.5 && value <= 1),
    differentTextLines: expect.toSatisfy((value: number) => value >= 1 && value <= 4),
  });
}
