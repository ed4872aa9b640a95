import type { PickHistory } from '#contract/contract';
import { ask, attempt } from '#renderer/bridge/bridge';
import { app } from '#renderer/stores/app.svelte';

/** The list of steps that can be undone and redone, read from main while it is open. */
class HistoryStore {
  isOpen = $state(false);
  list = $state.raw<PickHistory>({ applied: 0, steps: [] });

  toggle(): void {
    this.isOpen = !this.isOpen && app.state?.project != null;
  }

  async load(): Promise<void> {
    this.list = (await attempt(() => ask('picks.history', null))) ?? this.list;
  }
}

export const history = new HistoryStore();
