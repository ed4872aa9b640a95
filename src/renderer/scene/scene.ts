import { windowClusters } from '#renderer/embedding/windowClusters.svelte';
import { comparison } from '#renderer/scene/comparison.svelte';
import { groundScale } from '#renderer/scene/groundScale.svelte';
import { interpretation } from '#renderer/scene/interpretation.svelte';
import { overlay } from '#renderer/scene/overlay.svelte';
import { resultPair } from '#renderer/scene/resultPair.svelte';
import { type AmplitudeTableName, display } from '#renderer/stores/display.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { proposals } from '#renderer/stores/proposals.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import type { DisplayScene, ShownPick, ShownProposal } from '#seismic/display/layers/layer';
import { scaleNamed, withTraceNumber } from '#seismic/survey/traceScale';

/** The colours of amplitudes as they are drawn: grey under probabilities, whose classes have colours of their own. */
export function shownTable(): AmplitudeTableName {
  const isCovered = overlay.grid !== null || resultPair.looks.length > 0;
  const isUnderOverlay = isCovered && display.overlayOpacity > 0;
  return isUnderOverlay && display.greyUnderOverlay ? 'grey' : display.colourTable;
}

/** The picks to draw: a pick that is being changed is drawn at its new place. */
function shownPicks(): ShownPick[] {
  const { draft } = tool;
  const kept = picks.state.picks.filter(({ id }) => id !== draft?.id);
  return (draft ? [...kept, draft] : kept).map(
    (pick): ShownPick => ({
      pick,
      isSelected: selection.pickIds.includes(pick.id),
      isHighlighted: selection.isHighlighted(pick.id),
    }),
  );
}

/** The windows to pick next, while they are listed. */
function shownProposals(): ShownProposal[] {
  const { isShown, list, current } = proposals;
  return isShown
    ? list.map((one) => ({ window: one, proposed: one.proposed, isCurrent: one === current }))
    : [];
}

/** The scene of the section; null while no line is open. */
export function shownScene(): DisplayScene | null {
  const { axes, range } = viewport;
  if (!axes) return null;
  const [firstLook = null, secondLook = null] = resultPair.looks;
  const scales = withTraceNumber(shownPlane.current?.scales ?? []);
  return {
    axes,
    range,
    ...display.drawing,
    clip: display.clip ?? 1,
    colourTable: shownTable(),
    probabilities: resultPair.isOpen ? firstLook : overlay.look,
    comparedProbabilities: secondLook,
    picks: shownPicks(),
    crossings: picks.crossings,
    proposals: shownProposals(),
    interpretation: interpretation.surfaces,
    differences: resultPair.isOpen ? resultPair.differing : comparison.shown,
    clusterWindows: windowClusters.shown,
    classes: picks.classes,
    scale: scaleNamed(scales, display.traceScale),
    ground: groundScale.ground,
    sampleAxisUnit: display.sampleAxisUnit,
    hiddenLayers: display.hiddenLayers,
  };
}
