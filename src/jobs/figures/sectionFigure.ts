import { encode } from 'fast-png';
import { axisTicks, drawFrame, drawLeftAxis, drawTopAxis, traceTicks } from '#jobs/figures/axes';
import { drawColourBar } from '#jobs/figures/colourBar';
import { drawDensity, type FigureWindow, type Pixels } from '#jobs/figures/densityImage';
import { drawLegend } from '#jobs/figures/legend';
import { drawOverlay } from '#jobs/figures/overlayImage';
import { drawPicks } from '#jobs/figures/pickOutlines';
import { type Box, label, picture, svgDocument } from '#jobs/figures/svg';
import { type ColourTableName, colourTable } from '#seismic/display/colourTables';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { EventClass, PickedWindow } from '#seismic/picks/pick';
import type { Section } from '#seismic/section/section';
import type { TraceScale } from '#seismic/survey/traceScale';

/** A section as it is to be drawn: part, colours, overlay, picks and words. */
export interface SectionFigure {
  readonly section: Section;
  readonly window: FigureWindow;
  /** Amplitude at which the colour table ends on both sides. */
  readonly clip: number;
  /** What stands under the colour bar, line by line: the amplitude and its unit. */
  readonly amplitudeName: readonly string[];
  readonly colourTable: ColourTableName;
  /** Class probabilities to lay over the section, or null. */
  readonly grid: ProbabilityGrid | null;
  /** 0 to 1. */
  readonly overlayOpacity: number;
  /** Drawn as outlines; null leaves them and their legend out. */
  readonly picks: readonly PickedWindow[] | null;
  readonly scale: TraceScale | null;
  readonly title: string;
  /** Where the picture comes from, as "Diffrakt 0.1.0 · model 3f2a91c0 · 30 picks". */
  readonly provenance: string;
}

/** Page units are 1/96 inch: 18 cm wide, as a page of A4 takes. */
const WIDTH = 680;
const HEIGHT = 470;
const PLOT: Box = { left: 64, top: 66, width: 474, height: 366 };
const BAR: Box = { left: 552, top: 66, width: 13, height: 130 };
const LEGEND = { left: 552, top: 250 };

function toPng({ width, height, data }: Pixels): Uint8Array {
  return encode({ width, height, data, channels: 4, depth: 8 });
}

function countByClass(picks: readonly PickedWindow[]): Record<EventClass, number> {
  const count = (name: EventClass) => picks.filter((pick) => pick.class === name).length;
  return { diffraction: count('diffraction'), reflection: count('reflection'), noise: count('noise') };
}

function drawImages(figure: SectionFigure, pixelsPerUnit: number): string {
  const { section, window, grid, clip } = figure;
  const size = {
    width: Math.round(PLOT.width * pixelsPerUnit),
    height: Math.round(PLOT.height * pixelsPerUnit),
  };
  const table = colourTable(figure.colourTable);
  const density = picture(toPng(drawDensity(section, window, { ...size, clip, table })), PLOT);
  if (!grid) return density;
  const look = { ...size, window, opacity: figure.overlayOpacity };
  return density + picture(toPng(drawOverlay(grid, section, look)), PLOT);
}

function drawAxes({ window, scale }: SectionFigure): string {
  const { startTimeMs, durationMs } = window;
  const across = traceTicks(window, PLOT, scale);
  const down = axisTicks([startTimeMs, startTimeMs + durationMs], [PLOT.top, PLOT.top + PLOT.height], 8);
  return drawTopAxis(PLOT, across.name, across.ticks) + drawLeftAxis(PLOT, 'Two-way time (ms)', down);
}

/**
 * A section as SVG on white, 18 cm wide: trace axis on top, time downwards, colour bar, legend.
 * @param pixelsPerUnit resolution of the embedded pictures: 1 is 96 dots per inch
 */
export function drawSectionFigure(figure: SectionFigure, pixelsPerUnit: number): string {
  const { section, window, grid, picks, clip, overlayOpacity } = figure;
  return svgDocument(WIDTH, HEIGHT, [
    label(figure.title, { x: PLOT.left, y: 24, 'font-size': 13, 'font-weight': 'bold' }),
    drawImages(figure, pixelsPerUnit),
    picks ? drawPicks(picks, section, { window, box: PLOT }) : '',
    drawFrame(PLOT),
    drawAxes(figure),
    drawColourBar(BAR, colourTable(figure.colourTable), { clip, name: figure.amplitudeName }),
    drawLegend(LEGEND, {
      overlayOpacity: grid ? overlayOpacity : null,
      pickCounts: picks?.length ? countByClass(picks) : null,
    }),
    label(figure.provenance, { x: PLOT.left, y: HEIGHT - 14, 'font-size': 8.5, fill: '#666666' }),
  ]);
}
