import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ComputeContext } from '#engine/start/computeContext';
import { pickedDemoLine } from '#jobs/demo/demo';
import { runPreflight } from '#jobs/preflight/runPreflight';
import { createRecipe, type GivenSettings } from '#jobs/recipe/recipe';
import type { PreflightCheck, PreflightReport } from '#learning/preflight/preflightReport';
import { toWriteError } from '#system/wholeFile';

/** Runs the checks before training on a simulated line with 30 picks by its truth; leaves no files. */
export async function preflightDemo(
  settings: GivenSettings & { readonly options: { readonly seed: number } },
  context: ComputeContext<PreflightCheck>,
): Promise<PreflightReport> {
  const folder = await mkdtemp(join(tmpdir(), 'diffrakt-preflight-')).catch((error: unknown) => {
    throw toWriteError(error, tmpdir());
  });
  try {
    const line = await pickedDemoLine({ seed: settings.options.seed, folder }, context);
    return await runPreflight({ recipe: createRecipe(line, settings) }, context);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
