import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command } from '#contract/commands';
import { menuTemplate } from '#main/electron/menu';

const PLATFORMS = ['linux', 'win32', 'darwin'];

function flatten(items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

function itemsOn(
  platform: string,
  send: (command: Command) => void = () => undefined,
  shortcuts: Readonly<Record<string, string>> = {},
) {
  return flatten(menuTemplate({ send, platform, language: 'en', shortcuts })).filter(
    ({ id }) => id !== undefined,
  );
}

describe.each(PLATFORMS)('the menu on %s', (platform) => {
  it('has one item for each command that the window knows', () => {
    const found = itemsOn(platform).map(({ id }) => id);
    expect([...found].sort()).toEqual([...COMMANDS].sort());
  });

  it('sends the command of the item that is chosen', () => {
    const sent: Command[] = [];
    const items = itemsOn(platform, (command) => sent.push(command));
    for (const { click } of items) Reflect.apply(click ?? (() => undefined), undefined, []);
    expect(sent).toEqual(items.map(({ id }) => id));
  });

  it('gives no key to two items', () => {
    const keys = itemsOn(platform).flatMap(({ accelerator }) => accelerator ?? []);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('registers no plain key, so that typing in a field works', () => {
    const claimed = itemsOn(platform).filter(({ registerAccelerator }) => registerAccelerator !== false);
    const plain = claimed.filter(({ accelerator }) => accelerator && !/CmdOrCtrl/.test(String(accelerator)));
    expect(plain.map(({ id }) => id)).toEqual([]);
  });
});

it('redoes by the key that the system uses', () => {
  const keyOf = (platform: string, name: Command) =>
    itemsOn(platform).find(({ id }) => id === name)?.accelerator;
  expect(PLATFORMS.map((platform) => keyOf(platform, 'redo'))).toEqual([
    'CmdOrCtrl+Shift+Z',
    'CmdOrCtrl+Y',
    'CmdOrCtrl+Shift+Z',
  ]);
  expect(keyOf('linux', 'undo')).toBe('CmdOrCtrl+Z');
});

it('shows keys that the user has changed or taken away', () => {
  const items = itemsOn('linux', undefined, { open: 'Ctrl+J', fit: 'Ctrl+Alt+F', undo: '' });
  const keyOf = (name: Command) => items.find(({ id }) => id === name)?.accelerator;
  expect([keyOf('open'), keyOf('fit'), keyOf('undo'), keyOf('redo')]).toEqual([
    'CmdOrCtrl+J',
    'CmdOrCtrl+Alt+F',
    undefined,
    'CmdOrCtrl+Shift+Z',
  ]);
});
