import { element, label } from '#jobs/figures/svg';
import { classStyleOf } from '#seismic/display/classStyle';
import { colourTable, cssColour } from '#seismic/display/colourTables';
import { DIFFERS_COLOUR, type Difference } from '#seismic/display/layers/differenceLook';
import {
  CONTOUR_RGB,
  coverOfProbability,
  type ProbabilityLook,
  titleOfLook,
} from '#seismic/display/probabilityLook';
import { formatSignificant } from '#seismic/display/ticks';
import { type PickClass, STANDARD_CLASSES } from '#seismic/picks/pickClasses';

const INK = '#1a1a1a';
const ROW = 15;
/** Colours that the table of one probability is shown by. */
const RAMP_STEPS = 24;

interface LegendPlace {
  readonly left: number;
  readonly top: number;
}

/** Classes, and how many picks each has. */
export interface CountedClasses {
  readonly classes: readonly PickClass[];
  readonly counts: readonly number[];
}

type Classes = readonly PickClass[];

function drawTint(
  classes: Classes,
  index: number,
  opacity: number,
  { left: x, top: y }: LegendPlace,
): string {
  const { name } = classes[index];
  const { colour, letter } = classStyleOf(classes, name);
  const swatch = { x, y, width: 16, height: 10, stroke: INK, 'stroke-width': 0.5 };
  const isClear = name === 'noise';
  const shade = { fill: isClear ? 'none' : colour, 'fill-opacity': isClear ? 0 : opacity };
  const words = `${letter} ${name}${isClear ? ', clear' : ''}`;
  return element('rect', { ...swatch, ...shade }) + label(words, { x: x + 21, y: y + 8.7, 'font-size': 9.5 });
}

function drawOutline({ classes, counts }: CountedClasses, index: number, place: LegendPlace): string {
  const { left: x, top: y } = place;
  const { name } = classes[index];
  const { colour, dashes, letter } = classStyleOf(classes, name);
  const dash = dashes.join(' ') || 'none';
  const look = { fill: 'none', stroke: colour, 'stroke-width': 1.6, 'stroke-dasharray': dash };
  const swatch = element('rect', { x: x + 0.8, y, width: 15, height: 10, ...look });
  return swatch + label(`${letter} ${name} (${counts[index]})`, { x: x + 21, y: y + 8.7, 'font-size': 9.5 });
}

/** Rows under a heading; returns the markup and the place below it. */
function drawGroup(heading: string, rows: readonly ((place: LegendPlace) => string)[], place: LegendPlace) {
  const { left, top } = place;
  const head = label(heading, { x: left, y: top + 8, 'font-size': 9.5, 'font-weight': 'bold' });
  const lines = rows.map((row, index) => row({ left, top: top + ROW * (index + 1) }));
  return { markup: head + lines.join(''), below: { left, top: top + ROW * (rows.length + 1) + 10 } };
}

/** Opacities of the look that are drawn, and its words. */
type LegendLook = Omit<ProbabilityLook, 'grid' | 'table'>;

/** The table of one probability from 0 to 1 as it covers the page, or of the values that are drawn so. */
function drawRamp(look: LegendLook, { left: x, top: y }: LegendPlace): string {
  const table = colourTable(look.isDifference ? 'diverging' : 'probability');
  const [least, most] = (look.ends ?? [0, 1]).map((value) => formatSignificant(value));
  const steps = Array.from({ length: RAMP_STEPS }, (_, i) => {
    const share = (i + 0.5) / RAMP_STEPS;
    const fill = cssColour(table, Math.floor(share * 256));
    const shade = { fill, 'fill-opacity': coverOfProbability(share, look) };
    return element('rect', { x: x + 3 * i, y, width: 3, height: 10, ...shade });
  });
  const box = { x, y, width: 3 * RAMP_STEPS, height: 10, fill: 'none', stroke: INK, 'stroke-width': 0.5 };
  const right = { x: x + 3 * RAMP_STEPS, y: y + 20, 'font-size': 9.5, 'text-anchor': 'end' };
  return (
    steps.join('') +
    element('rect', box) +
    label(least, { x, y: y + 20, 'font-size': 9.5 }) +
    label(most, right)
  );
}

function drawContour(look: LegendLook, { left: x, top: y }: LegendPlace): string {
  const [least, most] = look.ends ?? [0, 1];
  const value = formatSignificant(least + (look.threshold ?? 0) * (most - least));
  const colour = `rgb(${CONTOUR_RGB.join(',')})`;
  const line = { x1: x, x2: x + 16, y1: y + 5, y2: y + 5, stroke: colour, 'stroke-width': 1.5 };
  return element('line', line) + label(`contour ${value}`, { x: x + 21, y: y + 8.7, 'font-size': 9.5 });
}

/** The window's title of a probability is too long for the margin of a figure. */
function headingOf({ shows, title }: LegendLook): string {
  return shows === 'class' || title !== undefined ? titleOfLook({ shows, title }) : `P(${shows})`;
}

function drawProbabilities(look: LegendLook, place: LegendPlace) {
  const contour =
    look.hasContour && (look.threshold ?? 0) > 0 ? [(at: LegendPlace) => drawContour(look, at)] : [];
  if (look.shows !== 'class') {
    const below = (at: LegendPlace) => ({ ...at, top: at.top + ROW });
    const lines = contour.map((draw) => (at: LegendPlace) => draw(below(at)));
    const rows = [(at: LegendPlace) => drawRamp(look, at), ...lines];
    const group = drawGroup(headingOf(look), rows, place);
    return { ...group, below: below(group.below) };
  }
  const { classes = STANDARD_CLASSES, opacity } = look;
  const tints = classes.map((_, i) => (at: LegendPlace) => drawTint(classes, i, opacity, at));
  return drawGroup(titleOfLook(look), [...tints, ...contour], place);
}

/** The difference of two results: a table from −1 to 1, or where the likeliest classes differ. */
function drawDifference(difference: Difference, look: LegendLook, place: LegendPlace) {
  if (difference.kind === 'probability') {
    const group = drawGroup('A − B', [(at) => drawRamp({ ...look, ends: [-1, 1] }, at)], place);
    return { ...group, below: { ...group.below, top: group.below.top + ROW } };
  }
  const percent = formatSignificant(100 * difference.share);
  const row = ({ left: x, top: y }: LegendPlace) => {
    const shade = { fill: DIFFERS_COLOUR, 'fill-opacity': look.opacity, stroke: INK, 'stroke-width': 0.5 };
    const swatch = element('rect', { x, y, width: 16, height: 10, ...shade });
    return swatch + label(`differ: ${percent} %`, { x: x + 21, y: y + 8.7, 'font-size': 9.5 });
  };
  return drawGroup('A, B: classes', [row], place);
}

/** What the legend of a section figure tells. */
export interface LegendContent {
  readonly probabilities: LegendLook | null;
  readonly picks: CountedClasses | null;
  /** Of two results beside each other. */
  readonly difference?: { readonly of: Difference; readonly look: LegendLook };
}

/** Legend of the colours and outlines of a section figure. */
export function drawLegend(place: LegendPlace, { probabilities, picks, difference }: LegendContent): string {
  let drawn = probabilities ? drawProbabilities(probabilities, place) : { markup: '', below: place };
  if (difference) {
    const below = drawDifference(difference.of, difference.look, drawn.below);
    drawn = { ...below, markup: drawn.markup + below.markup };
  }
  if (!picks) return drawn.markup;
  const outlines = picks.classes.map((_, i) => (at: LegendPlace) => drawOutline(picks, i, at));
  return drawn.markup + drawGroup('Picks', outlines, drawn.below).markup;
}
