import { pdfOfPng } from '#jobs/figures/pdf';
import { rasterise } from '#jobs/figures/rasterise';
import { drawSectionFigure, type SectionFigure } from '#jobs/figures/sectionFigure';
import { absoluteQuantiles, clipOfPercentile } from '#seismic/display/amplitudeQuantiles';
import { isColourTableName } from '#seismic/display/colourTables';
import { DEFAULT_DRAWING, type Drawing } from '#seismic/display/drawing';
import type { DisplayScene, SceneGround } from '#seismic/display/layers/layer';
import { OFF_AT_FIRST } from '#seismic/display/layers/registry';
import type { SampleAxisUnit } from '#seismic/display/sampleAxisUnit';
import { fitRange, type ViewRange } from '#seismic/display/view';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { ClassedWindow, PickClass } from '#seismic/picks/pickClasses';
import type { Surface } from '#seismic/points/linesOnPlane';
import { AS_RECORDED, amplitudeName, processTraces, type TraceProcess } from '#seismic/process/traceProcess';
import type { Section } from '#seismic/section/section';
import { TRACE_NUMBER, type TraceScale } from '#seismic/survey/traceScale';
import { throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';
import { writeWholeFile } from '#system/wholeFile';

/** Content of a figure. */
export interface FigureView extends ViewRange {
  /**
   * Amplitude at which the colour table ends on both sides, in the file's own units, or in RMS where the traces
   * are balanced; or the percentile of the drawn amplitudes that it is.
   */
  readonly clip: number | { readonly percentile: number };
  /** Done to each trace before it is drawn; missing for amplitudes as recorded. */
  readonly process?: TraceProcess;
  readonly colourTable: string;
  readonly drawing: Drawing;
  /** 0 to 1. */
  readonly overlayOpacity: number;
  /** Name of the class whose probability the overlay shows; 'class', the default, for the likeliest class. */
  readonly overlayShows?: string;
  /** Probabilities below it are clear. */
  readonly overlayThreshold?: number;
  /** True for a line at the threshold. */
  readonly overlayContour?: boolean;
  /** What the overlay is, where it is no probability of a class. */
  readonly overlayTitle?: string | null;
  /** The values that are drawn as 0 and 1. */
  readonly overlayEnds?: readonly [number, number];
  /** Unit of the axis along the traces; the line's own where it is left out. */
  readonly sampleAxisUnit?: SampleAxisUnit;
  /** Horizons and faults over the section; none where they are left out. */
  readonly interpretation?: readonly Surface[];
  /** Names of the layers that are left out. */
  readonly hiddenLayers: readonly string[];
}

/** SVG has marks and letters as lines; PNG and PDF are pictures of the page. */
export const FIGURE_FORMATS = ['png', 'svg', 'pdf'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

export interface FigureExport {
  readonly format: FigureFormat;
  readonly outputPath: string;
  readonly section: Section;
  readonly view: FigureView;
  readonly picks: readonly ClassedWindow[];
  /** Those of the picks; the standard ones where left out. */
  readonly classes?: readonly PickClass[];
  readonly grid: ProbabilityGrid | null;
  /** Those of the grid; the standard ones where left out. */
  readonly gridClasses?: readonly PickClass[];
  /** The scale on the trace axis, as CDP; null for trace numbers. */
  readonly scale: TraceScale | null;
  /** For the hyperbolas of picks; they are left out without it. */
  readonly ground?: SceneGround | null;
  readonly title?: string;
  readonly provenance?: string;
  /** Size of the page; 18 cm wide where left out. */
  readonly sizeCm?: { readonly width: number; readonly height: number };
  /** Resolution of a PNG, of a PDF, and of the pictures inside an SVG; default 220. */
  readonly dotsPerInch?: number;
}

const UNITS_PER_INCH = 96;
const DEFAULT_DOTS_PER_INCH = 220;

/** The whole section, clipped at the 98th percentile of its amplitudes, in grey so that overlays stand out. */
export function viewOfWholeSection(section: Section): FigureView {
  return {
    ...fitRange(section),
    clip: { percentile: 98 },
    colourTable: 'grey',
    drawing: DEFAULT_DRAWING,
    overlayOpacity: 0.6,
    hiddenLayers: OFF_AT_FIRST,
  };
}

function clipOf({ clip }: FigureView, { amplitudes }: Section): number {
  return typeof clip === 'number' ? clip : clipOfPercentile(absoluteQuantiles(amplitudes), clip.percentile);
}

/** @param section with its amplitudes as they are drawn */
function sceneOf(figure: FigureExport, section: Section): DisplayScene {
  const { view, grid, picks, scale, ground } = figure;
  const look = {
    ...{ shows: view.overlayShows ?? 'class', opacity: view.overlayOpacity },
    ...{ threshold: view.overlayThreshold, hasContour: view.overlayContour },
    ...{ title: view.overlayTitle ?? undefined, ends: view.overlayEnds, classes: figure.gridClasses },
  };
  return {
    axes: section,
    range: view,
    ...view.drawing,
    clip: clipOf(view, section),
    colourTable: isColourTableName(view.colourTable) ? view.colourTable : 'diverging',
    probabilities: grid && { ...look, grid },
    picks: picks.map((pick) => ({ pick })),
    classes: figure.classes,
    scale: scale ?? TRACE_NUMBER,
    sampleAxisUnit: view.sampleAxisUnit,
    ground,
    interpretation: view.interpretation,
    hiddenLayers: view.hiddenLayers,
  };
}

function unitsOf(cm: number): number {
  return (cm / 2.54) * UNITS_PER_INCH;
}

async function encodeFigure(
  svg: string,
  format: FigureFormat,
  pixelsPerUnit: number,
): Promise<string | Uint8Array> {
  if (format === 'svg') return svg;
  const png = await rasterise(svg, pixelsPerUnit, 'own pixels');
  return format === 'png' ? png : pdfOfPng(png, pixelsPerUnit * UNITS_PER_INCH);
}

/** A figure as it is drawn, and the resolution of its pictures. */
export interface PreparedFigure {
  readonly drawing: SectionFigure;
  readonly pixelsPerUnit: number;
}

/** Applies gain and filters of the view, and gathers what is drawn. */
export function prepareFigure(figure: FigureExport): PreparedFigure {
  const process = figure.view.process ?? AS_RECORDED;
  const amplitudes = processTraces(figure.section.amplitudes, figure.section, process);
  const section = { ...figure.section, amplitudes };
  const drawing = {
    section,
    scene: sceneOf(figure, section),
    amplitudeName: amplitudeName(process, section),
    title: figure.title ?? '',
    provenance: figure.provenance ?? 'Diffrakt',
    page: figure.sizeCm && { width: unitsOf(figure.sizeCm.width), height: unitsOf(figure.sizeCm.height) },
  };
  return { drawing, pixelsPerUnit: (figure.dotsPerInch ?? DEFAULT_DOTS_PER_INCH) / UNITS_PER_INCH };
}

/** Writes a figure that is drawn as SVG in its format, whole or not at all. */
export async function writeFigure(
  svg: string,
  { format, outputPath }: Pick<FigureExport, 'format' | 'outputPath'>,
  pixelsPerUnit: number,
  context: JobContext,
): Promise<void> {
  throwIfCancelled(context.signal);
  await writeWholeFile(outputPath, await encodeFigure(svg, format, pixelsPerUnit));
}

/** Draws a section with axes, colour bar and legend, on white, as SVG, PNG or PDF, whole or not at all. */
export async function exportFigure(figure: FigureExport, context: JobContext): Promise<void> {
  const { drawing, pixelsPerUnit } = prepareFigure(figure);
  await writeFigure(drawSectionFigure(drawing, pixelsPerUnit), figure, pixelsPerUnit, context);
}
