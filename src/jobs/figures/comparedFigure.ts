import { type FigureExport, prepareFigure, writeFigure } from '#jobs/figures/exportFigure';
import { drawLegend } from '#jobs/figures/legend';
import {
  drawAmplitudeBar,
  drawFoot,
  drawPlot,
  pickedClasses,
  type SectionFigure,
} from '#jobs/figures/sectionFigure';
import { type Box, label, svgDocument } from '#jobs/figures/svg';
import { differenceOfGrids, lookOfDifference } from '#seismic/display/layers/differenceLook';
import type { DisplayScene } from '#seismic/display/layers/layer';
import type { ProbabilityLook } from '#seismic/display/probabilityLook';
import type { PlotSize } from '#seismic/display/view';
import type { NamedGrid } from '#seismic/labels/gridDifference';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { type PickClass, STANDARD_CLASSES } from '#seismic/picks/pickClasses';
import type { JobContext } from '#system/job';

/** A result that is drawn beside another one. */
export interface ComparedResult {
  /** Over its plot, as the name of a run or a file. */
  readonly name: string;
  readonly grid: ProbabilityGrid;
  /** Those of the grid; the standard ones where left out. */
  readonly classes?: readonly PickClass[];
  /** True where the first class of the grid is the probability of the compared class, and there are no others. */
  readonly isSingle: boolean;
}

/** Two results of a section. */
export interface ResultComparison {
  readonly results: readonly [ComparedResult, ComparedResult];
  /** The class whose probability is compared; null for the likeliest classes, which single results do not have. */
  readonly className: string | null;
}

/** A figure with two results over its section and their difference. */
export type ComparedFigure = Omit<FigureExport, 'grid' | 'gridClasses'> & ResultComparison;

/** Page units are 1/96 inch: 27 cm wide, as a landscape page of A4 takes. */
const DEFAULT_PAGE: PlotSize = { width: 1020, height: 470 };
const GAP = 16;

/** Three plots of one size, the colour bar and the legend at their right. */
function layoutOf({ width, height }: PlotSize) {
  const [left, top, right] = [64, 84, 142];
  const each = (width - left - right - 2 * GAP) / 3;
  const plots = [0, 1, 2].map(
    (i): Box => ({ left: left + i * (each + GAP), top, width: each, height: height - top - 38 }),
  );
  const bar: Box = { left: width - right + 14, top, width: 13, height: Math.min(130, height - top - 38) };
  return { plots, bar, legend: { left: bar.left, top: bar.top + bar.height + 54 } };
}

function namedGrid(
  { grid, classes = STANDARD_CLASSES, isSingle }: ComparedResult,
  compared: string | null,
): NamedGrid {
  return { grid, classes: isSingle ? [compared ?? '', '', ''] : classes.map(({ name }) => name) };
}

type Look = Omit<ProbabilityLook, 'table'>;

/** How a result is drawn: its likeliest classes, or the probability of the compared class. */
function lookOf(result: ComparedResult, className: string | null, view: FigureExport['view']): Look {
  const { grid, classes = STANDARD_CLASSES, isSingle } = result;
  const drawing = {
    opacity: view.overlayOpacity,
    threshold: view.overlayThreshold,
    hasContour: view.overlayContour,
  };
  if (className === null) return { grid, classes, shows: 'class', ...drawing };
  if (!isSingle) return { grid, classes, shows: className, ...drawing };
  return { grid, classes, shows: classes[0].name, title: `P(${className})`, ...drawing };
}

/** Cuts a name that is wider than its plot; letters of 11 units are about 6.6 wide. */
function fitting(text: string, width: number): string {
  const most = Math.floor(width / 6.6);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function drawPage(
  drawing: SectionFigure,
  panels: readonly { readonly name: string; readonly look: Look }[],
  legend: Pick<Parameters<typeof drawLegend>[1], 'difference'>,
  pixelsPerUnit: number,
): string {
  const page = drawing.page ?? DEFAULT_PAGE;
  const { plots, bar, legend: place } = layoutOf(page);
  const scenes = panels.map(({ look }): DisplayScene => ({ ...drawing.scene, probabilities: look }));
  const parts = panels.map(({ name }, i) => {
    const title = { x: plots[i].left, y: 44, 'font-size': 11, 'font-weight': 'bold' };
    const figure = { section: drawing.section, scene: scenes[i] };
    const plot = drawPlot(figure, plots[i], { pixelsPerUnit, hasLeftAxis: i === 0 });
    return label(fitting(name, plots[i].width), title) + plot;
  });
  return svgDocument(page.width, page.height, [
    label(drawing.title, { x: plots[0].left, y: 22, 'font-size': 13, 'font-weight': 'bold' }),
    ...parts,
    drawAmplitudeBar(drawing, bar),
    drawLegend(place, { probabilities: panels[0].look, picks: pickedClasses(drawing.scene), ...legend }),
    drawFoot(drawing, plots[0], page),
  ]);
}

/**
 * Draws a section with result A, with result B, and with their difference beside each other: one range, clip and scale,
 * one colour bar and legend. The difference is A − B of the class's probability, from −1 to 1, or where the likeliest
 * classes differ.
 * @throws JobError 'disk.full', 'file.write', 'cancelled'
 */
export async function exportComparedFigure(figure: ComparedFigure, context: JobContext): Promise<void> {
  const { results, className, view } = figure;
  const { drawing, pixelsPerUnit } = prepareFigure({ ...figure, grid: null });
  const [first, second] = results;
  const difference = differenceOfGrids(namedGrid(first, className), namedGrid(second, className), className);
  const looks = results.map((result) => lookOf(result, className, view));
  const { opacity, threshold } = looks[0];
  const differenceLook = lookOfDifference(difference, { opacity, threshold });
  const last = className === null ? 'where A and B differ' : `A − B, P(${className})`;
  const panels = [
    { name: `A: ${first.name}`, look: looks[0] },
    { name: `B: ${second.name}`, look: looks[1] },
    { name: last, look: differenceLook },
  ];
  const legend = { difference: { of: difference, look: differenceLook } };
  await writeFigure(drawPage(drawing, panels, legend, pixelsPerUnit), figure, pixelsPerUnit, context);
}
