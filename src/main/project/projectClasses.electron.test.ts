import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectStore } from '#main/project/projectStore';
import { codeOf, LINE, makePick } from '#main/testing/projectFixtures';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-store-'));
  path = join(folder, 'west.diffrakt');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('classes of the user’s own', () => {
  const salt = { name: 'salt', colour: '#56B4E9' };
  const namesOf = (store: ProjectStore): string[] => store.pickState.classes.map(({ name }) => name);
  const saltPicks = ['a', 'b'].map((id) => ({ ...makePick(id), class: 'salt' }));

  it('are added, renamed and removed with their picks; each is undone, redone and kept', () => {
    const store = ProjectStore.create(path, LINE);
    expect(namesOf(store)).toEqual([...EVENT_CLASSES]);
    store.applyClassEdit({ kind: 'add', class: salt });
    store.applyEdit({ kind: 'add', picks: [...saltPicks, makePick('c')] });
    store.applyClassEdit({ kind: 'change', name: 'salt', to: { name: 'dome', colour: '#D55E00' } });
    const renamed = store.pickState;
    expect(renamed.undo).toBe('Undo rename class salt to dome');
    expect(renamed.picks.map((pick) => pick.class)).toEqual(['dome', 'dome', 'diffraction']);
    const removed = store.applyClassEdit({ kind: 'remove', name: 'dome' });
    expect(removed.undo).toBe('Undo remove class dome with 2 picks');
    expect(removed.picks.map(({ id }) => id)).toEqual(['c']);
    store.dispose();
    const again = ProjectStore.open(path);
    expect(again.pickState).toEqual(removed);
    expect(again.undo()).toMatchObject({ picks: renamed.picks, classes: renamed.classes });
    expect(again.undo().picks.map((pick) => pick.class)).toEqual(['salt', 'salt', 'diffraction']);
    expect(again.pickState.classes.at(-1)).toEqual(salt);
    again.undo();
    expect(again.undo().classes).toEqual(STANDARD_CLASSES);
    for (let i = 0; i < 4; i++) again.redo();
    expect(again.pickState).toMatchObject({ picks: removed.picks, classes: removed.classes, redo: null });
    again.dispose();
  });

  it('come with the picks of a file, as one edit', () => {
    const store = ProjectStore.create(path, LINE);
    const unused = { name: 'unused', colour: '#000000' };
    store.addImported({ classes: [unused, salt], picks: saltPicks });
    expect(namesOf(store)).toEqual([...EVENT_CLASSES, 'salt']);
    expect(store.pickState.undo).toBe('Undo add class salt and 2 picks');
    expect(store.undo()).toMatchObject({ picks: [], classes: STANDARD_CLASSES });
    store.dispose();
  });

  it('are refused where they cannot be: nothing changes', () => {
    const store = ProjectStore.create(path, LINE);
    store.applyClassEdit({ kind: 'add', class: salt });
    const before = store.pickState;
    const refused = [
      () => store.applyClassEdit({ kind: 'remove', name: 'noise' }),
      () => store.applyClassEdit({ kind: 'change', name: 'noise', to: salt }),
      () => store.applyClassEdit({ kind: 'add', class: { ...salt, name: 'Noise' } }),
      () => store.applyClassEdit({ kind: 'remove', name: 'gone' }),
      () => store.applyEdit({ kind: 'add', picks: [{ ...makePick('x'), class: 'gone' }] }),
      () => {
        const classes = Array.from({ length: 6 }, (_, i) => ({ name: `class ${i}`, colour: '#56B4E9' }));
        const picks = classes.map(({ name }) => ({ ...makePick(name), class: name }));
        store.addImported({ classes, picks });
      },
    ];
    for (const action of refused) expect(codeOf(action)).toBe('picks.invalid');
    expect(store.pickState).toEqual(before);
    store.dispose();
  });

  // The fixture was written by the program of layout 3: three edits, the third one undone.
  it('can be added to a project of before they were there', () => {
    cpSync(join(import.meta.dirname, 'fixtures/version3.diffrakt'), path);
    const store = ProjectStore.open(path);
    expect(store.pickState.picks.map((pick) => [pick.id, pick.class])).toEqual([
      ['a', 'diffraction'],
      ['b', 'noise'],
    ]);
    expect(store.pickState.classes).toEqual(STANDARD_CLASSES);
    expect(store.redo().picks.map(({ id }) => id)).toEqual(['b']);
    store.undo();
    store.applyClassEdit({ kind: 'add', class: salt });
    store.undo();
    expect(store.undo().picks.map((pick) => pick.class)).toEqual(['diffraction', 'diffraction']);
    store.dispose();
  });
});
