import { windowClusters } from '#renderer/embedding/windowClusters.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';

/** Makes the chosen windows of the selected cluster picks of a class, as one edit, and selects them. */
export async function pickChosenWindows(name: string): Promise<void> {
  const added = windowClusters.chosen.map(({ trace, timeMs, traces, durationMs }) => ({
    ...{ id: crypto.randomUUID(), class: name },
    ...{ trace, timeMs, traces, durationMs },
  }));
  if (added.length === 0) return;
  await picks.apply({ kind: 'add', picks: added });
  selection.pickIds = added.map(({ id }) => id).filter((id) => picks.byId(id) !== null);
}
