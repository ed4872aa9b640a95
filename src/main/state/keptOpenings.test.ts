import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KeptOpenings } from '#main/state/keptOpenings';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('keeps the last choice for each file, also that nothing is stated, beyond the end of the app', () => {
  const kept = new KeptOpenings(folder);
  expect(kept.of('a')).toBeNull();
  kept.keep('a', { formatCode: 5 });
  kept.keep('b', { sampleByteOrder: 'little' });
  kept.keep('a', {});
  const again = new KeptOpenings(folder);
  expect([again.of('a'), again.of('b'), again.of('c')]).toEqual([{}, { sampleByteOrder: 'little' }, null]);
});

it('starts anew where its file is damaged', () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'openings.json'), '[{"signature":"a","opening":{"formatCode":99}}]');
  expect(new KeptOpenings(folder).of('a')).toBeNull();
});
