import { type ClassStyle, classStyleOf } from '#seismic/display/classStyle';
import { defineLayer, type ShownCrossing, type Surface } from '#seismic/display/layers/layer';
import type { Mark } from '#seismic/display/marks';
import { xOfTrace, yOfTime } from '#seismic/display/view';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';
import { timeMsOfSample } from '#seismic/section/section';

/** Half the size of a mark, in pixels of the window or units of the page. */
const HALF = 6;

interface PlacedCrossing extends ShownCrossing {
  readonly style: ClassStyle;
  readonly x: number;
  readonly y: number;
}

/** Picks of other planes, as marks where their centres lie on this one. */
export const crossings = defineLayer<PlacedCrossing[]>(
  { name: 'crossings', title: 'Picks of other planes' },
  {
    prepare: ({ crossings: shown = [], classes = STANDARD_CLASSES, range, axes }, { size }) =>
      shown
        .map((one) => ({
          ...{ ...one, style: classStyleOf(classes, one.pick.class) },
          x: xOfTrace(range, size, one.column),
          y: yOfTime(range, size, timeMsOfSample(axes, one.row), axes),
        }))
        .filter(({ x, y }) => x > -HALF && y > -HALF && x < size.width + HALF && y < size.height + HALF),
    paint: (placed, surface) => {
      for (const crossing of placed)
        surface.marks({
          marks: marksOf(crossing, surface.medium),
          attributes: { 'data-crossing': crossing.pick.id },
        });
    },
  },
);

/** An upright cross with the letter of the class beside it. */
function marksOf({ style, x, y }: PlacedCrossing, medium: Surface['medium']): Mark[] {
  const { colour: onPage, onDark, letter } = style;
  const colour = medium === 'page' ? onPage : onDark;
  const strokes = (stroke: {
    readonly colour: string;
    readonly width: number;
    readonly opacity?: number;
  }): Mark[] => [
    { kind: 'line', from: { x: x - HALF, y }, to: { x: x + HALF, y }, stroke },
    { kind: 'line', from: { x, y: y - HALF }, to: { x, y: y + HALF }, stroke },
  ];
  const tag = { kind: 'rectangle', x: x + 4, y: y - 17, width: 13, height: 13, fill: colour } as const;
  const ink = medium === 'page' ? '#ffffff' : '#14181c';
  const place = { at: { x: x + 10.5, y: y - 7 }, anchor: 'middle', isBold: true } as const;
  return [
    ...strokes({ colour: medium === 'page' ? '#ffffff' : '#101418', width: 4, opacity: 0.75 }),
    ...strokes({ colour, width: 2 }),
    tag,
    { kind: 'text', ...place, text: letter, size: 10, colour: ink },
  ];
}
