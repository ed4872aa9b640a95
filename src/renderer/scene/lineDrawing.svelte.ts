import { app } from '#renderer/stores/app.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import type { GridPlace } from '#seismic/survey/arbitraryLine';
import { planeNameOf } from '#seismic/survey/planeName';
import type { MapPoint } from '#seismic/survey/surveyMap';

/** Corners of a line at most: its name, which holds them, has a longest length. */
export const MOST_CORNERS = 40;

/** A corner of the line that is drawn, and where it is on the map. */
export type LineCorner = GridPlace & MapPoint;

/** The line that is being drawn on the map of a grid. */
class LineDrawing {
  corners = $state.raw<readonly LineCorner[]>([]);
  private fileKey = $state<string | null>(null);

  /** True while a line of the open file is drawn. */
  get isOn(): boolean {
    return this.fileKey !== null && this.fileKey === app.fileKey && Boolean(shownPlane.survey?.grid);
  }

  get isFull(): boolean {
    return this.corners.length >= MOST_CORNERS;
  }

  /** Shows the map and begins a line; false where the open file has no grid. */
  start(): boolean {
    this.corners = [];
    if (!shownPlane.survey?.grid) return false;
    this.fileKey = app.fileKey;
    layout.show('Map');
    return true;
  }

  /** Adds a corner; the place of the last one again is none. */
  add(corner: LineCorner): void {
    const last = this.corners.at(-1);
    if (this.isFull || (last?.inline === corner.inline && last.crossline === corner.crossline)) return;
    this.corners = [...this.corners, corner];
  }

  removeLast(): void {
    this.corners = this.corners.slice(0, -1);
  }

  /** Shows the section along the line; a line of less than two corners goes on. */
  end(): void {
    if (!this.isOn || this.corners.length < 2) return;
    const nodes = this.corners.map(({ inline, crossline }) => ({ inline, crossline }));
    this.cancel();
    shownPlane.show(planeNameOf({ kind: 'arbitrary', nodes }));
  }

  cancel(): void {
    this.fileKey = null;
    this.corners = [];
  }
}

export const lineDrawing = new LineDrawing();
