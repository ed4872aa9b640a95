import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectStore } from '#main/project/projectStore';
import { LINE, makePick } from '#main/testing/projectFixtures';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-authors-'));
  path = join(folder, 'west.diffrakt');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const authorsIn = ({ pickState }: ProjectStore) => pickState.picks.map(({ id, author }) => [id, author]);

describe('the authors of a project', () => {
  it('are there again after closing, and change by an edit that can be undone', () => {
    const store = ProjectStore.create(path, LINE, 'west');
    const [mine, nobodys] = [{ ...makePick('a', 10), author: 'Anna Ä.' }, makePick('b', 30)];
    store.applyEdit({ kind: 'add', picks: [mine, nobodys] });
    store.applyEdit({ kind: 'change', before: [mine], after: [{ ...mine, author: 'Ben' }] });
    expect(store.pickState.undo).toBe('Undo edit diffraction at trace 10');
    store.undo();
    store.dispose();
    const again = ProjectStore.open(path);
    expect(authorsIn(again)).toEqual([
      ['a', 'Anna Ä.'],
      ['b', undefined],
    ]);
    again.redo();
    expect(authorsIn(again)[0]).toEqual(['a', 'Ben']);
    again.dispose();
  });
});

// The fixture was written by the program of layout 5: two picks, one of them made noise, a third edit that is undone.
describe('a project of before picks had authors', () => {
  beforeEach(() => cpSync(join(import.meta.dirname, 'fixtures/version5.diffrakt'), path));

  it('has picks without author, its journal goes back and forth, and it takes authors', () => {
    const store = ProjectStore.open(path);
    expect(store.pickState.picks).toEqual([
      { ...makePick('a', 10), class: 'noise' },
      { ...makePick('b', 30), note: 'fault tip' },
    ]);
    expect(store.redo().picks.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    store.undo();
    expect(store.undo().picks[0]).toEqual(makePick('a', 10));
    store.applyEdit({ kind: 'add', picks: [{ ...makePick('d', 80), author: 'Anna' }] });
    store.dispose();
    const again = ProjectStore.open(path);
    expect(authorsIn(again)).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['d', 'Anna'],
    ]);
    again.dispose();
  });
});
