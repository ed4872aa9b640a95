import type { Progress } from '#contract/contract';
import { ask, attempt, listen } from '#renderer/bridge/bridge';

/** What is being fetched from a server. */
class AddressStore {
  /** Null while nothing is fetched. */
  progress = $state.raw<Progress | null>(null);
  isCancelling = $state(false);

  /** Follows what main fetches from now on. */
  start(): void {
    listen('address.progress', (progress) => {
      this.progress = progress;
    });
  }

  /** Gives up the opening under way. */
  async cancel(): Promise<void> {
    this.isCancelling = true;
    await attempt(() => ask('address.cancel', null));
  }

  end(): void {
    this.progress = null;
    this.isCancelling = false;
  }
}

export const addressFetch = new AddressStore();
