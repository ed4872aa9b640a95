import { untrack } from 'svelte';
import { ask, attempt } from '#renderer/bridge/bridge';
import { app } from '#renderer/stores/app.svelte';
import { pages } from '#renderer/stores/pages.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { linesOnPlane, type Surface } from '#seismic/points/linesOnPlane';
import type { PlacedPoints, PointReading } from '#seismic/points/placePoints';
import type { PointFilePreview } from '#seismic/points/pointFilePreview';
import type { PointWindow } from '#seismic/points/pointPicks';
import type { PointKind } from '#seismic/points/pointTable';

/** A horizon or fault that is open over the line. */
interface OpenSurface {
  readonly name: string;
  readonly kind: PointKind;
  readonly placed: PlacedPoints;
}

/** Horizons and faults of other programs over the line, and the file of points whose columns are being chosen. */
class Interpretation {
  /** The file that the page of columns shows; null where none was chosen. */
  preview = $state.raw<PointFilePreview | null>(null);
  open = $state.raw<readonly OpenSurface[]>([]);
  isReading = $state(false);
  /** Where the plane that is shown cuts them. */
  readonly surfaces: Surface[] = $derived.by(() => {
    const plane = shownPlane.section;
    if (!plane) return [];
    return this.open.map(({ name, kind, placed }) => ({
      name,
      kind,
      lines: linesOnPlane(placed, kind, plane),
    }));
  });
  private line: string | null = null;

  /** Follows the line from now on: what lies over one line does not lie over another. */
  start(): void {
    $effect.root(() => {
      $effect(() => {
        const line = app.fileKey;
        untrack(() => {
          if (line === this.line) return;
          this.line = line;
          this.open = [];
          this.preview = null;
        });
      });
    });
  }

  /** Chooses a file in a dialog and shows its columns. */
  async choose(): Promise<void> {
    const preview = await attempt(() => ask('points.choose', null));
    if (!preview) return;
    this.preview = preview;
    pages.open = 'points';
  }

  /** Makes picks of the points; true where it was done. */
  addPicks(reading: PointReading, window: PointWindow): Promise<boolean> {
    return this.during(() => picks.addPoints(reading, window));
  }

  /** Draws the points as a horizon or faults; true where it was done. */
  show(reading: PointReading, kind: PointKind): Promise<boolean> {
    return this.during(async () => {
      const { line, preview } = this;
      const placed = await attempt(() => ask('points.place', { reading }));
      if (!placed || !preview || line !== this.line) return false;
      const name = preview.fileName.replace(/\.[^.]*$/, '');
      this.open = [...this.open.filter((other) => other.name !== name), { name, kind, placed }];
      return true;
    });
  }

  /** Takes a horizon or fault away. */
  close(name: string): void {
    this.open = this.open.filter((other) => other.name !== name);
  }

  private async during(work: () => Promise<boolean>): Promise<boolean> {
    this.isReading = true;
    try {
      return await work();
    } finally {
      this.isReading = false;
    }
  }
}

export const interpretation = new Interpretation();
