import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#learning/recipe/recipe';
import { freshRun } from '#main/services/runs/freshRun';
import { makePick } from '#main/testing/projectFixtures';
import { putLine, startServices } from '#main/testing/startServices';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-second-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a second window goes on with another line where the first one removes the shown one', async () => {
  const first = startServices(join(folder, 'first'));
  const [west, east] = ['west.sgy', 'east.sgy'].map((name) => putLine(folder, name));
  await first.services.projects.openPath(west);
  await first.services.lines.add([east]);
  const second = startServices(join(folder, 'second'));
  await second.services.projects.openPath(first.services.projects.require().store.path);
  expect(second.services.projects.require().dataset.path).toBe(east);
  await first.services.lines.remove(2);
  await second.services.follower.look();
  expect(second.told('project.opened')).toMatchObject([{ lineId: 1, dataset: { path: west } }]);
  expect(second.told('picks.changed').at(-1)?.lineId).toBe(1);
  first.end();
  second.end();
});

it('a second window shows what the first one does, changes nothing, and is told when the first has closed it', async () => {
  const first = startServices(join(folder, 'first'));
  await first.services.projects.openPath(putLine(folder));
  const { store, runs } = first.services.projects.require();
  const second = startServices(join(folder, 'second'));
  await second.services.projects.openPath(store.path);
  const { projects, picks, follower } = second.services;
  expect(projects.require().store.info.readOnly).toBe(true);

  await follower.look();
  expect(second.told('picks.changed')).toEqual([]);
  first.services.picks.applyEdit({ kind: 'add', picks: [makePick('a')] });
  runs.add(freshRun(DEFAULT_SETTINGS, 1, 0));
  await follower.look();
  expect(second.told('picks.changed').at(-1)?.picks).toEqual([makePick('a')]);
  expect(second.told('run.changed').map(({ name }) => name)).toEqual(['Run 1']);
  expect(() => picks.applyEdit({ kind: 'add', picks: [makePick('b')] })).toThrow(/open in another window/);
  await first.services.picks.undo();
  await follower.look();
  expect(projects.require().store.pickState.picks).toEqual([]);

  expect(second.told('notice')).toEqual([]);
  first.end();
  await follower.look();
  await follower.look();
  expect(second.told('notice').map(({ message }) => message)).toEqual([
    'The other window has closed this project.',
  ]);
  second.end();
});
