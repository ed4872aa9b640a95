import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Events } from '#contract/contract';
import { haveSameContent } from '#jobs/line/sameContent';
import { DEFAULT_SETTINGS } from '#learning/recipe/recipe';
import { AllowedServers } from '#main/base/allowedServers';
import type { SendNews } from '#main/base/sendNews';
import { SerialTasks } from '#main/base/serialTasks';
import { ProjectStore } from '#main/project/projectStore';
import { PickService } from '#main/services/lines/pickService';
import { ProjectLibrary } from '#main/services/projectLibrary';
import { ProjectService } from '#main/services/projectService';
import { freshRun } from '#main/services/runs/freshRun';
import { UserState } from '#main/state/userState';
import { FakeDatasets } from '#main/testing/fakeDatasets';
import { makeExaminer } from '#main/testing/makeExaminer';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';
import type { SurveyPick } from '#seismic/picks/surveyPick';

let folder: string;
let west: string;
let east: string;
let datasets: FakeDatasets;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-projects-'));
  west = join(folder, 'west.sgy');
  east = join(folder, 'east.sgy');
  writeFileSync(west, 'samples of west');
  writeFileSync(east, 'samples of east');
  datasets = new FakeDatasets({ [west]: 'w', [east]: 'e' });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The service as it is after a start of the app, on the same user's folder each time. */
