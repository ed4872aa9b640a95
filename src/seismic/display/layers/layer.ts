import type { ColourTableName } from '#seismic/display/colourTables';
import type { Drawing } from '#seismic/display/drawing';
import type { MarkGroup } from '#seismic/display/marks';
import type { ProbabilityLook } from '#seismic/display/probabilityLook';
import type { AmplitudeLook } from '#seismic/display/raster';
import type { SampleAxisUnit } from '#seismic/display/sampleAxisUnit';
import type { PlotSize, ViewRange } from '#seismic/display/view';
import type { WiggleLook } from '#seismic/display/wiggle';
import type { PathGeometry } from '#seismic/hyperbola/diffractionTime';
import type { EventClass, WindowPlacement } from '#seismic/picks/pick';
import type { ClassedWindow, PickClass } from '#seismic/picks/pickClasses';
import type { Surface as InterpretedSurface } from '#seismic/points/linesOnPlane';
import type { SectionAxes } from '#seismic/section/section';
import type { TraceScale } from '#seismic/survey/traceScale';

/** A pick and whether it is highlighted. */
export interface ShownPick {
  readonly pick: ClassedWindow;
  readonly isSelected?: boolean;
  /** Under the pointer, selected, or one of the pair that is enlarged. */
  readonly isHighlighted?: boolean;
}

/** A pick of another plane, and the column and row of its centre on this one. */
export interface ShownCrossing {
  readonly pick: Pick<ClassedWindow, 'id' | 'class'>;
  readonly column: number;
  readonly row: number;
}

/** A window that is proposed to be picked next. */
export interface ShownProposal {
  readonly window: WindowPlacement;
  readonly proposed: EventClass;
  /** The one that keys act on. */
  readonly isCurrent: boolean;
}

/** A window to which a second person, or a second result, gives another class. */
export interface ShownDifference {
  /** With the class by the second; by the first where the first alone has one there. */
  readonly window: ClassedWindow;
  /** The class by the first; null where it has none there. */
  readonly own: string | null;
  /** True where the second has none. */
  readonly isOwnAlone?: boolean;
}

/** A window of the selected cluster. */
export interface ShownClusterWindow {
  readonly window: WindowPlacement;
  /** Index of its cluster. */
  readonly cluster: number;
  /** Under the pointer, or to become a pick, or neither. */
  readonly look: 'pointed' | 'chosen' | 'other';
}

/** What places hyperbolas on a section. */
export interface SceneGround {
  readonly metres: ArrayLike<number>;
  readonly geometry: PathGeometry;
}

/** All that a picture of the section shows, in the window and in figures alike. */
export interface DisplayScene extends Drawing {
  readonly axes: SectionAxes;
  readonly range: ViewRange;
  /** Amplitude after gain at which the colour table ends on both sides. */
  readonly clip: number;
  readonly colourTable: ColourTableName;
  readonly probabilities: Omit<ProbabilityLook, 'table'> | null;
  /** A second result beside the first, each in its part of the plot; none where it is left out. */
  readonly comparedProbabilities?: Omit<ProbabilityLook, 'table'> | null;
  readonly picks: readonly ShownPick[];
  /** Those of the picks; the standard ones where left out. */
  readonly classes?: readonly PickClass[];
  /** Picks of other planes that cross this one; none where it is left out. */
  readonly crossings?: readonly ShownCrossing[];
  /** Windows to pick next; none where they are left out. */
  readonly proposals?: readonly ShownProposal[];
  /** Where another person's picks or two results differ; none where they are left out. */
  readonly differences?: readonly ShownDifference[];
  /** Horizons and faults; none where they are left out. */
  readonly interpretation?: readonly InterpretedSurface[];
  /** Windows of a cluster; none where they are left out. */
  readonly clusterWindows?: readonly ShownClusterWindow[];
  /** The scale along the traces. */
  readonly scale: TraceScale;
  /** Metres along the line of each trace and the paths of its waves; null or left out where distances are not known. */
  readonly ground?: SceneGround | null;
  /** Unit of the axis along the traces; the line's own where it is left out. */
  readonly sampleAxisUnit?: SampleAxisUnit;
  /** Names of the layers that are switched off. */
  readonly hiddenLayers: readonly string[];
}

/**
 * What layers paint on: the window's canvas by WebGL2 or pixel by pixel, the marks over it, or the page of a
 * figure. Each surface has its own source of samples.
 */
export interface Surface {
  /** The window's picture has dark and light parts; a figure is on a white page. */
  readonly medium: 'window' | 'page';
  /** Of the plot, in pixels of the window or units of the page. */
  readonly size: PlotSize;
  amplitudes(look: AmplitudeLook): void;
  wiggles(look: WiggleLook): void;
  probabilities(look: ProbabilityLook): void;
  marks(group: MarkGroup): void;
}

/** One thing that a picture of the section shows. */
export interface DisplayLayer {
  readonly name: string;
  /** The label of its switch under Display; null where it has none. */
  readonly title: string | null;
  /** True where it is hidden until it is switched on. */
  readonly isOffAtFirst?: boolean;
  draw(scene: DisplayScene, surface: Surface): void;
}

/**
 * A layer from its two halves: `prepare` takes from the scene what the layer needs, or null where it has
 * nothing to show; `paint` puts that on a surface.
 */
export function defineLayer<Prepared>(
  facts: Omit<DisplayLayer, 'draw'>,
  halves: {
    prepare(scene: DisplayScene, surface: Pick<Surface, 'medium' | 'size'>): Prepared | null;
    paint(prepared: Prepared, surface: Surface): void;
  },
): DisplayLayer {
  return {
    ...facts,
    draw(scene, surface) {
      const prepared = halves.prepare(scene, surface);
      if (prepared !== null) halves.paint(prepared, surface);
    },
  };
}
