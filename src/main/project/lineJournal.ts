import { failureOf } from '#main/base/failure';
import type { LineRow } from '#main/project/lineTable';
import type { PickRows, RowEdit } from '#main/project/pickJournal';

/** More lines than a training takes. */
export const MOST_LINES = 1000;

function invalid(message: string): never {
  throw failureOf('argument.invalid', message, 'The lines were left as they are.');
}

/** A line by its number. @throws AppFailure 'argument.invalid' where the project does not have it */
export function requireLine<Line extends Pick<LineRow, 'id'>>(lines: readonly Line[], id: number): Line {
  return lines.find((line) => line.id === id) ?? invalid('The project does not have this line any more.');
}

/** A name that no line has yet: "west", "west 2", … */
export function freeLineName(lines: readonly LineRow[], name: string): string {
  const nameOf = (number: number) => (number === 1 ? name : `${name} ${number}`);
  let number = 1;
  while (lines.some((line) => line.name === nameOf(number))) number += 1;
  return nameOf(number);
}

/** What a new line does to the project. @throws AppFailure 'argument.invalid' where there are too many */
export function toLineAddition(lines: readonly LineRow[], line: LineRow): RowEdit {
  if (lines.length >= MOST_LINES) invalid(`A project can have ${MOST_LINES} lines.`);
  return { removed: [], added: [], lines: { removed: [], added: [line] } };
}

/** What another name of a line does. @throws AppFailure 'argument.invalid' where another line has it */
export function toLineRename(lines: readonly LineRow[], id: number, name: string): RowEdit {
  const line = requireLine(lines, id);
  if (lines.some((other) => other.id !== id && other.name === name))
    invalid(`There is another line "${name}" in the project.`);
  const isSame = line.name === name;
  const change = { removed: [line], added: [{ ...line, name }] };
  return { removed: [], added: [], ...(isSame ? {} : { lines: change }) };
}

/** What taking out a line does: its picks go with it. @throws AppFailure 'argument.invalid' for the only line */
export function toLineRemoval(rows: PickRows, lines: readonly LineRow[], id: number): RowEdit {
  const line = requireLine(lines, id);
  if (lines.length === 1) invalid('A project has at least one line.');
  const removed = [...rows.values()].filter((row) => row.line === id);
  return { removed, added: [], lines: { removed: [line], added: [] } };
}

/**
 * The lines after an edit. A line that stays keeps its file as it is known now: edits of before it was moved or read
 * in another way change its name alone.
 */
export function applyToLines(lines: readonly LineRow[], { lines: change }: RowEdit): readonly LineRow[] {
  if (!change) return lines;
  const byId = new Map(lines.map((line) => [line.id, line]));
  for (const { id } of change.removed) if (!change.added.some((line) => line.id === id)) byId.delete(id);
  for (const line of change.added) byId.set(line.id, { ...line, ...byId.get(line.id), name: line.name });
  return [...byId.values()].sort((a, b) => a.id - b.id);
}

/** A change of the lines in words that follow "Undo": "remove line west with 5 picks". Null where none changed. */
export function describeLineEdit({ lines, removed }: RowEdit): string | null {
  const before = lines?.removed.at(0);
  const after = lines?.added.at(0);
  if (before && after) return `rename line ${before.name} to ${after.name}`;
  if (after) return `add line ${after.name}`;
  if (!before) return null;
  const { length } = removed;
  const picks = length === 0 ? '' : ` with ${length === 1 ? '1 pick' : `${length} picks`}`;
  return `remove line ${before.name}${picks}`;
}
