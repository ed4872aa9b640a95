import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fitsPattern, SavedMappings } from '#main/state/savedMappings';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-mappings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const MAPPING = {
  ...{ name: 'Field', folder: '/data/field', pattern: '*.sgy' },
  opening: { headerBytes: { inline: 9, crossline: 21 } },
};

describe('a pattern of file names', () => {
  it('fits what the regular expression of it fits', () => {
    const part = fc.constantFrom('a', 'b', '.', '*', '?');
    const pattern = fc.array(part, { maxLength: 7 }).map((parts) => parts.join(''));
    const name = fc
      .array(fc.constantFrom('a', 'b', 'A', '.'), { maxLength: 7 })
      .map((parts) => parts.join(''));
    const expressionOf = (text: string) =>
      new RegExp(`^${text.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
    fc.assert(
      fc.property(pattern, name, (text, fileName) => {
        expect(fitsPattern(text, fileName)).toBe(expressionOf(text).test(fileName));
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it('is judged at once, however many stars it has', () => {
    expect(fitsPattern(`${'*a'.repeat(50)}b`, 'a'.repeat(250))).toBe(false);
  });
});

describe('saved mappings', () => {
  it('are found again by folder and name, the newest first, beyond the end of the app', () => {
    const saved = new SavedMappings(folder);
    saved.save(MAPPING);
    saved.save({ ...MAPPING, name: 'Line 7', pattern: 'line7*', opening: { formatCode: 5 } });
    const again = new SavedMappings(folder);
    const nameOf = (path: string) => again.of(path)?.name ?? null;
    const paths = [
      '/data/field/a.SGY',
      '/data/field/line7.sgy',
      '/data/field/a.su',
      '/data/field/deep/a.sgy',
    ];
    expect(paths.map(nameOf)).toEqual(['Field', 'Line 7', null, null]);
    expect(again.of('/data/field/a.sgy')?.opening).toEqual(MAPPING.opening);
  });

  it('are replaced by name, and removed by id', () => {
    const saved = new SavedMappings(folder);
    saved.save(MAPPING);
    saved.save({ ...MAPPING, pattern: '*.segy' });
    expect(saved.list.map(({ pattern }) => pattern)).toEqual(['*.segy']);
    saved.remove(saved.list[0].id);
    expect(new SavedMappings(folder).list).toEqual([]);
  });
});
