import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '#learning/recipe/recipe';
import { putLine, startServices } from '#main/testing/startServices';
import type { ClassedPick } from '#seismic/picks/pickClasses';

let folder: string;
let end = () => {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-trained-lines-'));
});
afterEach(() => {
  end();
  rmSync(folder, { recursive: true, force: true });
});

const SETTINGS = { ...DEFAULT_SETTINGS, engine: 'wasm' } as const;
const pickOf = (id: string, name = 'noise'): ClassedPick => ({
  ...{ id, class: name, trace: 10, timeMs: 100 },
  ...{ traces: 9, durationMs: 40, plane: 'line' },
});

/** Three lines: picks on "west" and "east", none on "north", which is shown. */
async function startOnLines() {
  const train = async () => ({ stopped: false, validationAccuracy: null });
  const started = startServices(folder, { learning: { train } });
  end = started.end;
  const { projects, lines, picks, training } = started.services;
  const paths = ['west', 'east', 'north'].map((name) => putLine(folder, `${name}.sgy`));
  await projects.openPath(paths[0]);
  picks.applyEdit({ kind: 'add', picks: [pickOf('w1'), pickOf('w2')] });
  await lines.add([paths[1]]);
  picks.applyClassEdit({ kind: 'add', class: { name: 'salt', colour: '#ffffff' } });
  picks.applyEdit({ kind: 'add', picks: [pickOf('e1'), pickOf('e2', 'salt')] });
  await lines.add([paths[2]]);
  const trainOn = async (lineIds?: number[]) => {
    const run = await training.start({ ...SETTINGS, lineIds });
    await vi.waitUntil(() => projects.require().runs.require(run.runId).status === 'done');
    const { ask } = started.processes.learning[0].asked.at(-1) as { ask: { recipe: unknown } };
    return { run, recipe: ask.recipe };
  };
  return { ...started, paths, trainOn };
}

describe('a training on lines of the project', () => {
  it('has the shown line first, which is classified, and the picks of each on its own file', async () => {
    const { services, paths, trainOn } = await startOnLines();
    await services.lines.show(2);
    const { run, recipe } = await trainOn([1, 2]);
    expect(recipe).toMatchObject({ linePath: paths[1], picks: [{ id: 'e1' }] });
    expect(recipe).toMatchObject({
      otherLines: [{ linePath: paths[0], picks: [{ id: 'w1' }, { id: 'w2' }] }],
    });
    expect(recipe).not.toHaveProperty('lineIds');
    expect(run).toMatchObject({ lineId: 2, trainedLineIds: [2, 1], pickCount: 3 });
  });

  it('may leave out the shown line, and is on it alone where no lines are named', async () => {
    const { paths, trainOn } = await startOnLines();
    const others = await trainOn([2, 1]);
    expect(others.recipe).toMatchObject({ linePath: paths[2], picks: [] });
    expect(others.run).toMatchObject({ lineId: 3, trainedLineIds: [1, 2], pickCount: 3 });
    const alone = await trainOn();
    expect(alone.recipe).not.toHaveProperty('otherLines');
    expect(alone.run).toMatchObject({ lineId: 3, trainedLineIds: [], pickCount: 0 });
  });

  it('refuses a line that is not in the project', async () => {
    const { trainOn } = await startOnLines();
    await expect(trainOn([1, 7])).rejects.toMatchObject({ failure: { code: 'argument.invalid' } });
  });

  it('reads the validation by line in the folder of the run', async () => {
    const { services, trainOn, processes } = await startOnLines();
    const { run } = await trainOn([1, 2]);
    await services.training.byLine(run.runId).catch(() => null);
    expect(processes.data[0].asked.at(-1)).toMatchObject({ name: 'byLine', ask: { runFolder: run.folder } });
  });
});
