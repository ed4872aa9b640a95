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

/** Adds a pick and selects it. */
export function addPick(added: ClassedWindow): void {
  void picks.apply({ kind: 'add', picks: [added] });
  selection.pickIds = [added.id];
}

/** Moves or resizes a pick's window; does nothing if it is unchanged. */
export function changePick(before: ClassedWindow, after: ClassedWindow): void {
  const isSame =
    before.trace === after.trace &&
    before.timeMs === after.timeMs &&
    before.traces === after.traces &&
    before.durationMs === after.durationMs &&
    before.velocityMps === after.velocityMps;
  if (!isSame) void picks.apply({ kind: 'change', before: [before], after: [after] });
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
  const removed = picks.told.picks.filter(({ id }) => selection.pickIds.includes(id));
  if (removed.length === 0) return;
  selection.clear();
  void picks.remove(removed);
}
