import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PickEdit } from '#contract/contract';
import { ProjectLock } from '#main/project/lock/projectLock';
import { ProjectStore } from '#main/project/projectStore';
import { SCHEMA_VERSION } from '#main/project/schema';
import { codeOf, LINE, makePick } from '#main/testing/projectFixtures';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import type { SurveyPick } from '#seismic/picks/surveyPick';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-store-'));
  path = join(folder, 'west.diffrakt');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a project', () => {
  it('gives back after closing what was put in', () => {
    const store = ProjectStore.create(path, LINE);
    const picks = [makePick('b'), { ...makePick('a'), velocityMps: 2150.5, note: 'Zür\u0000<b>' }];
    store.applyEdit({ kind: 'add', picks });
    store.saveView({ json: '{"zoom":2}' });
    const before = store.pickState;
    store.dispose();
    const again = ProjectStore.open(path);
    expect(again.pickState).toEqual(before);
    expect(again.pickState.picks).toEqual(picks);
    expect(again.view).toEqual({ json: '{"zoom":2}' });
    expect(again.line).toMatchObject(LINE);
    again.dispose();
  });

  it('keeps how its line is read', () => {
    const opening = { formatCode: 5, headerBytes: { cdp: 9 } } as const;
    ProjectStore.create(path, { ...LINE, opening }).dispose();
    const again = ProjectStore.open(path);
    expect(again.line.opening).toEqual(opening);
    again.dispose();
  });

  it('keeps picks in the grid, and names them by their lines', () => {
    const store = ProjectStore.create(path, LINE);
    const { trace: _trace, ...rest } = makePick('g');
    const inGrid = { ...rest, inline: -120, crossline: 340, offset: 450, plane: 'inline:-120:450' };
    store.applyEdit({ kind: 'add', picks: [inGrid, { ...inGrid, id: 'h', offset: undefined }] });
    const moved = { ...inGrid, crossline: 341 };
    const { undo } = store.applyEdit({ kind: 'change', before: [inGrid], after: [moved] });
    expect(undo).toBe('Undo move diffraction at inline -120, crossline 340, offset 450');
    store.dispose();
    const again = ProjectStore.open(path);
    expect(again.pickState.picks).toEqual([
      moved,
      { ...rest, ...{ id: 'h', inline: -120, crossline: 340 }, plane: inGrid.plane },
    ]);
    again.dispose();
  });

  it('says in words what undo and redo would do', () => {
    const store = ProjectStore.create(path, LINE);
    expect(store.pickState.undo).toBeNull();
    expect(store.applyEdit({ kind: 'add', picks: [makePick('a')] }).undo).toBe(
      'Undo add diffraction at trace 238',
    );
    const after: SurveyPick[] = [{ ...makePick('a'), class: 'noise' }];
    const { undo } = store.applyEdit({ kind: 'change', before: [makePick('a')], after });
    expect(undo).toBe('Undo change diffraction at trace 238 to noise');
    expect(store.undo()).toMatchObject({ redo: 'Redo change diffraction at trace 238 to noise' });
    store.dispose();
  });

  it('refuses edits that do not fit and changes nothing', () => {
    const store = ProjectStore.create(path, LINE);
    const before = store.applyEdit({ kind: 'add', picks: [makePick('a')] });
    const wrong: PickEdit[] = [
      { kind: 'add', picks: [makePick('a')] },
      { kind: 'add', picks: [makePick('x'), makePick('x')] },
      { kind: 'remove', picks: [makePick('y')] },
      { kind: 'change', before: [makePick('a')], after: [makePick('b')] },
    ];
    expect(wrong.map((edit) => codeOf(() => store.applyEdit(edit)))).toEqual(
      wrong.map(() => 'picks.invalid'),
    );
    expect(store.pickState).toEqual(before);
    store.dispose();
  });

  it('opens read-only while another one has it, and in full once that is closed', () => {
    const first = ProjectStore.create(path, LINE);
    first.applyEdit({ kind: 'add', picks: [makePick('a')] });
    const second = ProjectStore.open(path);
    expect(second.info.readOnly).toBe(true);
    expect(second.pickState.picks).toEqual([makePick('a')]);
    expect(codeOf(() => second.applyEdit({ kind: 'add', picks: [makePick('b')] }))).toBe('project.readOnly');
    first.applyEdit({ kind: 'add', picks: [makePick('c')] });
    second.dispose();
    first.dispose();
    const third = ProjectStore.open(path);
    expect(third.info.readOnly).toBe(false);
    third.dispose();
  });

  it('refuses a newer layout and leaves its bytes as they are', () => {
    ProjectStore.create(path, LINE).dispose();
    const database = new Database(path);
    database.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    database.close();
    const before = readFileSync(path);
    expect(codeOf(() => ProjectStore.open(path))).toBe('project.newer');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it.each([
    ['an empty file', ''],
    ['a page', '<!doctype html><title>West</title>'.repeat(20)],
    ['SQLite’s mark and nothing else', 'SQLite format 3\0'],
  ])('refuses %s in words and leaves it', (_name, content) => {
    writeFileSync(path, content);
    expect(codeOf(() => ProjectStore.open(path))).toBe('project.unreadable');
    expect(readFileSync(path, 'utf8')).toBe(content);
    expect(readdirSync(folder)).toEqual(['west.diffrakt']);
  });

  it('refuses a folder, a missing file and somebody else’s database', () => {
    expect(codeOf(() => ProjectStore.open(folder))).toBe('project.unreadable');
    expect(codeOf(() => ProjectStore.open(path))).toBe('file.missing');
    const database = new Database(path);
    database.exec('CREATE TABLE other (x)');
    database.close();
    expect(codeOf(() => ProjectStore.open(path))).toBe('project.unreadable');
  });

  it('opens damaged files or refuses them in words, and never ends the process', () => {
    const store = ProjectStore.create(path, LINE);
    for (let number = 0; number < 40; number += 1)
      store.applyEdit({ kind: 'add', picks: [makePick(`p${number}`, number)] });
    store.dispose();
    const whole = readFileSync(path);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 });
    let refused = 0;
    const check = fc.property(damage, fc.integer({ min: 1, max: whole.length }), (bytes, length) => {
      const broken = Buffer.from(whole);
      for (const [place, value] of bytes) broken[place] = value;
      writeFileSync(path, length % 3 === 0 ? broken.subarray(0, length) : broken);
      const code = codeOf(() => {
        const opened = ProjectStore.open(path);
        opened.dispose();
      });
      expect(['none', 'project.unreadable', 'project.newer']).toContain(code);
      if (code !== 'none') refused += 1;
    });
    fc.assert(check, { seed: 7, numRuns: 200 });
    expect(refused).toBeGreaterThan(20);
  });

  it('is copied whole', async () => {
    const store = ProjectStore.create(path, LINE);
    store.applyEdit({ kind: 'add', picks: [makePick('a')] });
    const copyPath = join(folder, 'copy.diffrakt');
    await store.copyTo(copyPath);
    const copy = ProjectStore.open(copyPath);
    expect(copy.pickState).toEqual(store.pickState);
    copy.dispose();
    store.dispose();
  });

  it('is copied into a folder that is not there yet, and not into one that is a file', async () => {
    const store = ProjectStore.create(path, LINE);
    const copyPath = join(folder, 'new/folder/copy.diffrakt');
    await store.copyTo(copyPath);
    expect(existsSync(copyPath)).toBe(true);
    for (const place of ['copy.diffrakt', 'none/copy.diffrakt'])
      await expect(store.copyTo(join(copyPath, place))).rejects.toMatchObject({
        failure: { code: 'file.write', message: expect.stringContaining('cannot be written') },
      });
    store.dispose();
  });
});

