import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '#main/base/failure';
import { makeSummary } from '#main/testing/fakeDatasets';
import { makePick } from '#main/testing/projectFixtures';
import { putLine, startServices } from '#main/testing/startServices';

let folder: string;
let west: string;
let east: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-lines-'));
  west = putLine(folder, 'west.sgy');
  east = putLine(folder, 'east.sgy');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The app with west open and east added, as the window asks for it; `missing` files do not open. */
async function start(missing: string[] = []) {
  const open = async ({ path }: { path: string }) => {
    if (missing.includes(path)) throw failureOf('file.missing', `There is no ${path}`, 'Look elsewhere.');
    return makeSummary(path);
  };
  const running = startServices(folder, { data: { open } });
  const { services, handlers } = running;
  for (const path of [west, east]) services.chosen.add(path);
  await handlers['project.open']({ path: west });
  await handlers['picks.apply']({ kind: 'add', picks: [makePick('a', 100)] });
  await handlers['lines.add']({ paths: [east] });
  return { ...running, missing };
}

describe('the lines of the open project', () => {
  it('are shown one at a time, with their own picks; a file that is there already is not added again', async () => {
    const { handlers, services, end } = await start();
    const state = await handlers['app.state'](null);
    expect([state.dataset?.path, state.lineId, state.project?.name]).toEqual([east, 2, 'west']);
    expect(await handlers['picks.list'](null)).toMatchObject({
      lineId: 2,
      picks: [],
      lines: [{ name: 'west' }, { name: 'east' }],
    });
    expect((await handlers['lines.add']({ paths: [west] })).dataset?.path).toBe(west);
    const { picks, lines } = await handlers['picks.list'](null);
    expect([picks.length, lines.length, lines[0].pickCounts]).toEqual([1, 2, { diffraction: 1 }]);
    await handlers['lines.show']({ lineId: 2 });
    expect(services.projects.require().dataset.path).toBe(east);
    end();
  });

  it('are all found by opening one of their files', async () => {
    const first = await start();
    first.end();
    const { services, end } = startServices(folder);
    await services.projects.openPath(east);
    const { store, dataset } = services.projects.require();
    expect([store.info.name, dataset.path, store.line.name, store.pickCount]).toEqual([
      'west',
      east,
      'east',
      1,
    ]);
    end();
  });

  it('are undone where another one is shown, and the window is told of which', async () => {
    const { handlers, told, end } = await start();
    await handlers['picks.apply']({ kind: 'add', picks: [makePick('a', 200)] });
    await handlers['lines.show']({ lineId: 1 });
    const { undo, lines } = await handlers['picks.list'](null);
    expect([undo, lines[1].pickCounts]).toEqual([
      'Undo add diffraction at trace 200 on east',
      { diffraction: 1 },
    ]);
    const state = await handlers['picks.undo'](null);
    expect([state.lineId, state.lines[1].pickCounts]).toEqual([1, {}]);
    expect(told('notice').map(({ message }) => message)).toEqual([
      'The change is on line east, which is not shown.',
    ]);
    end();
  });

  it('leave the window to another one where undo takes out the shown one', async () => {
    const { handlers, told, services, end } = await start();
    const state = await handlers['picks.undo'](null);
    expect([state.lineId, state.lines.length, services.projects.require().dataset.path]).toEqual([
      1,
      1,
      west,
    ]);
    expect(told('project.opened').map(({ dataset }) => dataset?.path)).toEqual([west]);
    end();
  });

  it('are removed with their picks, the shown one after its neighbour is shown', async () => {
    const { handlers, end } = await start();
    await handlers['lines.show']({ lineId: 1 });
    const state = await handlers['lines.remove']({ lineId: 1 });
    expect([state.dataset?.path, state.lineId]).toEqual([east, 2]);
    expect(await handlers['picks.undo'](null)).toMatchObject({
      lineId: 2,
      lines: [{ pickCounts: { diffraction: 1 } }, {}],
    });
    await expect(handlers['lines.rename']({ lineId: 1, name: 'east' })).rejects.toMatchObject({
      failure: { code: 'argument.invalid' },
    });
    end();
  });

  it('stay as they are where a file does not open', async () => {
    const { handlers, missing, services, end } = await start();
    const before = await handlers['picks.list'](null);
    missing.push(west);
    for (const action of [
      () => handlers['lines.show']({ lineId: 1 }),
      () => handlers['lines.remove']({ lineId: 2 }),
      () => handlers['picks.undo'](null),
    ])
      await expect(action()).rejects.toMatchObject({ failure: { code: 'file.missing' } });
    const { revision: _revision, redo: _redo, ...after } = await handlers['picks.list'](null);
    expect(before).toMatchObject(after);
    expect(services.projects.require().dataset.path).toBe(east);
    end();
  });
});
