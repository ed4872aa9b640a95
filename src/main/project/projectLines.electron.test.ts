import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectLock } from '#main/project/lock/projectLock';
import { ProjectStore } from '#main/project/projectStore';
import { codeOf, LINE, makePick } from '#main/testing/projectFixtures';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-lines-'));
  path = join(folder, 'west.diffrakt');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const EAST = {
  ...LINE,
  absolutePath: '/lines/east.sgy',
  besideProjectPath: '/lines/east.sgy',
  fileName: 'east.sgy',
};

/** A project of two lines with a pick of the same id on each; the second one is shown. */
function makeTwoLines(): ProjectStore {
  const store = ProjectStore.create(path, LINE, 'west');
  store.applyEdit({ kind: 'add', picks: [makePick('a', 10)] });
  store.showLine(store.addLine(EAST, 'east'));
  store.applyEdit({ kind: 'add', picks: [makePick('a', 20), makePick('b', 30)] });
  return store;
}

const namesOf = (store: ProjectStore): string[] => store.lines.map(({ name }) => name);
const tracesOf = ({ pickState }: ProjectStore): (number | undefined)[] =>
  pickState.picks.map((pick) => ('trace' in pick ? pick.trace : undefined));
const countsOf = ({ pickState }: ProjectStore): (number | undefined)[] =>
  pickState.lines.map(({ pickCounts }) => pickCounts.diffraction);

describe('the lines of a project', () => {
  it('have picks of their own, whatever their ids, and are there again after closing', () => {
    const store = makeTwoLines();
    expect(tracesOf(store)).toEqual([20, 30]);
    expect(countsOf(store)).toEqual([1, 2]);
    store.saveView({ json: '"east"' });
    store.showLine(1);
    store.saveView({ json: '"west"' });
    const before = store.pickState;
    store.dispose();
    const again = ProjectStore.open(path);
    expect(again.pickState).toEqual(before);
    expect(again.lines).toMatchObject([
      { ...LINE, id: 1, name: 'west' },
      { ...EAST, id: 2, name: 'east' },
    ]);
    expect([again.line.id, tracesOf(again), again.view]).toEqual([1, [10], { json: '"west"' }]);
    again.showLine(2);
    expect(again.view).toEqual({ json: '"east"' });
    again.dispose();
  });

  it('are added, renamed and removed with their picks; each is undone and redone', () => {
    const store = makeTwoLines();
    expect(store.renameLine(1, 'West 1998').undo).toBe('Undo rename line west to West 1998');
    const removed = store.removeLine(1);
    expect(removed.undo).toBe('Undo remove line West 1998 with 1 pick');
    expect([namesOf(store), store.pickCount]).toEqual([['east'], 2]);
    store.undo();
    expect([namesOf(store), countsOf(store)]).toEqual([
      ['West 1998', 'east'],
      [1, 2],
    ]);
    store.undo();
    expect(namesOf(store)).toEqual(['west', 'east']);
    store.jumpTo(1);
    // The line that was shown is not there any more.
    expect([namesOf(store), store.line.name, tracesOf(store)]).toEqual([['west'], 'west', [10]]);
    store.jumpTo(5);
    expect([namesOf(store), store.line.name]).toEqual([['east'], 'east']);
    store.dispose();
  });

  it('keep what is known of their files when an older name comes back', () => {
    const store = makeTwoLines();
    store.renameLine(2, 'far east');
    store.setLine(2, { ...EAST, absolutePath: '/moved/east.sgy' });
    store.undo();
    expect(store.line).toMatchObject({ name: 'east', absolutePath: '/moved/east.sgy' });
    store.dispose();
  });

  it('are named in the history where the step is of another one than the shown one', () => {
    const store = makeTwoLines();
    store.showLine(1);
    expect(store.pickState.undo).toBe('Undo add 2 picks on east');
    expect(store.history.steps.map(({ words }) => words)).toEqual([
      'add diffraction at trace 10',
      'add line east',
      'add 2 picks on east',
    ]);
    expect([...store.linesBetween(0)]).toEqual([1, 2]);
    store.undo();
    expect([tracesOf(store), countsOf(store)]).toEqual([[10], [1, undefined]]);
    store.dispose();
  });

  it('never have the number of one that was there before', () => {
    const store = makeTwoLines();
    store.removeLine(2);
    expect(store.addLine(EAST, 'east')).toBe(3);
    store.undo();
    expect(store.addLine(EAST, 'east')).toBe(4);
    store.dispose();
  });

  it('have names of their own; what cannot be done changes nothing', () => {
    const store = makeTwoLines();
    store.addLine({ ...EAST, absolutePath: '/other/east.sgy' }, 'east');
    expect(namesOf(store)).toEqual(['west', 'east', 'east 2']);
    const before = store.pickState;
    const refused = [
      () => store.renameLine(1, 'east'),
      () => store.renameLine(9, 'north'),
      () => store.removeLine(9),
    ];
    for (const action of refused) expect(codeOf(action)).toBe('argument.invalid');
    expect(store.renameLine(1, 'west')).toEqual(before);
    store.removeLine(3);
    store.removeLine(2);
    expect(codeOf(() => store.removeLine(1))).toBe('argument.invalid');
    store.dispose();
  });

  it('share their classes: one that is renamed is so on all lines', () => {
    const store = makeTwoLines();
    store.applyClassEdit({ kind: 'add', class: { name: 'salt', colour: '#56B4E9' } });
    for (const line of [1, 2]) {
      store.showLine(line);
      store.applyEdit({ kind: 'add', picks: [{ ...makePick('s'), class: 'salt' }] });
    }
    store.applyClassEdit({ kind: 'change', name: 'salt', to: { name: 'dome', colour: '#56B4E9' } });
    expect(store.pickState.lines.map(({ pickCounts }) => pickCounts)).toEqual([
      { diffraction: 1, dome: 1 },
      { diffraction: 2, dome: 1 },
    ]);
    store.dispose();
  });

  it('can be looked at where the project is read only', () => {
    const store = makeTwoLines();
    const second = ProjectStore.open(path);
    second.showLine(1);
    expect(tracesOf(second)).toEqual([10]);
    expect(codeOf(() => second.removeLine(1))).toBe('project.readOnly');
    second.dispose();
    store.dispose();
  });
});

