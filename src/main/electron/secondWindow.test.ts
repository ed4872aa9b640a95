import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileArgument } from '#main/electron/fileArgument';
import { secondWindowArguments } from '#main/electron/secondWindow';

const project = join('/data', 'west.diffrakt');
const userDataFolder = join('/home', 'user');

it('starts with the switches of the first, its own folder and the project alone', () => {
  const argv = ['electron', '--no-sandbox', '/app', '--user-data-dir=/home/user', 'other.sgy'];
  const second = secondWindowArguments({ argv, appPath: '/app', userDataFolder, projectPath: project });
  const folder = `--user-data-dir=${join(userDataFolder, 'second-window')}`;
  expect(second).toEqual(['--no-sandbox', '/app', folder, project]);
  expect(fileArgument(['electron', ...second], '/', '/app')).toBe(project);
});

it('names no folder of the app where it is packaged', () => {
  const second = { argv: ['diffrakt'], appPath: null, userDataFolder, projectPath: project };
  expect(secondWindowArguments(second)).toEqual([
    `--user-data-dir=${join(userDataFolder, 'second-window')}`,
    project,
  ]);
});
