import type { PickEdit } from '#contract/contract';
import { failureOf } from '#main/base/failure';
import type { LineRow } from '#main/project/lineTable';
import type { ClassedPick, PickClass } from '#seismic/picks/pickClasses';
import { placeInWords } from '#seismic/picks/surveyPick';

/** A pick with its line and its place in the list, so that an undone removal comes back where it was. */
export interface PickRow {
  /** Number of the line that it was made on. */
  readonly line: number;
  readonly position: number;
  readonly pick: ClassedPick;
}

/** The rows of picks by line and id. */
export type PickRows = ReadonlyMap<string, PickRow>;

/** Ids tell picks of one line apart. */
export function keyOfPick(line: number, id: string): string {
  return `${line} ${id}`;
}

/**
 * A change of the rows, and of the classes or lines where there is one, with both sides. Undone by taking `added` out
 * and putting `removed` in. A line on both sides gets another name.
 */
export interface RowEdit {
  readonly removed: PickRow[];
  readonly added: PickRow[];
  readonly classes?: { readonly before: PickClass[]; readonly after: PickClass[] };
  readonly lines?: { readonly removed: LineRow[]; readonly added: LineRow[] };
}

export function invertEdit({ removed, added, classes, lines }: RowEdit): RowEdit {
  return {
    removed: added,
    added: removed,
    ...(classes && { classes: { before: classes.after, after: classes.before } }),
    ...(lines && { lines: { removed: lines.added, added: lines.removed } }),
  };
}

/** The line whose picks an edit changes; null where it is of none alone, or of the classes or lines themselves. */
export function lineOfEdit({ removed, added, classes, lines }: RowEdit): number | null {
  if (classes || lines) return null;
  const [first, ...others] = new Set([...removed, ...added].map(({ line }) => line));
  return first !== undefined && others.length === 0 ? first : null;
}

const STALE = 'Look at the list of picks and try again; nothing was changed.';

function firstTwice(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size);
}

function requireKnown(rows: PickRows, line: number, picks: readonly ClassedPick[]): PickRow[] {
  return picks.map(({ id }) => {
    const row = rows.get(keyOfPick(line, id));
    if (!row) throw failureOf('picks.invalid', `There is no pick "${id}" any more.`, STALE);
    return row;
  });
}

function addRows(rows: PickRows, line: number, picks: readonly ClassedPick[]): RowEdit {
  const known = picks.find(({ id }) => rows.has(keyOfPick(line, id)));
  if (known) throw failureOf('picks.invalid', `There is already a pick "${known.id}".`, STALE);
  const positions = [...rows.values()].map(({ position }) => position);
  const first = positions.reduce((last, position) => Math.max(last, position), -1) + 1;
  return { removed: [], added: picks.map((pick, index) => ({ line, position: first + index, pick })) };
}

function changeRows(rows: PickRows, line: number, before: ClassedPick[], after: ClassedPick[]): RowEdit {
  const isPaired = before.length === after.length && before.every(({ id }, index) => id === after[index].id);
  if (!isPaired) throw failureOf('picks.invalid', 'The two sides of a change name different picks.', STALE);
  const removed = requireKnown(rows, line, before);
  return { removed, added: removed.map((row, index) => ({ ...row, pick: after[index] })) };
}

/**
 * What the window's edit of the picks of a line does to the stored rows, by id. The store's own rows are the side that is
 * removed: the window's copy may be old.
 * @throws AppFailure 'picks.invalid' where ids clash, are missing or come twice
 */
export function toRowEdit(rows: PickRows, line: number, edit: PickEdit): RowEdit {
  const named = edit.kind === 'change' ? edit.before : edit.picks;
  const twice = firstTwice(named.map(({ id }) => id));
  if (twice !== undefined) throw failureOf('picks.invalid', `The pick "${twice}" is named twice.`, STALE);
  if (edit.kind === 'add') return addRows(rows, line, edit.picks);
  if (edit.kind === 'remove') return { removed: requireKnown(rows, line, edit.picks), added: [] };
  return changeRows(rows, line, edit.before, edit.after);
}

/** The rows after an edit. */
export function applyToRows(rows: PickRows, edit: RowEdit): PickRows {
  const next = new Map(rows);
  for (const { line, pick } of edit.removed) next.delete(keyOfPick(line, pick.id));
  for (const row of edit.added) next.set(keyOfPick(row.line, row.pick.id), row);
  return next;
}

/** The picks of a line in the order of their list. */
export function picksInOrder(rows: PickRows, line: number): ClassedPick[] {
  const own = [...rows.values()].filter((row) => row.line === line);
  return own.sort((a, b) => a.position - b.position).map(({ pick }) => pick);
}

function nameOf(rows: readonly PickRow[]): string {
  const [{ pick }] = rows;
  return rows.length === 1 ? `${pick.class} at ${placeInWords(pick)}` : `${rows.length} picks`;
}

function verbOfChange(before: ClassedPick, after: ClassedPick): string {
  if (before.class !== after.class) return 'change';
  if (before.traces !== after.traces || before.durationMs !== after.durationMs) return 'resize';
  if (placeInWords(before) !== placeInWords(after) || before.timeMs !== after.timeMs) return 'move';
  return 'edit';
}

/** An edit in words that follow "Undo" and "Redo": "add diffraction at trace 238", "remove 3 picks". */
export function describeEdit({ removed, added }: RowEdit): string {
  if (removed.length === 0) return `add ${nameOf(added)}`;
  if (added.length === 0) return `remove ${nameOf(removed)}`;
  const before = removed[0].pick;
  const after = added[0].pick;
  const words = `${verbOfChange(before, after)} ${nameOf(removed)}`;
  return before.class === after.class ? words : `${words} to ${after.class}`;
}