// The fixture was written by the program of layout 4: an edit, a class, a third edit that is undone.
describe('a project of before it could have several lines', () => {
  beforeEach(() => cpSync(join(import.meta.dirname, 'fixtures/version4.diffrakt'), path));

  const check = (store: ProjectStore): void => {
    expect(store.lines).toMatchObject([{ ...LINE, id: 1, name: 'west.sgy', opening: { formatCode: 5 } }]);
    expect(store.view).toEqual({ json: '{"zoom":4}' });
    expect(store.pickState).toMatchObject({ undo: 'Undo add class Salt', redo: 'Redo add Salt at trace 60' });
    expect(tracesOf(store)).toEqual([238, 21]);
  };

  it('has one line, and its journal goes back and forth', () => {
    const store = ProjectStore.open(path);
    check(store);
    store.redo();
    expect(store.pickState.lines).toMatchObject([{ pickCounts: { diffraction: 1, reflection: 1, Salt: 1 } }]);
    store.showLine(store.addLine(EAST, 'east'));
    store.applyEdit({ kind: 'add', picks: [makePick('a')] });
    store.jumpTo(0);
    expect([namesOf(store), store.pickCount]).toEqual([['west.sgy'], 0]);
    store.dispose();
  });

  it('is the same where it may not be written', () => {
    const lock = ProjectLock.take(path);
    const store = ProjectStore.open(path);
    expect(store.info.readOnly).toBe(true);
    check(store);
    store.dispose();
    lock?.dispose();
  });
});
