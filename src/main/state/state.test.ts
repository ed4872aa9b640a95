import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FIRST_SETTINGS } from '#contract/preferences/settings';
import { UserState } from '#main/state/userState';
import { FIRST_PLACE, fitPlace, MINIMUM_HEIGHT, MINIMUM_WIDTH } from '#main/state/windowPlace';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-state-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function recent(path: string, pickCount = 1) {
  return { path, name: path, lineName: 'west.sgy', pickCount, openedAtMs: 1 };
}

describe('the user’s state', () => {
  it('is read again at the next start, without temporary files beside it', () => {
    const state = new UserState(folder);
    state.changeSettings({ theme: 'dark' });
    state.addRecent(recent('/a'));
    state.setLastProject('/a');
    state.setWindowPlace({ x: 5, y: 6, width: 1300, height: 700, isMaximised: true });
    const again = new UserState(folder);
    expect(again.settings).toEqual({ ...FIRST_SETTINGS, theme: 'dark' });
    expect(again.recent).toEqual([recent('/a')]);
    expect(again.lastProject).toBe('/a');
    expect(again.windowPlace).toEqual({ x: 5, y: 6, width: 1300, height: 700, isMaximised: true });
    expect(readdirSync(folder).filter((name) => !name.endsWith('.json'))).toEqual([]);
  });

  it('gives what settings of an earlier version lack its first value', () => {
    writeFileSync(join(folder, 'settings.json'), '{"theme":"dark","wheel":"pan"}');
    expect(new UserState(folder).settings).toEqual({ ...FIRST_SETTINGS, theme: 'dark', wheel: 'pan' });
  });

  it('has the system’s name of the user as author until another is given, or none', () => {
    writeFileSync(join(folder, 'settings.json'), '{"theme":"dark"}');
    const state = new UserState(folder, 'anna');
    expect(state.settings.author).toBe('anna');
    state.changeSettings({ author: '' });
    expect(new UserState(folder, 'anna').settings.author).toBe('');
    expect(new UserState(join(folder, 'new'), 'anna').settings).toEqual({
      ...FIRST_SETTINGS,
      author: 'anna',
    });
  });

  it('recognises the first start by the missing session file, with or without projects', () => {
    const first = new UserState(folder);
    expect(first.isFirstStart).toBe(true);
    first.setLastProject('/seen');
    expect(new UserState(folder).isFirstStart).toBe(false);
  });

  it('lists no project of earlier versions without picks and runs', () => {
    const state = new UserState(folder);
    state.addRecent(recent('/seen', 0));
    state.addRecent(recent('/worked', 2));
    expect(new UserState(folder).recent).toEqual([recent('/worked', 2)]);
  });

  it('keeps the twelve newest projects, each once, the newest first', () => {
    const state = new UserState(folder);
    for (let number = 0; number < 20; number += 1) state.addRecent(recent(`/p${number}`));
    state.addRecent(recent('/p15', 3));
    state.noteRecent('/p12', 7);
    const paths = state.recent.map(({ path }) => path);
    expect(paths).toHaveLength(12);
    expect(paths.slice(0, 3)).toEqual(['/p15', '/p19', '/p18']);
    expect(state.recent.find(({ path }) => path === '/p12')?.pickCount).toBe(7);
  });

  it.each(['', '{', '{"theme":"pink"}', '[]', 'null'])(
    'starts with default settings from a settings file of %j',
    (text) => {
      writeFileSync(join(folder, 'settings.json'), text);
      const state = new UserState(folder);
      expect(state.settings).toEqual(FIRST_SETTINGS);
      state.changeSettings({ wheel: 'pan' });
      expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual({
        ...FIRST_SETTINGS,
        wheel: 'pan',
      });
    },
  );
});

describe('the window’s place', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  it.each([
    ['where it was', { x: 100, y: 50, width: 1300, height: 800, isMaximised: false }, { x: 100, y: 50 }],
    ['anywhere at first', FIRST_PLACE, {}],
    [
      'anywhere when its screen is missing',
      { x: 2500, y: 0, width: 1300, height: 800, isMaximised: false },
      {},
    ],
    ['anywhere when its title is above', { x: 0, y: -90, width: 1300, height: 800, isMaximised: false }, {}],
  ])('is %s', (_name, place, position) => {
    const { x, y } = fitPlace(place, [screen]);
    expect({ x, y }).toEqual({ x: undefined, y: undefined, ...position });
  });

  it('is never smaller than the minimum size', () => {
    const { width, height } = fitPlace({ x: 0, y: 0, width: 10, height: 10, isMaximised: false }, [screen]);
    expect([width, height]).toEqual([MINIMUM_WIDTH, MINIMUM_HEIGHT]);
  });
});
