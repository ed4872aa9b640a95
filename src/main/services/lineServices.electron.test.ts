import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '#learning/recipe/recipe';
import { freshRun } from '#main/services/runs/freshRun';
import { makeSummary } from '#main/testing/fakeDatasets';
import { type Answers, putLine, startServices } from '#main/testing/startServices';
import { DEFAULT_DRAWING } from '#seismic/display/drawing';
import type { SurveyPick } from '#seismic/picks/surveyPick';
import { AS_RECORDED } from '#seismic/process/traceProcess';
import { SIMULATED_FILES } from '#system/fileNames';

let folder: string;
let ends: (() => void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-services-'));
});
afterEach(() => {
  for (const end of ends) end();
  ends = [];
  rmSync(folder, { recursive: true, force: true });
});

function start(answers?: Answers) {
  const started = startServices(folder, answers);
  ends.push(started.end);
  return started;
}

function pickAt(trace: number): SurveyPick {
  return {
    id: `at-${trace}`,
    class: 'noise',
    trace,
    timeMs: 800,
    traces: 32,
    durationMs: 160,
    plane: 'line',
  };
}

/** A contents that a port is sent to. */
function makeContents() {
  const sent: unknown[][] = [];
  return { sent, postMessage: (...message: unknown[]) => void sent.push(message), isDestroyed: () => false };
}

/** A run in the project's list, as it is after training. */
function addRun({ services }: ReturnType<typeof start>, change = {}): string {
  const { runs } = services.projects.require();
  const { runId } = runs.add({ ...freshRun(DEFAULT_SETTINGS, 1, 30), status: 'done', ...change });
  return runId;
}

describe('the open line', () => {
  it('is opened in the data process, which gets a port beside the window', async () => {
    const { services, processes } = start();
    const path = putLine(folder);
    const contents = makeContents();
    services.datasets.connect(contents);
    await services.projects.openPath(path);
    expect(services.datasets.dataset?.path).toBe(path);
    const [process] = processes.data;
    expect(process.asked).toEqual([
      { name: 'signature', ask: { path } },
      { name: 'open', ask: { path, opening: {} } },
    ]);
    expect(process.ports).toMatchObject([{ name: 'port1' }]);
    expect(contents.sent).toEqual([['data-port', null, [expect.objectContaining({ name: 'port2' })]]]);
  });

  it('is read by the mapping saved for files like it, or with a warning as stated where that does not fit', async () => {
    const opening = { headerBytes: { inline: 9 } };
    const open = async (ask: { path: string; opening: object }) => {
      if (ask.path.endsWith('odd.sgy') && 'headerBytes' in ask.opening) throw new Error('no such bytes');
      return { ...makeSummary(ask.path), opening: ask.opening };
    };
    const { services, told } = start({ data: { open } });
    services.mappings.save({ name: 'Field', folder, pattern: '*.sgy', opening });
    await services.projects.openPath(putLine(folder));
    expect(services.datasets.dataset?.opening).toEqual(opening);
    expect([services.datasets.readingChoice, services.datasets.readingMapping]).toEqual(['mapping', 'Field']);
    await services.projects.openPath(putLine(folder, 'odd.sgy'));
    expect([services.datasets.dataset?.opening, services.datasets.readingMapping]).toEqual([{}, null]);
    expect(told('notice')).toMatchObject([{ level: 'warning', message: expect.stringContaining('“Field”') }]);
  });

  it('is opened again with a new port after the data process has died, and the window is notified', async () => {
    const { services, processes, told } = start();
    const path = putLine(folder);
    const contents = makeContents();
    services.datasets.connect(contents);
    await services.projects.openPath(path);
    processes.data[0].kill();
    await vi.waitUntil(() => told('notice').length > 0);
    expect(processes.data).toHaveLength(2);
    expect(processes.data[1].asked).toEqual([{ name: 'open', ask: { path, opening: {} } }]);
    expect(contents.sent).toHaveLength(2);
    expect(told('notice')).toMatchObject([
      { level: 'warning', remedy: 'You can continue; nothing was lost.' },
    ]);
  });

  it('is reported as lost if it cannot be opened again', async () => {
    let isGone = false;
    const open = async ({ path }: { path: string }) => {
      if (isGone) throw new Error('gone');
      return makeSummary(path);
    };
    const { services, processes, told } = start({ data: { open } });
    await services.projects.openPath(putLine(folder));
    isGone = true;
    processes.data[0].kill();
    await vi.waitUntil(() => told('notice').length > 0);
    expect(told('notice')).toMatchObject([{ level: 'error', remedy: 'Open the line again.' }]);
  });
});

