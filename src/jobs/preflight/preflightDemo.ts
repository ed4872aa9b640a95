import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pickedDemoLine } from '#jobs/demo';
import type { JobContext } from '#jobs/job';
import type { RunOptions } from '#jobs/learn/runOptions';
import type { PreflightCheck, PreflightReport } from '#jobs/preflight/preflightReport';
import { runPreflight } from '#jobs/preflight/runPreflight';
import { toWriteError } from '#jobs/wholeFile';

/** Checks the way a training would go on a simulated line with 30 picks by its truth; leaves nothing behind. */
export async function preflightDemo(
  options: RunOptions & { readonly seed: number },
  context: JobContext<PreflightCheck>,
): Promise<PreflightReport> {
  const folder = await mkdtemp(join(tmpdir(), 'diffrakt-preflight-')).catch((error: unknown) => {
    throw toWriteError(error, tmpdir());
  });
  try {
    const line = await pickedDemoLine({ seed: options.seed, folder }, context);
    return await runPreflight({ ...line, options }, context);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