/** A random edit that fits the picks there are: the numbers choose what. */
function editFor(
  picks: readonly ClassedPick[],
  [kind, which, trace]: readonly number[],
  id: string,
): PickEdit {
  const chosen = picks[which % Math.max(1, picks.length)];
  const placed = { ...makePick(id, trace), class: EVENT_CLASSES[which % 3] };
  if (kind === 0 || !chosen) return { kind: 'add', picks: [placed, { ...placed, id: `${id}-twin` }] };
  if (kind === 1) return { kind: 'remove', picks: [chosen] };
  return { kind: 'change', before: [chosen], after: [{ ...placed, id: chosen.id }] };
}

describe('the undo journal', () => {
  it('comes back to the start by undoing all and to the end by redoing all', () => {
    const step = fc.tuple(fc.nat(2), fc.nat(1_000), fc.nat(5_000));
    const check = fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), fc.nat(25), (steps, back) => {
      rmSync(path, { force: true });
      let store = ProjectStore.create(path, LINE);
      const states = [store.pickState.picks];
      for (const [number, numbers] of steps.entries())
        states.push(store.applyEdit(editFor(store.pickState.picks, numbers, `p${number}`)).picks);
      const reopen = () => {
        store.dispose();
        store = ProjectStore.open(path);
      };
      for (let number = steps.length; number > 0; number -= 1) {
        if (number === back) reopen();
        expect(store.undo().picks).toEqual(states[number - 1]);
      }
      expect(store.pickState.undo).toBeNull();
      reopen();
      for (let number = 1; number <= steps.length; number += 1)
        expect(store.redo().picks).toEqual(states[number]);
      expect(store.pickState.redo).toBeNull();
      store.dispose();
    });
    fc.assert(check, { seed: 20_261_124, numRuns: 25 });
  });
});

describe('a project of before picks had survey coordinates', () => {
  const places = [
    { id: 'a', class: 'diffraction', trace: 238, timeMs: 1050.5, traces: 32, durationMs: 160, plane: 'line' },
    { id: 'b', class: 'reflection', trace: 21, timeMs: 400, traces: 32, durationMs: 160, plane: 'line' },
  ];

  // The fixture was written by the program of layout 1: three edits, a fourth one undone.
  beforeEach(() => cpSync(join(import.meta.dirname, 'fixtures/version1.diffrakt'), path));

  it('opens with its picks on the line, and its journal goes back and forth', () => {
    const store = ProjectStore.open(path);
    expect(store.info.readOnly).toBe(false);
    expect(store.pickState.picks).toMatchObject(places);
    expect(store.pickState.picks[0]).toMatchObject({ velocityMps: 2150.5, note: 'Zürich, "fault" tip' });
    expect(store.view).toEqual({ json: '{"zoom":2}' });
    expect(store.pickState.revision).toBe(5);
    expect(store.redo().picks.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    store.undo();
    expect(store.undo().picks.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(store.undo().picks[1]).toMatchObject({ id: 'b', trace: 17, plane: 'line' });
    expect(store.undo().picks).toEqual([]);
    const added = store.applyEdit({ kind: 'add', picks: [makePick('new')] }).picks;
    store.dispose();
    const again = ProjectStore.open(path);
    expect(again.pickState.picks).toEqual(added);
    again.dispose();
    const database = new Database(path, { readonly: true });
    expect(database.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    database.close();
  });

  it('is read as it is where another process has it', () => {
    const lock = ProjectLock.take(path);
    const bytes = readFileSync(path);
    const store = ProjectStore.open(path);
    expect(store.info.readOnly).toBe(true);
    expect(store.pickState.picks).toMatchObject(places);
    store.dispose();
    lock?.dispose();
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});
