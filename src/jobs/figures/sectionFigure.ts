import { drawFrame, drawLeftAxis, drawTopAxis } from '#jobs/figures/axes';
import { drawColourBar } from '#jobs/figures/colourBar';
import { FigureSurface } from '#jobs/figures/figureSurface';
import { drawLegend } from '#jobs/figures/legend';
import { type Box, label, svgDocument } from '#jobs/figures/svg';
import { colourTable } from '#seismic/display/colourTables';
import { timeTicks, traceTicks } from '#seismic/display/layers/axisTicks';
import type { DisplayScene, ShownPick } from '#seismic/display/layers/layer';
import { drawLayers } from '#seismic/display/layers/registry';
import type { EventClass } from '#seismic/picks/pick';
import { type Section, sampleAxisTitle } from '#seismic/section/section';

/** A section to be drawn, and the text around it. */
export interface SectionFigure {
  /** With gain applied where the figure has one. */
  readonly section: Section;
  readonly scene: DisplayScene;
  /** Text under the colour bar, line by line: the amplitude and its unit. */
  readonly amplitudeName: readonly string[];
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

function countByClass(picks: readonly ShownPick[]): Record<EventClass, number> {
  const count = (name: EventClass) => picks.filter(({ pick }) => pick.class === name).length;
  return { diffraction: count('diffraction'), reflection: count('reflection'), noise: count('noise') };
}

function drawLayersOf({ section, scene }: SectionFigure, pixelsPerUnit: number): string {
  const surface = new FigureSurface(section, scene.range, PLOT, pixelsPerUnit);
  drawLayers(scene, surface);
  return surface.markup();
}

function drawAxes({ range, axes, scale }: DisplayScene): string {
  const across = traceTicks(range, PLOT, scale).map((tick) => ({ ...tick, at: tick.at + PLOT.left }));
  const down = timeTicks(range, PLOT, axes).map((tick) => ({ ...tick, at: tick.at + PLOT.top }));
  return drawTopAxis(PLOT, scale.name, across) + drawLeftAxis(PLOT, sampleAxisTitle(axes), down);
}

/**
 * A section as SVG on white, 18 cm wide: trace axis on top, time downwards, colour bar, legend.
 * @param pixelsPerUnit resolution of the embedded pictures: 1 is 96 dots per inch
 */
export function drawSectionFigure(figure: SectionFigure, pixelsPerUnit: number): string {
  const { scene, title, provenance, amplitudeName } = figure;
  const { clip, probabilities, picks, hiddenLayers } = scene;
  const hasPicks = picks.length > 0 && !hiddenLayers.includes('picks');
  return svgDocument(WIDTH, HEIGHT, [
    label(title, { x: PLOT.left, y: 24, 'font-size': 13, 'font-weight': 'bold' }),
    drawLayersOf(figure, pixelsPerUnit),
    drawFrame(PLOT),
    drawAxes(scene),
    drawColourBar(BAR, colourTable(scene.colourTable), { clip, name: amplitudeName }),
    drawLegend(LEGEND, { probabilities, pickCounts: hasPicks ? countByClass(picks) : null }),
    label(provenance, { x: PLOT.left, y: HEIGHT - 14, 'font-size': 8.5, fill: '#666666' }),
  ]);
}
