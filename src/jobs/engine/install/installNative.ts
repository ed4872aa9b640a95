import type { NativeBuild } from '#jobs/engine/diagnosis';
import type { JobContext } from '#jobs/job';

export async function installNative(
  _ask: { build: NativeBuild; wheelPath: string | null },
  _context: JobContext,
): Promise<void> {}

export async function uninstallNative(): Promise<void> {}
