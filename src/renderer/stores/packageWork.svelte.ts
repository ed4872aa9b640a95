import type { Progress } from '#contract/contract';
import { ask, attempt, listen } from '#renderer/bridge/bridge';

/** The package that is being saved or unpacked. */
class PackageWork {
  /** Null while none is. */
  progress = $state.raw<Progress | null>(null);

  /** Follows what main tells from now on. */
  start(): void {
    listen('package.progress', (progress) => {
      this.progress = progress;
    });
  }

  async cancel(): Promise<void> {
    await attempt(() => ask('package.cancel', null));
  }
}

export const packageWork = new PackageWork();
