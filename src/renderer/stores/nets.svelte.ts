import type { RunSummary } from '#contract/contract';
import type { NetList, OwnNet, PretrainAsk } from '#contract/pretraining';
import { ask, attempt, listen } from '#renderer/bridge/bridge';

const NONE: NetList = { nets: [], chosenId: null };

/** The pre-trained nets of the user's own, and the one that the open project uses. */
class NetsStore {
  list = $state.raw<NetList>(NONE);
  /** Counts choices of another net: answers by the one before it no longer hold. */
  changes = $state(0);
  private projectPath: string | null = null;

  get chosen(): OwnNet | null {
    return this.list.nets.find(({ netId }) => netId === this.list.chosenId) ?? null;
  }

  start(): void {
    listen('nets.changed', (list) => this.take(list));
  }

  /** Reads the nets when another project is open. */
  async follow(projectPath: string | null): Promise<void> {
    if (projectPath === this.projectPath) return;
    this.projectPath = projectPath;
    this.list = { ...this.list, chosenId: null };
    if (projectPath === null) return;
    const list = await attempt(() => ask('nets.list', null));
    if (list && projectPath === this.projectPath) this.list = list;
  }

  /** The net that answers without training use from now on; null for the one that comes with the program. */
  async choose(netId: string | null): Promise<void> {
    this.take(await attempt(() => ask('nets.choose', { netId })));
  }

  async add(): Promise<void> {
    this.take(await attempt(() => ask('nets.add', null)));
  }

  async remove(netId: string): Promise<void> {
    this.take(await attempt(() => ask('nets.remove', { netId })));
  }

  /** Starts to pre-train; null where it did not start. */
  async pretrain(wish: PretrainAsk): Promise<RunSummary | null> {
    return attempt(() => ask('pretrain.start', wish));
  }

  private take(list: NetList | null): void {
    if (!list) return;
    if (list.chosenId !== this.list.chosenId) this.changes++;
    this.list = list;
  }
}

export const nets = new NetsStore();
