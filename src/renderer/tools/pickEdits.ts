import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { relabelSelected } from '#renderer/tools/selectedPicks';
import type { ClassedWindow } from '#seismic/picks/pickClasses';

/** Chooses a class, and with it the window tool unless the brush is chosen; with the select tool it relabels what is selected. */
export function chooseClass(name: string): void {
  if (tool.mode === 'select' && relabelSelected(name)) return;
  tool.class = name;
  if (tool.mode !== 'brush') tool.mode = 'window';
}

/** Picks that main has not told of yet: a double click is faster than its answer. */
const onTheWay = new Set<ClassedWindow>();

function isSameWindow(one: ClassedWindow, other: ClassedWindow): boolean {
  return (
    one.trace === other.trace &&
    one.timeMs === other.timeMs &&
    one.traces === other.traces &&
    one.durationMs === other.durationMs &&
    one.velocityMps === other.velocityMps
  );
}

/** Adds a pick and selects it; where its class has the same window already, selects that one. */
export function addPick(added: ClassedWindow): void {
  const same = [...picks.state.picks, ...onTheWay].find(
    (pick) => pick.class === added.class && isSameWindow(pick, added),
  );
  selection.pickIds = [same?.id ?? added.id];
  if (same) return;
  onTheWay.add(added);
  void picks.apply({ kind: 'add', picks: [added] }).finally(() => onTheWay.delete(added));
}

/** Moves or resizes a pick's window; does nothing if it is unchanged. */
export function changePick(before: ClassedWindow, after: ClassedWindow): void {
  if (!isSameWindow(before, after)) void picks.apply({ kind: 'change', before: [before], after: [after] });
}

/** Removes picks and takes them out of the selection. */
export function removePicks(removed: readonly ClassedWindow[]): void {
  if (removed.length === 0) return;
  const gone = new Set(removed.map(({ id }) => id));
  selection.pickIds = selection.pickIds.filter((id) => !gone.has(id));
  if (selection.hoveredPickId && gone.has(selection.hoveredPickId)) selection.hoveredPickId = null;
  void picks.apply({ kind: 'remove', picks: [...removed] });
}

export function removeSelected(): void {
  const removed = picks.told.picks.filter(({ id }) => selection.has(id));
  if (removed.length === 0) return;
  selection.clear();
  void picks.remove(removed);
}
