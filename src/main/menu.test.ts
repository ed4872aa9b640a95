import type { MenuItemConstructorOptions } from 'electron';
import { expect, it } from 'vitest';
import { menuTemplate } from '#main/menu';

function flatten(items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

it.each(['linux', 'win32', 'darwin'])(
  'gives each command one item and each key one command on %s',
  (platform) => {
    const items = flatten(menuTemplate(() => undefined, platform)).filter(({ id }) => id !== undefined);
    const keys = items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(items.length).toBeGreaterThan(25);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(new Set(keys).size).toBe(keys.length);
  },
);

it('claims no plain key, so that typing in a field works', () => {
  const items = flatten(menuTemplate(() => undefined, 'linux'));
  const plain = items.filter(({ accelerator }) => accelerator && !/CmdOrCtrl|F\d/.test(String(accelerator)));
  expect(plain.length).toBeGreaterThan(5);
  expect(plain.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true);
});
