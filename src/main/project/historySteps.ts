import type { PickHistory } from '#contract/contract';
import type { LineRow } from '#main/project/lineTable';
import type { RowEdit } from '#main/project/pickJournal';
import type { JournalStep, PickTable } from '#main/project/pickTable';

/** Steps of a history that are listed before and after the present one. */
const LISTED_BEFORE = 300;
const LISTED_AFTER = 100;

/** What a step did: "add noise at trace 3"; of another line than the shown one with its name, "… on east". */
export function wordsOfStep({ words, line }: JournalStep, shown: number, lines: readonly LineRow[]): string {
  const other = line === shown ? undefined : lines.find(({ id }) => id === line);
  return other ? `${words} on ${other.name}` : words;
}

/** The steps around the present one. */
export function historyOf(table: PickTable, shown: number, lines: readonly LineRow[]): PickHistory {
  const applied = table.readMeta('appliedEdits');
  const steps = table.readSteps(applied - LISTED_BEFORE, applied + LISTED_AFTER);
  return {
    applied,
    steps: steps.map((step) => ({ number: step.number, words: wordsOfStep(step, shown, lines) })),
  };
}

/** The lines whose picks alone are changed by the steps between two. */
export function linesBetween(table: PickTable, from: number, to: number): ReadonlySet<number> {
  const steps = table.readSteps(Math.min(from, to) + 1, Math.max(from, to));
  return new Set(steps.flatMap(({ line }) => (line === null ? [] : [line])));
}

/**
 * The edits that lead from one step to another, in the order in which they are applied: those between are undone, or
 * redone. Null where a step is not there.
 * @throws AppFailure 'project.unreadable' where one is damaged
 */
export function editsBetween(table: PickTable, from: number, to: number): RowEdit[] | null {
  const edits: RowEdit[] = [];
  for (let number = from; number !== to; number += to < from ? -1 : 1) {
    const entry = table.readEdit(to < from ? number : number + 1);
    if (!entry) return null;
    edits.push(to < from ? entry.inverse : entry.edit);
  }
  return edits;
}
