import type { PickEdit } from '#contract/contract';
import { failureOf } from '#main/base/failure';
import type { ClassedPick, PickClass } from '#seismic/picks/pickClasses';
import { placeInWords } from '#seismic/picks/surveyPick';

/** A pick and its place in the list, so that an undone removal comes back where it was. */
export interface PickRow {
  readonly position: number;
  readonly pick: ClassedPick;
}

/**
 * A change of the rows, and of the list of classes where there is one, with both sides. Undone by taking `added` out
 * and putting `removed` in.
 */
export interface RowEdit {
  readonly removed: PickRow[];
  readonly added: PickRow[];
  readonly classes?: { readonly before: PickClass[]; readonly after: PickClass[] };
}

export function invertEdit({ removed, added, classes }: RowEdit): RowEdit {
  const turned = classes && { before: classes.after, after: classes.before };
  return { removed: added, added: removed, ...(turned && { classes: turned }) };
}

const STALE = 'Look at the list of picks and try again; nothing was changed.';

function firstTwice(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size);
}

function requireKnown(rows: ReadonlyMap<string, PickRow>, picks: readonly ClassedPick[]): PickRow[] {
  return picks.map(({ id }) => {
    const row = rows.get(id);
    if (!row) throw failureOf('picks.invalid', `There is no pick "${id}" any more.`, STALE);
    return row;
  });
}

function addRows(rows: ReadonlyMap<string, PickRow>, picks: readonly ClassedPick[]): RowEdit {
  const known = picks.find(({ id }) => rows.has(id));
  if (known) throw failureOf('picks.invalid', `There is already a pick "${known.id}".`, STALE);
  const positions = [...rows.values()].map(({ position }) => position);
  const first = positions.reduce((last, position) => Math.max(last, position), -1) + 1;
  return { removed: [], added: picks.map((pick, index) => ({ position: first + index, pick })) };
}

function changeRows(
  rows: ReadonlyMap<string, PickRow>,
  before: ClassedPick[],
  after: ClassedPick[],
): RowEdit {
  const isPaired = before.length === after.length && before.every(({ id }, index) => id === after[index].id);
  if (!isPaired) throw failureOf('picks.invalid', 'The two sides of a change name different picks.', STALE);
  const removed = requireKnown(rows, before);
  return { removed, added: removed.map(({ position }, index) => ({ position, pick: after[index] })) };
}

/**
 * What the window's edit does to the stored rows, by id. The store's own rows are the side that is
 * removed: the window's copy may be old.
 * @throws AppFailure 'picks.invalid' where ids clash, are missing or come twice
 */
export function toRowEdit(rows: ReadonlyMap<string, PickRow>, edit: PickEdit): RowEdit {
  const named = edit.kind === 'change' ? edit.before : edit.picks;
  const twice = firstTwice(named.map(({ id }) => id));
  if (twice !== undefined) throw failureOf('picks.invalid', `The pick "${twice}" is named twice.`, STALE);
  if (edit.kind === 'add') return addRows(rows, edit.picks);
  if (edit.kind === 'remove') return { removed: requireKnown(rows, edit.picks), added: [] };
  return changeRows(rows, edit.before, edit.after);
}

/** The rows after an edit. */
export function applyToRows(rows: ReadonlyMap<string, PickRow>, edit: RowEdit): Map<string, PickRow> {
  const next = new Map(rows);
  for (const { pick } of edit.removed) next.delete(pick.id);
  for (const row of edit.added) next.set(row.pick.id, row);
  return next;
}

/** Picks in the order of their list. */
export function picksInOrder(rows: ReadonlyMap<string, PickRow>): ClassedPick[] {
  return [...rows.values()].sort((a, b) => a.position - b.position).map(({ pick }) => pick);
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
