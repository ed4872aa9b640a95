import type { PickHistory } from '#contract/contract';
import type { RowEdit } from '#main/project/pickJournal';
import type { PickTable } from '#main/project/pickTable';

/** Steps of a history that are listed before and after the present one. */
const LISTED_BEFORE = 300;
const LISTED_AFTER = 100;

/** The steps around the present one. */
export function historyOf(table: PickTable): PickHistory {
  const applied = table.readMeta('appliedEdits');
  return { applied, steps: table.readSteps(applied - LISTED_BEFORE, applied + LISTED_AFTER) };
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
