import type { PickEdit } from '#contract/contract';
import { makePick } from '#main/testing/projectFixtures';

/** The n-th action of the writer that is killed: every fifth one undoes the one before, the others add two picks. */
export function isUndo(action: number): boolean {
  return action % 5 === 4;
}

/** The edit of the n-th action, of two picks that must come and go together. */
export function pairOf(action: number): PickEdit {
  return { kind: 'add', picks: [makePick(`${action}-left`), makePick(`${action}-right`)] };
}

/** The ids of the picks after the first `count` actions, by a list of pairs alone. */
export function idsAfter(count: number): string[] {
  const pairs: number[] = [];
  for (let action = 0; action < count; action += 1) {
    if (isUndo(action)) pairs.pop();
    else pairs.push(action);
  }
  return pairs.flatMap((pair) => [`${pair}-left`, `${pair}-right`]);
}