describe('the demo line', () => {
  const simulate = async ({ folder: place }: { folder: string }) => {
    mkdirSync(place, { recursive: true });
    for (const name of Object.values(SIMULATED_FILES)) writeFileSync(join(place, name), name);
    return join(place, SIMULATED_FILES.section);
  };

  it('is simulated once for each seed, again if a file of it is missing, and has one project', async () => {
    const { services, processes } = start({ learning: { simulate } });
    await services.demo.open(3);
    await services.demo.open(3);
    await services.demo.open(4);
    const seeds = () => processes.learning[0].asked.map(({ ask }) => (ask as { seed: number }).seed);
    expect(seeds()).toEqual([3, 4]);
    rmSync(join(services.demo.folderOf(3), SIMULATED_FILES.apexes));
    await services.demo.open(3);
    expect(seeds()).toEqual([3, 4, 3]);
    expect(services.projects.require().store.info.name).toBe('Demo line 3');
    expect((await services.app.state()).isDemoLine).toBe(true);
  });

  it('adds windows from its truth, existing ones only once', async () => {
    const picksFromTruth = async () => [pickAt(100), pickAt(200)];
    const { services, processes } = start({ learning: { simulate }, data: { picksFromTruth } });
    await services.demo.open(3);
    expect((await services.demo.addPicksFromTruth(2)).picks).toHaveLength(2);
    expect((await services.demo.addPicksFromTruth(2)).picks).toHaveLength(2);
    expect(processes.data[0].asked.at(-1)).toEqual({
      name: 'picksFromTruth',
      ask: { folder: services.demo.folderOf(3), perClass: 2, seed: 3 },
    });
  });

  it('is the only one with a truth: another line is refused, and has no score', async () => {
    const started = start();
    const { services } = started;
    await services.projects.openPath(putLine(folder));
    await expect(services.demo.addPicksFromTruth(2)).rejects.toMatchObject({
      failure: { code: 'demo.noTruth' },
    });
    expect(await services.scores.score(addRun(started, { hasProbabilities: true }))).toBeNull();
  });

  it('scores a run that has classified it', async () => {
    const score = vi.fn(async () => ({ share: 0.9 }) as never);
    const started = start({ learning: { simulate, score } });
    const { services, processes } = started;
    await services.demo.open(3);
    expect(await services.scores.score(addRun(started))).toBeNull();
    const runId = addRun(started, { runId: 'second', hasProbabilities: true });
    expect(await services.scores.score(runId)).toEqual({ share: 0.9 });
    expect(processes.learning[0].asked.at(-1)?.ask).toEqual({
      demoFolder: services.demo.folderOf(3),
      runFolder: services.projects.require().runs.folderOf(runId),
    });
  });
});