function start() {
  const userState = new UserState(join(folder, 'user'));
  const notices: Events['notice'][] = [];
  const told: string[] = [];
  const examiner = makeExaminer();
  const library = new ProjectLibrary(userState, examiner, haveSameContent);
  const sendNews: SendNews = (name, news) => {
    told.push(name);
    if (name === 'notice') notices.push(news as Events['notice']);
  };
  const servers = new AllowedServers(async () => false);
  const projects = new ProjectService({ servers, userState, library, examiner, datasets, sendNews });
  const unused = { app: { state: () => Promise.reject(new Error('unused')) }, opening: new SerialTasks() };
  const picks = new PickService({ projects, library, ...unused, sendNews, author: () => '' });
  const name = () => projects.current?.store.info.name;
  const pickCount = () => projects.current?.store.pickState.picks.length;
  return { projects, picks, userState, notices, told, name, pickCount };
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

/** Opens a line and adds picks to its project, then ends the app. */
async function workOn(path: string, ...traces: number[]): Promise<void> {
  const { projects, picks } = start();
  await projects.openLine(path);
  picks.applyEdit({ kind: 'add', picks: traces.map(pickAt) });
  projects.dispose();
}

describe('one project for each line', () => {
  it('goes on with the picks when the line is opened again', async () => {
    await workOn(west, 100, 200);
    const { projects, name, pickCount } = start();
    await projects.openPath(west);
    expect([name(), pickCount()]).toEqual(['west', 2]);
    expect(projects.current?.continued).toEqual({ pickCount: 2, runCount: 0 });
    await projects.openPath(west);
    expect(projects.current?.continued).toBeNull();
    expect(pickCount()).toBe(2);
  });

  it('reads its line as was chosen last, and tells no other data for it', async () => {
    await workOn(west, 100);
    const opening = { formatCode: 5 } as const;
    const first = start();
    await first.projects.openLine(west, null, opening);
    expect(first.projects.current?.store.line.opening).toEqual(opening);
    await first.projects.reopenLine({ formatCode: 2 });
    expect([first.name(), first.pickCount()]).toEqual(['west', 1]);
    const { path } = first.projects.require().store;
    first.projects.dispose();
    const again = start();
    await again.projects.openPath(path);
    expect(again.projects.current?.dataset.opening).toEqual({ formatCode: 2 });
  });

  it('says nothing of a project without work, and makes no second one', async () => {
    const first = start();
    await first.projects.openLine(west);
    expect(first.projects.current?.continued).toBeNull();
    await first.projects.openLine(east);
    await first.projects.openLine(west);
    expect(first.name()).toBe('west');
    expect(first.projects.current?.continued).toBeNull();
    expect(existsSync(join(folder, 'user', 'projects', 'west 2.diffrakt'))).toBe(false);
  });

  it('finds the project of a renamed, moved or copied file by its data, and follows it', async () => {
    await workOn(west, 100);
    const moved = join(folder, 'other', 'stack.sgy');
    mkdirSync(join(folder, 'other'));
    copyFileSync(west, moved);
    datasets.replace(moved, 'w');
    const copied = start();
    await copied.projects.openLine(moved);
    expect([copied.name(), copied.pickCount()]).toEqual(['west', 1]);
    expect(copied.projects.current?.store.line.absolutePath).toBe(moved);
    copied.projects.dispose();
    rmSync(moved);
    const again = start();
    await again.projects.openLine(west);
    expect([again.name(), again.pickCount()]).toEqual(['west', 1]);
  });

  it('takes a section with the same headers but other samples for another line', async () => {
    await workOn(west, 100);
    const classes = join(folder, 'class.sgy');
    writeFileSync(classes, 'classes of west');
    datasets.replace(classes, 'w');
    const { projects, name, pickCount } = start();
    await projects.openLine(classes);
    expect([name(), pickCount()]).toEqual(['class', 0]);
  });

  it('keeps the picks where the file holds other data now, and warns', async () => {
    await workOn(west, 100);
    datasets.replace(west, 'reprocessed');
    const { projects, notices, pickCount } = start();
    await projects.openLine(west);
    expect(pickCount()).toBe(1);
    expect(notices).toMatchObject([{ level: 'warning', message: /west\.sgy is not the file/ }].map(matching));
    projects.dispose();
    expect(start().userState.lastProject).toMatch(/west\.diffrakt$/);
  });

  it('starts a new project on the same line when it is asked to, and finds both again', async () => {
    await workOn(west, 100);
    const { projects, name, pickCount } = start();
    await projects.openLine(west);
    const first = projects.require().store.path;
    await projects.openNew();
    expect([name(), pickCount()]).toEqual(['west 2', 0]);
    await projects.openPath(first);
    expect([name(), pickCount()]).toEqual(['west', 1]);
  });

  it('prefers the project with work to the newer one without', async () => {
    await workOn(west, 100);
    const second = start();
    await second.projects.openLine(west);
    await second.projects.openNew();
    second.projects.dispose();
    const { projects, name } = start();
    await projects.openLine(west);
    expect(name()).toBe('west');
  });

  it('names the project of a simulated line by its seed, once', async () => {
    const { projects, name } = start();
    await projects.openLine(west, 7);
    expect([name(), projects.current?.demoSeed]).toEqual(['Demo line 7', 7]);
    await projects.openLine(east);
    await projects.openLine(west, 7);
    expect([name(), projects.current?.demoSeed]).toEqual(['Demo line 7', 7]);
  });

  it('looks past a damaged project', async () => {
    await workOn(west, 100);
    writeFileSync(join(folder, 'user', 'projects', 'damaged.diffrakt'), 'no database');
    const { projects, pickCount } = start();
    await projects.openLine(west);
    expect(pickCount()).toBe(1);
  });
});

function matching({ level, message }: { level: string; message: RegExp }) {
  return { level, message: expect.stringMatching(message) };
}

describe('recent projects', () => {
  const names = ({ recent }: UserState) => recent.map(({ name, pickCount }) => [name, pickCount]);

  it('are those with work; lines that were only looked at push none out', async () => {
    await workOn(west, 100, 200, 300);
    const { projects, picks, userState } = start();
    for (let number = 0; number < 15; number++) {
      const path = join(folder, `seen-${number}.sgy`);
      writeFileSync(path, `seen ${number}`);
      datasets.replace(path, path);
      await projects.openLine(path);
    }
    expect(names(userState)).toEqual([['west', 3]]);
    await projects.openLine(east);
    picks.applyEdit({ kind: 'add', picks: [pickAt(100)] });
    expect(names(userState).map(([name]) => name)).toEqual(['east', 'west']);
    await picks.undo();
    await projects.close();
    expect(names(userState)).toEqual([['west', 3]]);
    expect(userState.lastProject).toBeNull();
  });

  it('hold one that has runs and no picks', async () => {
    const { projects, userState } = start();
    await projects.openLine(west);
    projects.require().runs.add(freshRun(DEFAULT_SETTINGS, 1, 0));
    projects.dispose();
    expect(names(userState)).toEqual([['west', 0]]);
  });
});

describe('the open project', () => {
  it('is missed in clear words where none is open', () => {
    expect(() => start().projects.require()).toThrow('No line is open.');
  });

  it('stays with its line where another cannot be opened', async () => {
    const { projects, name } = start();
    await projects.openLine(west);
    await expect(projects.openLine(join(folder, 'gone.sgy'))).rejects.toMatchObject({
      failure: { code: 'file.missing' },
    });
    expect([name(), datasets.dataset?.path]).toEqual(['west', west]);
  });

  it('is not opened without its line, and the lock is given back', async () => {
    await workOn(west, 100);
    const path = join(folder, 'user', 'projects', 'west.diffrakt');
    rmSync(west);
    const { projects } = start();
    await expect(projects.openPath(path)).rejects.toMatchObject({ failure: { code: 'file.missing' } });
    expect(projects.current).toBeNull();
    const store = ProjectStore.open(path);
    expect(store.info.readOnly).toBe(false);
    store.dispose();
  });

  it('refuses picks that reach outside, and tells of those that it takes', async () => {
    const { projects, picks, told, pickCount } = start();
    await projects.openLine(west);
    expect(() => picks.applyEdit({ kind: 'add', picks: [pickAt(490)] })).toThrow('reaches outside');
    expect([pickCount(), told]).toEqual([0, []]);
    picks.applyEdit({ kind: 'add', picks: [pickAt(480)] });
    expect(told).toEqual(['picks.changed', 'project.changed']);
    await picks.undo();
    expect(pickCount()).toBe(0);
    await picks.redo();
    expect(pickCount()).toBe(1);
  });

  it('takes the picks of a file once, and says how many were new', async () => {
    const { projects, picks, notices, pickCount } = start();
    await projects.openLine(west);
    const file = [100, 200, 300].map(pickAt);
    const importOf = (file: SurveyPick[]) => picks.addImported({ classes: STANDARD_CLASSES, picks: file });
    importOf(file);
    importOf([...file, pickAt(400)]);
    importOf(file);
    expect(pickCount()).toBe(4);
    expect(notices.map(({ message }) => message)).toEqual([
      '3 picks imported.',
      '1 of 4 picks is new and imported; the others were there already.',
      'No new picks: all 3 of the file were there already.',
    ]);
    await picks.undo();
    expect(pickCount()).toBe(3);
  });

  it('goes on under another name with its runs after a copy', async () => {
    const { projects, picks, name, told, pickCount } = start();
    await projects.openLine(west);
    picks.applyEdit({ kind: 'add', picks: [pickAt(100)] });
    const { runId } = projects.require().runs.add(freshRun(DEFAULT_SETTINGS, 1, 1));
    const runFolder = projects.require().runs.folderOf(runId);
    mkdirSync(runFolder, { recursive: true });
    writeFileSync(join(runFolder, 'recipe.json'), '{}');
    const target = join(folder, 'saved.diffrakt');
    expect((await projects.saveAs(target)).path).toBe(target);
    expect([name(), pickCount(), told.at(-1)]).toEqual(['saved', 1, 'project.changed']);
    expect(existsSync(join(projects.require().runs.folderOf(runId), 'recipe.json'))).toBe(true);
    expect(basename(projects.require().runs.folderOf(runId))).toBe(basename(runFolder));
    expect(await projects.saveAs(target)).toEqual(projects.require().store.info);
  });
});
