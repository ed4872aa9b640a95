import { type AmplitudeTableName, display } from '#renderer/stores/display.svelte';
import { runs } from '#renderer/stores/runs.svelte';

/** The colours of amplitudes as they are drawn: grey under probabilities, whose classes have colours of their own. */
export function shownTable(): AmplitudeTableName {
  const isUnderOverlay = display.overlayVisible && runs.grid !== null && display.overlayOpacity > 0;
  return isUnderOverlay && display.greyUnderOverlay ? 'grey' : display.colourTable;
}
