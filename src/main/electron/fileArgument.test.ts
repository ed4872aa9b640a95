import { expect, it } from 'vitest';
import { fileArgument } from '#main/electron/fileArgument';

const APP = '/opt/diffrakt';

it.each([
  ['a line', ['diffrakt', 'west.sgy'], '/lines/west.sgy'],
  ['a project with a full path', ['diffrakt', '/p/a b.diffrakt'], '/p/a b.diffrakt'],
  ['a line without an extension', ['diffrakt', 'LINE81'], '/lines/LINE81'],
  ['nothing', ['diffrakt'], null],
  ['switches only', ['diffrakt', '--no-sandbox', '--user-data-dir=/tmp/x'], null],
  ['the app folder of a development start', ['electron', '--no-sandbox', APP], null],
  ['a file after the app folder', ['electron', APP, '--lang=en', 'west.sgy'], '/lines/west.sgy'],
  ['a loader that a debugger injects', ['electron', '-r', '/x/loader.js', APP], null],
  ['an empty word', ['diffrakt', ''], null],
])('finds %s', (_name, argv, expected) => {
  expect(fileArgument(argv, '/lines', APP)).toBe(expected);
});
