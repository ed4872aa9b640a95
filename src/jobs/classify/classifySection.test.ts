import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifySection } from '#jobs/classify/classifySection';
import { classifyToFolder } from '#jobs/export/classifyToFolder';
import { REPORT_SCHEMA } from '#jobs/export/report';
import { readLine } from '#jobs/line/readLine';
import { listen, type TinyLine, tinyRecipe, writeTinyLine } from '#jobs/testing/tinyLine';
import { trainModel } from '#jobs/train/trainModel';
import type { RunNews } from '#learning/news/runNews';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-classify-'));
const modelFolder = join(scratch, 'model');
afterAll(() => rmSync(scratch, { recursive: true }));

let line: TinyLine;
beforeAll(async () => {
  line = await writeTinyLine(join(scratch, 'line.sgy'));
  const job = { recipe: tinyRecipe(line, { learningRate: 0.02 }), modelFolder, logFolder: null };
  await trainModel(job, listen().context);
});

function classify(heard = listen(), linePath = line.linePath) {
  return classifySection({ linePath, modelFolder }, heard.context);
}

function gridsOf(news: readonly RunNews[]): ProbabilityGrid[] {
  return news.flatMap((one) => (one.kind === 'grid' ? [one.grid] : []));
}

/** Probabilities of the node at a trace and a sample. */
function nodeAt(grid: ProbabilityGrid, trace: number, sample: number): number[] {
  const node = (trace / grid.traceStep) * grid.nodeSampleCount + sample / grid.sampleStep;
  return [...grid.probabilities.subarray(3 * node, 3 * node + 3)];
}

describe('classifying a line', () => {
  it('twice writes the same bytes in class and probability sections, and a report of the stated schema', async () => {
    const reports = [];
    for (const name of ['one', 'two']) {
      const request = { linePath: line.linePath, modelFolder, outputFolder: join(scratch, name) };
      reports.push(await classifyToFolder(request, listen().context));
    }
    const names = reports[0].files.filter((name) => name.endsWith('.sgy'));
    expect(names).toHaveLength(4);
    for (const name of names)
      expect(readFileSync(join(scratch, 'two', name)).equals(readFileSync(join(scratch, 'one', name)))).toBe(
        true,
      );
    expect(REPORT_SCHEMA.strict().safeParse(reports[0]).error).toBeUndefined();
    const { amplitudes } = await readLine({ linePath: join(scratch, 'one', 'class.sgy') }, listen().context);
    const count = (code: number) => amplitudes.filter((value) => value === code).length;
    expect(reports[0].counts).toEqual({ diffraction: count(1), reflection: count(2), noise: count(0) });
    expect(Math.max(count(0), count(1), count(2))).toBeLessThan(amplitudes.length);
  });

  it('goes from coarse to fine, and finer grids hold the nodes of the coarser ones', async () => {
    const heard = listen();
    const { grid, complete } = await classify(heard);
    const grids = gridsOf(heard.news);
    expect(grids.map(({ traceStep }) => traceStep)).toEqual([32, 16, 8]);
    expect([complete, grid.nodeTraceCount, grid.nodeSampleCount]).toEqual([true, 15, 20]);
    for (const trace of [0, 32, 96])
      for (const sample of [0, 64, 128])
        for (const coarser of grids)
          expect(nodeAt(coarser, trace, sample)).toEqual(nodeAt(grid, trace, sample));
    const sums = Array.from({ length: 300 }, (_, i) => nodeAt(grid, 8 * Math.floor(i / 20), 8 * (i % 20)));
    for (const [d, r, n] of sums) expect(Math.abs(d + r + n - 1)).toBeLessThan(1e-6);
    expect(heard.progress.at(-1)).toMatchObject({ done: 300, total: 300 });
  });

  it('when stopped keeps the finest grid that is complete', async () => {
    const whole = listen();
    await classify(whole);
    const stopping = listen(({ controller }, one) => {
      if ('done' in one && one.done > 40) controller.abort();
    });
    const { grid, complete } = await classify(stopping);
    expect(complete).toBe(false);
    expect(grid).toEqual(gridsOf(whole.news)[0]);
    expect(gridsOf(stopping.news)).toHaveLength(1);
  });

  it('when stopped before the coarsest grid fails with a message', async () => {
    const stopping = listen(({ controller }, one) => {
      if ('kind' in one && one.kind === 'stage' && one.stage === 'classifying') controller.abort();
    });
    await expect(classify(stopping)).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a line that the model does not fit', () => {
  it.each([
    ['another sample interval', { sampleIntervalUs: 2000 }, /sample interval of 4 ms; this line has 2 ms/],
    ['too few traces', { traceCount: 11 }, /windows of 12 traces × 16 samples; this line has 11 × 160/],
    ['too few samples', { sampleCount: 15 }, /windows of 12 traces × 16 samples; this line has 120 × 15/],
  ])('%s', async (name, options, message) => {
    const other = await writeTinyLine(join(scratch, `${name}.sgy`), options);
    await expect(classify(listen(), other.linePath)).rejects.toMatchObject({
      code: 'model.doesNotFit',
      message: expect.stringMatching(message),
      remedy: expect.stringContaining(basename(line.linePath)),
    });
  });

  it('but one of exactly the size of a window is classified', async () => {
    const least = await writeTinyLine(join(scratch, 'least.sgy'), { traceCount: 12, sampleCount: 16 });
    const { grid } = await classify(listen(), least.linePath);
    expect([grid.nodeTraceCount, grid.nodeSampleCount]).toEqual([2, 2]);
  });
});