describe('exports', () => {
  const figure = {
    format: 'png',
    firstTrace: 0,
    traceCount: 100,
    startTimeMs: 0,
    durationMs: 500,
    clip: 1,
    process: AS_RECORDED,
    colourTable: 'grey',
    drawing: DEFAULT_DRAWING,
    overlayRunId: null,
    overlayOpacity: 0.5,
    withPicks: true,
  } as const;

  it('are written to the chosen paths with names of the line, and the folder may be shown', async () => {
    const done = async () => null;
    const target = join(folder, 'out', 'chosen.png');
    const data = { figure: done, writePicks: done, writeFile: done };
    const { services, processes, dialogs } = start({ data, chosenPath: target });
    await services.projects.openPath(putLine(folder));
    const result = { files: ['chosen.png'], folder: join(folder, 'out') };
    expect(await services.exports.figure({ ...figure, hiddenLayers: [] } as never)).toEqual(result);
    expect(await services.exports.picks('json')).toEqual(result);
    expect(await services.exports.chart({ name: 'loss/step: 1', format: 'svg', content: '<svg/>' })).toEqual(
      result,
    );
    expect(dialogs.asked).toEqual(['west.png', 'west.picks.json', 'loss-step- 1.svg']);
    expect(services.chosen.has(join(folder, 'out'))).toBe(true);
    expect(processes.data[0].asked.slice(2).map(({ name }) => name)).toEqual([
      'figure',
      'writePicks',
      'writeFile',
    ]);
    expect(
      processes.data[0].asked.every(
        ({ name, ask }) => name === 'open' || name === 'signature' || JSON.stringify(ask).includes(target),
      ),
    ).toBe(true);
  });

  it('do nothing if the user cancels', async () => {
    const started = start({ chosenPath: null });
    const { services, processes } = started;
    await services.projects.openPath(putLine(folder));
    const runId = addRun(started, { hasModel: true, hasProbabilities: true });
    expect(await services.exports.picks('csv')).toBeNull();
    expect(await services.exports.classified(runId)).toBeNull();
    expect(await services.exports.model(runId)).toBeNull();
    expect(processes.data[0].asked).toHaveLength(2);
    expect(processes.learning).toEqual([]);
  });

  it('of a run return its files, and fail with a message if the run lacks the results', async () => {
    const learning = { exportClassified: async () => ['class.sgy'], exportModel: async () => ['model.json'] };
    const started = start({ learning, chosenPath: join(folder, 'out') });
    const { services, processes } = started;
    const path = putLine(folder);
    await services.projects.openPath(path);
    const empty = addRun(started);
    const codeOf = (work: Promise<unknown>) =>
      work.then(
        () => 'none',
        ({ failure }) => failure.code,
      );
    expect(await codeOf(services.exports.classified(empty))).toBe('run.noProbabilities');
    expect(await codeOf(services.exports.model(empty))).toBe('run.noModel');
    expect(await codeOf(services.exports.model('unknown'))).toBe('run.none');
    const full = addRun(started, { runId: 'full', hasModel: true, hasProbabilities: true });
    const out = join(folder, 'out');
    expect(await services.exports.classified(full)).toEqual({ files: ['class.sgy'], folder: out });
    expect(await services.exports.model(full)).toEqual({ files: ['model.json'], folder: out });
    expect(processes.learning[0].asked[0].ask).toMatchObject({
      linePath: path,
      outputFolder: out,
      demoFolder: null,
    });
  });
});

describe('the state of the app', () => {
  it('reports a first start without a line, and the line and its runs once it is open', async () => {
    const started = start();
    const { services } = started;
    expect(await services.app.state()).toMatchObject({
      version: '1.2.3',
      project: null,
      dataset: null,
      isFirstStart: true,
      isDemoLine: false,
      runs: [],
      engine: { chosen: 'wasm' },
    });
    await services.projects.openPath(putLine(folder));
    const runId = addRun(started);
    services.projects.saveView({ json: '{"zoom":2}' });
    expect(await services.app.state()).toMatchObject({
      project: { name: 'west' },
      dataset: { fileName: 'west.sgy' },
      continued: null,
      runs: [{ runId }],
      view: { json: '{"zoom":2}' },
    });
    await services.projects.close();
    expect((await services.app.state()).dataset).toBeNull();
  });
});
