import { element, label } from '#jobs/figures/svg';
import { CLASS_STYLES } from '#seismic/display/classStyle';
import { colourTable, cssColour } from '#seismic/display/colourTables';
import { type ProbabilityLook, titleOfLook } from '#seismic/display/probabilityLook';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';

const INK = '#1a1a1a';
const ROW = 15;
/** Colours that the table of one probability is shown by. */
const RAMP_STEPS = 24;

interface LegendPlace {
  readonly left: number;
  readonly top: number;
}

function drawTint(name: EventClass, opacity: number, { left: x, top: y }: LegendPlace): string {
  const { colour, letter } = CLASS_STYLES[name];
  const swatch = { x, y, width: 16, height: 10, stroke: INK, 'stroke-width': 0.5 };
  const isClear = name === 'noise';
  const shade = { fill: isClear ? 'none' : colour, 'fill-opacity': isClear ? 0 : opacity };
  const words = `${letter} ${name}${isClear ? ', clear' : ''}`;
  return element('rect', { ...swatch, ...shade }) + label(words, { x: x + 21, y: y + 8.7, 'font-size': 9.5 });
}

function drawOutline(name: EventClass, count: number, { left: x, top: y }: LegendPlace): string {
  const { colour, dashes, letter } = CLASS_STYLES[name];
  const dash = dashes.join(' ') || 'none';
  const look = { fill: 'none', stroke: colour, 'stroke-width': 1.6, 'stroke-dasharray': dash };
  const swatch = element('rect', { x: x + 0.8, y, width: 15, height: 10, ...look });
  return swatch + label(`${letter} ${name} (${count})`, { x: x + 21, y: y + 8.7, 'font-size': 9.5 });
}

/** Rows under a heading; returns the markup and the place below it. */
function drawGroup(heading: string, rows: readonly ((place: LegendPlace) => string)[], place: LegendPlace) {
  const { left, top } = place;
  const head = label(heading, { x: left, y: top + 8, 'font-size': 9.5, 'font-weight': 'bold' });
  const lines = rows.map((row, index) => row({ left, top: top + ROW * (index + 1) }));
  return { markup: head + lines.join(''), below: { left, top: top + ROW * (rows.length + 1) + 10 } };
}

/** The table of one probability from 0 to 1. */
function drawRamp({ left: x, top: y }: LegendPlace): string {
  const table = colourTable('probability');
  const steps = Array.from({ length: RAMP_STEPS }, (_, i) => {
    const fill = cssColour(table, Math.round((i / (RAMP_STEPS - 1)) * 255));
    return element('rect', { x: x + 12 + 3 * i, y, width: 3.2, height: 10, fill });
  });
  const ends = { y: y + 8.7, 'font-size': 9.5 };
  return label('0', { x, ...ends }) + steps.join('') + label('1', { x: x + 16 + 3 * RAMP_STEPS, ...ends });
}

function drawProbabilities(look: Pick<ProbabilityLook, 'shows' | 'opacity'>, place: LegendPlace) {
  if (look.shows !== 'class') return drawGroup(titleOfLook(look), [drawRamp], place);
  const tints = EVENT_CLASSES.map((name) => (at: LegendPlace) => drawTint(name, look.opacity, at));
  return drawGroup(titleOfLook(look), tints, place);
}

/** Legend of the colours and outlines of a section figure. */
export function drawLegend(
  place: LegendPlace,
  content: {
    readonly probabilities: Pick<ProbabilityLook, 'shows' | 'opacity'> | null;
    readonly pickCounts: Readonly<Record<EventClass, number>> | null;
  },
): string {
  const { probabilities, pickCounts } = content;
  const classes = probabilities ? drawProbabilities(probabilities, place) : { markup: '', below: place };
  if (!pickCounts) return classes.markup;
  const outlines = EVENT_CLASSES.map((name) => (at: LegendPlace) => drawOutline(name, pickCounts[name], at));
  return classes.markup + drawGroup('Picks', outlines, classes.below).markup;
}
