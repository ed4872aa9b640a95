import type { PickState } from '#contract/picks';
import type { PlacedPoints, PointReading } from '#seismic/points/placePoints';
import type { PointFilePreview } from '#seismic/points/pointFilePreview';
import type { PointWindow } from '#seismic/points/pointPicks';

/** What the window asks of files of points, horizons and faults. Main keeps the path that the user chose. */
export interface PointRequests {
  /** Chooses a file in a dialog; null where the user cancels. */
  'points.choose': { ask: null; answer: PointFilePreview | null };
  /** Picks around the points of the chosen file, as one edit. */
  'points.addPicks': {
    ask: { readonly reading: PointReading; readonly window: PointWindow };
    answer: PickState;
  };
  /** The points of the chosen file on their traces, to be drawn as lines. */
  'points.place': { ask: { readonly reading: PointReading }; answer: PlacedPoints };
}
