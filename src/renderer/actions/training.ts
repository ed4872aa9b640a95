import { trainSettings } from '#renderer/recipe/trainSettings.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { preflight } from '#renderer/stores/preflight.svelte';
import { runs } from '#renderer/stores/runs.svelte';

/** Trains with the settings of the form and shows the curves; does nothing if training cannot start. */
export async function startTraining(): Promise<void> {
  layout.show('Training');
  const { obstacle, settings } = trainSettings;
  if (obstacle !== null || !settings) return;
  // A running preflight is stopped first: both use the learn process.
  if (preflight.isRunning) await preflight.stop();
  // The curves are below its report.
  preflight.isUnfolded = false;
  await runs.train(settings);
}

/** Checks the settings of the form before training; does nothing if training could not start. */
export async function startPreflight(): Promise<void> {
  layout.show('Training');
  const { obstacle, settings } = trainSettings;
  if (obstacle === null && settings) await preflight.run(settings);
}
