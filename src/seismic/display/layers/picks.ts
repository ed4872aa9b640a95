import { type ClassStyle, classStyleOf } from '#seismic/display/classStyle';
import { defineLayer, type ShownPick, type Surface } from '#seismic/display/layers/layer';
import type { Mark, Stroke } from '#seismic/display/marks';
import { type Box, boxOfExtent, isOnPlot } from '#seismic/display/view';
import { extentOfPick } from '#seismic/picks/pick';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';

/** A pick and its box on the plot. */
interface PlacedPick extends ShownPick, Box {
  readonly style: ClassStyle;
}

/** The outlines of the picks by class, large ones first, so that small ones are on top. */
export const picks = defineLayer<PlacedPick[]>(
  { name: 'picks', title: 'Picks' },
  {
    prepare: ({ picks: shown, classes = STANDARD_CLASSES, range, axes }, { size }) =>
      shown
        .map((one) => ({
          ...{ ...one, style: classStyleOf(classes, one.pick.class) },
          ...boxOfExtent(extentOfPick(one.pick, axes), range, size, axes),
        }))
        .filter((box) => isOnPlot(box, size))
        .sort((a, b) => b.width * b.height - a.width * a.height),
    paint: (placed, surface) => {
      for (const pick of placed)
        surface.marks({ marks: marksOf(pick, surface.medium), attributes: attributesOf(pick) });
    },
  },
);

function attributesOf({ pick, isSelected, isHighlighted }: PlacedPick): Record<string, string> {
  const states = [isSelected ? 'selected' : '', isHighlighted ? 'highlighted' : ''].filter(Boolean).join(' ');
  return { 'data-pick': pick.id, ...(states ? { class: states } : {}) };
}

/** The line under an outline that separates it from the picture below. */
function haloOf(medium: Surface['medium'], isHighlighted: boolean): Stroke {
  if (medium === 'page') return { colour: '#ffffff', width: 3, opacity: 0.85 };
  return { colour: '#101418', width: isHighlighted ? 5 : 3.5, opacity: 0.72 };
}

function marksOf(placed: PlacedPick, medium: Surface['medium']): Mark[] {
  const { style, x, y, width, height, isHighlighted = false } = placed;
  const { colour: onPage, onDark, dashes, letter } = style;
  const colour = medium === 'page' ? onPage : onDark;
  const box = { kind: 'rectangle', x, y, width, height } as const;
  const outline = { colour, width: isHighlighted ? 2.5 : 1.6, dashes };
  const tag = { kind: 'rectangle', x: x - 1, y: y - 1, width: 14, height: 14, fill: colour } as const;
  const ink = medium === 'page' ? '#ffffff' : '#14181c';
  const place = { at: { x: x + 6, y: y + 10 }, anchor: 'middle', isBold: true } as const;
  return [
    { ...box, stroke: haloOf(medium, isHighlighted) },
    { ...box, stroke: outline, ...(isHighlighted ? { fill: colour, fillOpacity: 0.18 } : {}) },
    tag,
    { kind: 'text', ...place, text: letter, size: 11, colour: ink },
  ];
}
