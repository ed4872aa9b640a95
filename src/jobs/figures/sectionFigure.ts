import { drawFrame, drawLeftAxis, drawTopAxis } from '#jobs/figures/axes';
import { drawColourBar } from '#jobs/figures/colourBar';
import { FigureSurface } from '#jobs/figures/figureSurface';
import { type CountedClasses, drawLegend } from '#jobs/figures/legend';
import { type Box, label, svgDocument } from '#jobs/figures/svg';
import { colourTable } from '#seismic/display/colourTables';
import { timeTicks, traceTicks } from '#seismic/display/layers/axisTicks';
import type { DisplayScene } from '#seismic/display/layers/layer';
import { drawLayers } from '#seismic/display/layers/registry';
import { lengthUnitOf, pageScaleOf } from '#seismic/display/pageScale';
import { sampleAxisScale } from '#seismic/display/sampleAxisUnit';
import { formatSignificant, ordinal } from '#seismic/display/ticks';
import type { PlotSize } from '#seismic/display/view';
import { wiggleStep } from '#seismic/display/wiggle';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';
import type { Section } from '#seismic/section/section';

/** A section to be drawn, and the text around it. */
export interface SectionFigure {
  /** With gain applied where the figure has one. */
  readonly section: Section;
  readonly scene: DisplayScene;
  /** Text under the colour bar, line by line: the amplitude and its unit. */
  readonly amplitudeName: readonly string[];
  readonly title: string;
  /** Size of the page in units of 1/96 inch; 18 cm wide where left out. */
  readonly page?: PlotSize;
  /** Where the picture comes from, as "Diffrakt 0.1.0 · model 3f2a91c0 · 30 picks". */
  readonly provenance: string;
}

/** Page units are 1/96 inch: 18 cm wide, as a page of A4 takes. */
const DEFAULT_PAGE: PlotSize = { width: 680, height: 470 };

/** Where the parts of a figure lie on its page. */
function layoutOf({ width, height }: PlotSize) {
  const plot: Box = { left: 64, top: 66, width: width - 206, height: height - 104 };
  const left = plot.left + plot.width + 14;
  const bar: Box = { left, top: plot.top, width: 13, height: Math.min(130, plot.height) };
  return { plot, bar, legend: { left, top: bar.top + bar.height + 54 } };
}

/** The classes of the scene with their numbers of picks; null where none are drawn. */
export function pickedClasses({
  picks,
  classes = STANDARD_CLASSES,
  hiddenLayers,
}: DisplayScene): CountedClasses | null {
  if (picks.length === 0 || hiddenLayers.includes('picks')) return null;
  const counts = classes.map(({ name }) => picks.filter(({ pick }) => pick.class === name).length);
  return { classes, counts };
}

function drawLayersOf(
  { section, scene }: Pick<SectionFigure, 'section' | 'scene'>,
  plot: Box,
  pixelsPerUnit: number,
): string {
  const surface = new FigureSurface(section, scene.range, plot, pixelsPerUnit);
  drawLayers(scene, surface);
  return surface.markup();
}

/** Axes over a plot and, where it is not told by a plot beside it, at its left. */
function drawAxes(
  { range, axes, scale, sampleAxisUnit = 'usual' }: DisplayScene,
  plot: Box,
  hasLeftAxis: boolean,
): string {
  const across = traceTicks(range, plot, scale).map((tick) => ({ ...tick, at: tick.at + plot.left }));
  const times = timeTicks(range, plot, axes, sampleAxisUnit);
  const down = times.map((tick) => ({ ...tick, at: tick.at + plot.top }));
  const { title } = sampleAxisScale(axes, sampleAxisUnit);
  return drawTopAxis(plot, scale.name, across) + (hasLeftAxis ? drawLeftAxis(plot, title, down) : '');
}

/** The layers of a scene on their plot, with frame and axes. */
export function drawPlot(
  figure: Pick<SectionFigure, 'section' | 'scene'>,
  plot: Box,
  { pixelsPerUnit, hasLeftAxis = true }: { readonly pixelsPerUnit: number; readonly hasLeftAxis?: boolean },
): string {
  const layers = drawLayersOf(figure, plot, pixelsPerUnit);
  return layers + drawFrame(plot) + drawAxes(figure.scene, plot, hasLeftAxis);
}

/** The colour bar of the amplitudes of a scene. */
export function drawAmplitudeBar({ scene, amplitudeName }: SectionFigure, bar: Box): string {
  const table = colourTable(scene.colourTable, scene.isTableReversed);
  return drawColourBar(bar, table, { clip: scene.clip * scene.polarity, name: amplitudeName });
}

/** The text at the foot of a page: where the picture comes from, and its exact scale. */
export function drawFoot({ scene, provenance }: SectionFigure, plot: Box, page: PlotSize): string {
  const place = { x: plot.left, y: page.height - 14, 'font-size': 8.5, fill: '#666666' };
  return label(`${provenance} · ${scaleWords(scene, plot)}`, place);
}

/** The exact scale of the plot: "19.0 traces/cm · 3.1 cm/s", and the traces that are drawn as wiggles. */
function scaleWords({ range, axes, drawnAs }: DisplayScene, plot: Box): string {
  const { tracesPerCm, cmPerUnit } = pageScaleOf(range, plot, axes);
  const step = drawnAs === 'density' ? 1 : wiggleStep(range.traceCount, plot.width);
  const thinned = step > 1 ? [`every ${ordinal(step)} trace drawn`] : [];
  const down = `${formatSignificant(cmPerUnit)} cm/${lengthUnitOf(axes).name}`;
  return [`${formatSignificant(tracesPerCm)} traces/cm`, down, ...thinned].join(' · ');
}

/**
 * A section as SVG on white: trace axis on top, time downwards, colour bar, legend.
 * @param pixelsPerUnit resolution of the embedded pictures: 1 is 96 dots per inch
 */
export function drawSectionFigure(figure: SectionFigure, pixelsPerUnit: number): string {
  const { scene, title } = figure;
  const page = figure.page ?? DEFAULT_PAGE;
  const { plot, bar, legend } = layoutOf(page);
  return svgDocument(page.width, page.height, [
    label(title, { x: plot.left, y: 24, 'font-size': 13, 'font-weight': 'bold' }),
    drawPlot(figure, plot, { pixelsPerUnit }),
    drawAmplitudeBar(figure, bar),
    drawLegend(legend, { probabilities: scene.probabilities, picks: pickedClasses(scene) }),
    drawFoot(figure, plot, page),
  ]);
}
