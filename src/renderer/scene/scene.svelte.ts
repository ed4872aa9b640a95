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

/** What does not change while the view moves is made once. */
class SectionScene {
  /** A pick that is being changed is drawn at its new place. */
  private readonly picks = $derived.by(() => {
    const { draft } = tool;
    const kept = picks.state.picks.filter(({ id }) => id !== draft?.id);
    return (draft ? [...kept, draft] : kept).map(
      (pick): ShownPick => ({
        pick,
        isSelected: selection.has(pick.id),
        isHighlighted: selection.isHighlighted(pick.id),
      }),
    );
  });

  /** The windows to pick next, while they are listed. */
  private readonly proposals = $derived.by((): ShownProposal[] => {
    const { isShown, list, current } = proposals;
    if (!isShown) return [];
    return list.map((one) => ({ window: one, proposed: one.proposed, isCurrent: one === current }));
  });

  private readonly scale = $derived(
    scaleNamed(withTraceNumber(shownPlane.current?.scales ?? []), display.traceScale),
  );

  private readonly still = $derived.by((): Omit<DisplayScene, 'axes' | 'range'> => {
    const [firstLook = null, secondLook = null] = resultPair.looks;
    return {
      ...display.drawing,
      clip: display.clip ?? 1,
      colourTable: shownTable(),
      probabilities: resultPair.isOpen ? firstLook : overlay.look,
      comparedProbabilities: secondLook,
      picks: this.picks,
      crossings: picks.crossings,
      proposals: this.proposals,
      interpretation: interpretation.surfaces,
      differences: resultPair.isOpen ? resultPair.differing : comparison.shown,
      clusterWindows: windowClusters.shown,
      classes: picks.classes,
      scale: this.scale,
      ground: groundScale.ground,
      sampleAxisUnit: display.sampleAxisUnit,
      hiddenLayers: display.hiddenLayers,
    };
  });

  /** In the range as it is drawn; null while no line is open. */
  readonly shown: DisplayScene | null = $derived(
    viewport.axes && { ...this.still, axes: viewport.axes, range: viewport.drawnRange },
  );
}

const sectionScene = new SectionScene();

/** The scene of the section; null while no line is open. */
export function shownScene(): DisplayScene | null {
  return sectionScene.shown;
}
