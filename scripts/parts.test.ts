import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { partsOf } from './parts';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

it('the about box lists what is built in, with version and licence, and no tools', () => {
  const parts = partsOf(root);
  const names = parts.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['d3', 'electron', 'segyio-wasm', 'svelte', 'zod']));
  expect(names).not.toContain('vitest');
  expect(parts.filter(({ licence }) => !/^[A-Z(]/.test(licence))).toEqual([]);
  const { version, license } = require('zod/package.json');
  expect(parts.find(({ name }) => name === 'zod')).toEqual({ name: 'zod', version, licence: license });
});
