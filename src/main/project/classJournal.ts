import type { ClassEdit } from '#contract/contract';
import { failureOf } from '#main/base/failure';
import { type PickRows, type RowEdit, toRowEdit } from '#main/project/pickJournal';
import { editedClasses } from '#seismic/picks/classEdit';
import {
  type ClassedPick,
  isEventClass,
  MOST_PROJECT_CLASSES,
  type PickClass,
} from '#seismic/picks/pickClasses';

function edited(classes: readonly PickClass[], edit: ClassEdit): PickClass[] {
  try {
    return editedClasses(classes, edit);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw failureOf('picks.invalid', error.message, 'The classes were left as they are.');
  }
}

/**
 * What a change of the classes does to them and to the stored picks: they follow a new name, and go with their class.
 * @throws AppFailure 'picks.invalid' where it is not possible
 */
export function toClassEdit(rows: PickRows, classes: readonly PickClass[], edit: ClassEdit): RowEdit {
  const after = edited(classes, edit);
  const change = { before: [...classes], after };
  if (edit.kind === 'add') return { removed: [], added: [], classes: change };
  const own = [...rows.values()].filter(({ pick }) => pick.class === edit.name);
  if (edit.kind === 'remove') return { removed: own, added: [], classes: change };
  const { name } = edit.to;
  if (name === edit.name) return { removed: [], added: [], classes: change };
  const renamed = own.map((row) => ({ ...row, pick: { ...row.pick, class: name } }));
  return { removed: own, added: renamed, classes: change };
}

/**
 * The classes of a project with those of a file that it does not have, of which there are picks.
 * @throws AppFailure 'picks.invalid' where they are too many
 */
function withImportedClasses(
  classes: readonly PickClass[],
  imported: { readonly classes: readonly PickClass[]; readonly picks: readonly ClassedPick[] },
): PickClass[] {
  const isNew = ({ name }: PickClass): boolean =>
    !isEventClass(name) &&
    !classes.some((one) => one.name === name) &&
    imported.picks.some((pick) => pick.class === name);
  const added = imported.classes.filter(isNew);
  const count = classes.length + added.length;
  if (count > MOST_PROJECT_CLASSES)
    throw failureOf(
      'picks.invalid',
      `With the picks of this file the project would have ${count} classes; it can have ${MOST_PROJECT_CLASSES}, the three standard ones among them.`,
      'Remove classes of the project or of the file first. Nothing was imported.',
    );
  return added.reduce<PickClass[]>((all, one) => edited(all, { kind: 'add', class: one }), [...classes]);
}

/** A change of classes in words that follow "Undo": "rename class Salt to Dome". Null where none changed. */
export function describeClassEdit({ classes, removed, added }: RowEdit): string | null {
  if (!classes) return null;
  const { before, after } = classes;
  const picksOf = (count: number): string => (count === 1 ? '1 pick' : `${count} picks`);
  const namesOf = (list: readonly PickClass[]): string =>
    `${list.length === 1 ? 'class' : 'classes'} ${list.map(({ name }) => name).join(', ')}`;
  if (after.length > before.length) {
    const words = `add ${namesOf(after.slice(before.length))}`;
    return added.length > 0 ? `${words} and ${picksOf(added.length)}` : words;
  }
  if (after.length < before.length) {
    const words = `remove ${namesOf(before.filter((one) => !after.some(({ name }) => name === one.name)))}`;
    return removed.length > 0 ? `${words} with ${picksOf(removed.length)}` : words;
  }
  const changed = before.findIndex(
    ({ name, colour }, i) => name !== after[i].name || colour !== after[i].colour,
  );
  if (changed < 0) return 'change classes';
  const [from, to] = [before[changed].name, after[changed].name];
  return from === to ? `change the colour of class ${from}` : `rename class ${from} to ${to}`;
}

/** @throws AppFailure 'picks.invalid' for a pick of a class that the project has neither before nor after the edit */
export function requireClasses({ added, classes }: RowEdit, before: readonly PickClass[]): void {
  const known = (classes?.after ?? before).map(({ name }) => name);
  const strange = added.find(({ pick }) => !known.includes(pick.class));
  if (!strange) return;
  const message = `The project has no class "${strange.pick.class}".`;
  throw failureOf('picks.invalid', message, 'Add it under Classes first. Nothing was changed.');
}

/** The edit that adds picks to a line, with the classes of theirs that are new. @throws AppFailure 'picks.invalid' */
export function toImport(
  rows: PickRows,
  classes: readonly PickClass[],
  lineId: number,
  imported: { readonly classes: readonly PickClass[]; readonly picks: readonly ClassedPick[] },
): RowEdit {
  const after = withImportedClasses(classes, imported);
  const edit = toRowEdit(rows, lineId, { kind: 'add', picks: [...imported.picks] });
  return after.length === classes.length ? edit : { ...edit, classes: { before: [...classes], after } };
}
