import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChosenPlanes } from '#contract/contract';
import type { RunLinesJob } from '#jobs/runLines';
import { DEFAULT_SETTINGS } from '#learning/recipe/recipe';
import type { LearnRequests } from '#main/process/learnRequests';
import type { ProcessHandlers } from '#main/process/serveRequests';
import { endless, putLine, startServices } from '#main/testing/startServices';
import { MODEL_FILES, RUN_FILES } from '#system/fileNames';

let folder: string;
let end = () => {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-line-runs-'));
});
afterEach(() => {
  end();
  rmSync(folder, { recursive: true, force: true });
});

const SETTINGS = { ...DEFAULT_SETTINGS, engine: 'wasm' } as const;
const FAILED = { code: 'model.doesNotFit', message: 'Another interval.', remedy: 'Train on it.' } as const;

function putNet(runFolder: string): void {
  mkdirSync(join(runFolder, RUN_FILES.model), { recursive: true });
  writeFileSync(join(runFolder, RUN_FILES.model, MODEL_FILES.weights), '');
}

/** Classifies all lines but the one called "odd". */
const classifyLines: ProcessHandlers<LearnRequests>['classifyLines'] = async ({ lines }, { emit }) => {
  for (const [line, { name, runFolder }] of lines.entries()) {
    emit({ line, kind: 'begun' });
    if (name === 'odd') {
      emit({ line, kind: 'failed', error: FAILED });
      continue;
    }
    putNet(runFolder);
    writeFileSync(join(runFolder, RUN_FILES.grid), '');
    emit({ line, kind: 'done', complete: true });
  }
  return { stopped: false, validationAccuracy: null };
};

/** Lines "west", "odd" and "north", the last one shown, and a net of the first. */
async function startWithNet(learning: Partial<ProcessHandlers<LearnRequests>> = { classifyLines }) {
  const train = async ({ runFolder }: { runFolder: string }) => {
    putNet(runFolder);
    return { stopped: false, validationAccuracy: 0.5 };
  };
  const started = startServices(folder, { learning: { train, ...learning } });
  end = started.end;
  const { projects, lines, training } = started.services;
  await projects.openPath(putLine(folder, 'west.sgy'));
  const { runId } = await training.start(SETTINGS);
  const { runs } = projects.require();
  await vi.waitUntil(() => runs.require(runId).status === 'done');
  await lines.add(['odd', 'north'].map((name) => putLine(folder, `${name}.sgy`)));
  const idle = () => vi.waitUntil(() => runs.summaries.every(({ status }) => !/ing$/.test(status)));
  const classify = async (id: string, lineIds?: number[], planes?: ChosenPlanes) => {
    await training.classify(id, lineIds, planes);
    await idle();
  };
  const facts = () => runs.summaries.map(({ lineId, name, status }) => [lineId, name, status]);
  const asked = () => started.processes.learning[0].asked.at(-1)?.ask as RunLinesJob;
  return { ...started, runs, runId, classify, facts, asked };
}

describe('classifying lines with the net of a run', () => {
  it('makes a run of each line, goes on after one that fails, and says which', async () => {
    const { runs, runId, classify, facts, told } = await startWithNet();
    await classify(runId, [1, 2, 3]);
    expect(facts()).toEqual([
      [1, 'Run 1', 'done'],
      [2, 'Run 1 · odd', 'failed'],
      [3, 'Run 1 · north', 'done'],
    ]);
    expect(runs.summaries.map(({ netOf }) => netOf)).toEqual([null, runId, runId]);
    expect(runs.summaries[2]).toMatchObject({ hasProbabilities: true, hasModel: true, canContinue: false });
    expect(told('notice').map(({ message }) => message)).toEqual([
      'odd was not classified: Another interval.',
    ]);
  });

  it('is on the plane of most picks of a line that is not shown, and stays on the plane of its run', async () => {
    const { services, runId, runs, classify, asked } = await startWithNet();
    const { store } = services.projects.require();
    const pick = (id: string, plane: string) => ({
      ...{ id, class: 'noise', inline: 3, crossline: 4, timeMs: 100, traces: 8, durationMs: 40, plane },
    });
    const picks = [pick('a', 'inline:3'), pick('b', 'crossline:4'), pick('c', 'crossline:4')];
    vi.spyOn(store, 'picksOf').mockImplementation((id) => (id === 1 ? [] : picks));
    await classify(runId, [2]);
    expect(asked().lines[0]).toMatchObject({ name: 'odd', plane: 'crossline:4' });
    picks.pop();
    picks.pop();
    await classify(runId, [2, 1]);
    expect(asked().lines.map(({ plane }) => plane)).toEqual(['crossline:4', undefined]);
    expect(runs.summaries.map(({ plane }) => plane)).toEqual(['line', 'crossline:4']);
  });

  it('is on the plane that is chosen for a line that is not shown, from then on', async () => {
    const { runId, runs, classify, asked } = await startWithNet();
    await classify(runId, [2, 3], { 2: 'inline:7', 3: 'inline:8' });
    expect(asked().lines.map(({ plane }) => plane)).toEqual(['inline:7', undefined]);
    await classify(runId, [2]);
    expect(asked().lines).toMatchObject([{ name: 'odd', plane: 'inline:7' }]);
    expect(runs.summaries.map(({ plane }) => plane)).toEqual(['line', 'inline:7', 'line']);
  });

  it('keeps no folder in the project, which may be moved', async () => {
    const { services, runId, runs, classify } = await startWithNet();
    const saved = vi.spyOn(services.projects.require().store, 'saveRun');
    await classify(runId, [1, 3]);
    await classify(runId, [3]);
    runs.describe(runId, { name: 'Net', note: '' });
    expect(saved.mock.calls.length).toBeGreaterThan(4);
    expect(saved.mock.calls.flatMap(([run]) => Object.keys(run))).not.toContain('folder');
  });

  it('is of the shown line unless others are named, and keeps one run a line and net', async () => {
    const { runs, runId, classify, facts, asked } = await startWithNet();
    await classify(runId);
    await classify(runs.summaries[1].runId);
    expect(facts().map(([lineId]) => lineId)).toEqual([1, 3]);
    await classify(runs.summaries[1].runId, [1]);
    expect(facts().map(([lineId]) => lineId)).toEqual([1, 3]);
    const net = runs.require(runId).folder;
    expect(asked()).toMatchObject({ netFolder: net, lines: [{ name: 'west', runFolder: net }] });
  });

  it('goes on by the copy of the net where its run was removed', async () => {
    const { services, runs, runId, classify, asked, facts } = await startWithNet();
    await classify(runId);
    await services.training.remove(runId);
    const [copy] = runs.summaries;
    await classify(copy.runId, [1]);
    expect(facts().map(([lineId]) => lineId)).toEqual([3, 1]);
    expect(asked().netFolder).toBe(copy.folder);
  });

  it('leaves the steps of undo alone, and refuses lines that are not there', async () => {
    const { services, runId, classify } = await startWithNet();
    const { store } = services.projects.require();
    const { step } = store;
    await classify(runId, [1, 3]);
    expect(store.step).toBe(step);
    await expect(services.training.classify(runId, [9])).rejects.toMatchObject({
      failure: { code: 'argument.invalid' },
    });
  });

  it('stops at the line that is in progress', async () => {
    const { services, runs, runId, facts } = await startWithNet({ classifyLines: endless });
    await services.training.classify(runId, [3, 2]);
    await services.training.stop(runs.summaries[1].runId);
    expect(facts()).toEqual([
      [1, 'Run 1', 'done'],
      [3, 'Run 1 · north', 'stopped'],
    ]);
  });
});
