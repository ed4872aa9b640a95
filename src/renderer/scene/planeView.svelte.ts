import { mainScene, sideScene } from '#renderer/scene/scene.svelte';
import { sidePlane } from '#renderer/scene/sidePlane.svelte';
import { type SectionTiles, sectionTiles, sideTiles } from '#renderer/stores/sectionTiles.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { sideViewport, type Viewport, viewport } from '#renderer/stores/viewport.svelte';
import type { SectionAxes } from '#seismic/section/section';
import type { Plane } from '#seismic/survey/plane';

/** All that the plot of a plane and the axes around it are drawn from. */
export interface PlaneView {
  readonly plane: Plane | null;
  readonly axes: SectionAxes | null;
  readonly viewport: Viewport;
  readonly tiles: SectionTiles;
  readonly scene: typeof mainScene;
}

/** The plane that is worked on: tools, jobs and exports act on it. */
export const mainView: PlaneView = {
  get plane() {
    return shownPlane.current;
  },
  get axes() {
    return shownPlane.axes;
  },
  viewport,
  tiles: sectionTiles,
  scene: mainScene,
};

/** The second plane beside it. */
export const sideView: PlaneView = {
  get plane() {
    return sidePlane.plane;
  },
  get axes() {
    return sidePlane.axes;
  },
  viewport: sideViewport,
  tiles: sideTiles,
  scene: sideScene,
};
