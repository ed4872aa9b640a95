import type { Drawing } from '#seismic/display/drawing';
import type { SampleAxisUnit } from '#seismic/display/sampleAxisUnit';
import type { PathGeometry } from '#seismic/hyperbola/diffractionTime';
import type { Surface } from '#seismic/points/linesOnPlane';
import type { TraceProcess } from '#seismic/process/traceProcess';

export type FigureOverlay =
  | { readonly kind: 'run'; readonly runId: string }
  | { readonly kind: 'live' }
  | { readonly kind: 'file' };

/** Two results of the plane that are drawn beside each other, with their difference. */
export interface FigureComparison {
  readonly results: readonly [ComparedOverlay, ComparedOverlay];
  /** The class whose probability is compared; null for the likeliest classes. */
  readonly className: string | null;
}

export interface ComparedOverlay {
  readonly overlay: FigureOverlay;
  readonly name: string;
  /** True where it is one probability, and not that of each class. */
  readonly isSingle: boolean;
}

/** What a figure shows; rendered by the same job as headless pictures. */
export interface FigureRequest {
  readonly format: 'png' | 'svg' | 'pdf';
  readonly firstTrace: number;
  readonly traceCount: number;
  readonly startTimeMs: number;
  readonly durationMs: number;
  readonly clip: number;
  readonly process: TraceProcess;
  readonly colourTable: string;
  readonly drawing: Drawing;
  /** What lies over the section: a run, the last live answer, a file, or nothing. */
  readonly overlay: FigureOverlay | null;
  /** In place of the overlay; null where nothing is compared. */
  readonly compared: FigureComparison | null;
  readonly overlayOpacity: number;
  /** Name of the class whose probability the overlay shows; 'class' for the likeliest class. */
  readonly overlayShows: string;
  /** Probabilities below it are clear. */
  readonly overlayThreshold: number;
  readonly overlayContour: boolean;
  /** What the overlay is, where it is no probability of a class. */
  readonly overlayTitle: string | null;
  /** The values that are drawn as 0 and 1. */
  readonly overlayEnds: readonly [number, number];
  /** Name of the scale on the axis over the section; null for the preferred one. */
  readonly traceScale: string | null;
  readonly sampleAxisUnit: SampleAxisUnit;
  /** Distance between traces where they have no coordinates, for the hyperbolas of picks; null where it is not known. */
  readonly givenSpacingM: number | null;
  readonly geometry: PathGeometry;
  /** Horizons and faults over the section. */
  readonly interpretation: readonly Surface[];
  /** Names of the layers of the picture that are left out. */
  readonly hiddenLayers: readonly string[];
}
