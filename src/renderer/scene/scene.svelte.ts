import { windowClusters } from '#renderer/embedding/windowClusters.svelte';
import { comparison } from '#renderer/scene/comparison.svelte';
import { groundScale } from '#renderer/scene/groundScale.svelte';
import { interpretation } from '#renderer/scene/interpretation.svelte';
import { overlay } from '#renderer/scene/overlay.svelte';
import { overlayFile } from '#renderer/scene/overlayFile.svelte';
import { lookOf, type UntabledLook } from '#renderer/scene/resultLooks';
import { resultPair } from '#renderer/scene/resultPair.svelte';
import { type Result, resultOfFile } from '#renderer/scene/results.svelte';
import { sidePlane } from '#renderer/scene/sidePlane.svelte';
import { sideResult } from '#renderer/scene/sideResult.svelte';
import { type AmplitudeTableName, display } from '#renderer/stores/display.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { proposals } from '#renderer/stores/proposals.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { sideViewport, type Viewport, viewport } from '#renderer/stores/viewport.svelte';
import type {
  DisplayScene,
  SceneGround,
  ShownCrossing,
  ShownPick,
  ShownProposal,
} from '#seismic/display/layers/layer';
import type { ClassedWindow } from '#seismic/picks/pickClasses';
import type { Plane } from '#seismic/survey/plane';
import { scaleNamed, withTraceNumber } from '#seismic/survey/traceScale';

/** What is drawn over the plane that is worked on alone. */
type Extras = Pick<DisplayScene, 'proposals' | 'interpretation' | 'differences' | 'clusterWindows'>;

/** A plane and what is over it. */
interface Content {
  readonly plane: Plane | null;
  readonly windows: readonly ClassedWindow[];
  readonly crossings: readonly ShownCrossing[];
  /** Of one result, of two beside each other, or of their difference; empty where there is none. */
  readonly looks: readonly UntabledLook[];
  readonly ground: SceneGround | null;
  readonly extras: Extras;
}

class MainContent implements Content {
  readonly plane = $derived(shownPlane.current);
  /** A pick that is being changed is at its new place. */
  readonly windows = $derived.by(() => {
    const { draft } = tool;
    const kept = picks.state.picks.filter(({ id }) => id !== draft?.id);
    return draft ? [...kept, draft] : kept;
  });
  readonly crossings = $derived(picks.crossings);
  readonly looks = $derived.by(() => {
    if (resultPair.isOpen) return resultPair.looks;
    return overlay.look ? [overlay.look] : [];
  });
  readonly ground = $derived(groundScale.ground);

  /** The windows to pick next, while they are listed. */
  private readonly proposals = $derived.by((): ShownProposal[] => {
    const { isShown, list, current } = proposals;
    if (!isShown) return [];
    return list.map((one) => ({ window: one, proposed: one.proposed, isCurrent: one === current }));
  });

  readonly extras: Extras = $derived({
    proposals: this.proposals,
    interpretation: interpretation.surfaces,
    differences: resultPair.isOpen ? resultPair.differing : comparison.shown,
    clusterWindows: windowClusters.shown,
  });
}

/** What lies over the second plane: the file that lies over the first one, or the plane's own result. */
function resultBeside(plane: string): Result | null {
  const { beside, isChosen } = overlayFile;
  return isChosen && beside?.plane === plane ? resultOfFile(beside) : sideResult.on(plane);
}

class SideContent implements Content {
  readonly plane = $derived(sidePlane.plane);
  readonly windows = $derived(sidePlane.windows);
  readonly crossings = $derived(sidePlane.crossings);
  readonly looks = $derived.by(() => {
    const result = sidePlane.section && resultBeside(sidePlane.section.name);
    return result && display.overlayVisible ? [lookOf(result)] : [];
  });
  readonly ground = $derived(groundScale.groundOf(sidePlane.section));
  readonly extras: Extras = {};
}

/** The picture of a plane. What does not change while the view moves is made once. */
class PlaneScene {
  private readonly content: Content;
  private readonly viewport: Viewport;

  constructor(content: Content, of: Viewport) {
    this.content = content;
    this.viewport = of;
  }

  get looks(): readonly UntabledLook[] {
    return this.content.looks;
  }

  /** The windows of picks on it, wherever the view is. */
  get windows(): readonly ClassedWindow[] {
    return this.content.windows;
  }

  /** The colours of amplitudes as they are drawn: grey under probabilities, whose classes have colours of their own. */
  readonly table: AmplitudeTableName = $derived.by(() => {
    const isUnderOverlay = this.content.looks.length > 0 && display.overlayOpacity > 0;
    return isUnderOverlay && display.greyUnderOverlay ? 'grey' : display.colourTable;
  });

  private readonly picks = $derived.by(() =>
    this.content.windows.map(
      (pick): ShownPick => ({
        pick,
        isSelected: selection.has(pick.id),
        isHighlighted: selection.isHighlighted(pick.id),
      }),
    ),
  );

  private readonly scale = $derived.by(() =>
    scaleNamed(withTraceNumber(this.content.plane?.scales ?? []), display.traceScale),
  );

  private readonly still = $derived.by((): Omit<DisplayScene, 'axes' | 'range'> => {
    const [firstLook = null, secondLook = null] = this.content.looks;
    return {
      ...display.drawing,
      clip: display.clip ?? 1,
      colourTable: this.table,
      probabilities: firstLook,
      comparedProbabilities: secondLook,
      picks: this.picks,
      crossings: this.content.crossings,
      ...this.content.extras,
      classes: picks.classes,
      scale: this.scale,
      ground: this.content.ground,
      sampleAxisUnit: display.sampleAxisUnit,
      hiddenLayers: display.hiddenLayers,
    };
  });

  /** In the range as it is drawn; null while no plane is shown. */
  readonly shown: DisplayScene | null = $derived.by(() => {
    const { axes, drawnRange: range } = this.viewport;
    return axes && { ...this.still, axes, range };
  });
}

export const mainScene = new PlaneScene(new MainContent(), viewport);
export const sideScene = new PlaneScene(new SideContent(), sideViewport);

/** The scene of the section that is worked on; null while no line is open. */
export function shownScene(): DisplayScene | null {
  return mainScene.shown;
}

/** The colours of amplitudes on it. */
export function shownTable(): AmplitudeTableName {
  return mainScene.table;
}
