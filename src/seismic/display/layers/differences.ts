import { classStyleOf } from '#seismic/display/classStyle';
import { defineLayer, type ShownDifference, type Surface } from '#seismic/display/layers/layer';
import type { Mark } from '#seismic/display/marks';
import { type Box, boxOfExtent, isOnPlot } from '#seismic/display/view';
import { extentOfPick } from '#seismic/picks/pick';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';

/** A difference and its box on the plot. */
interface PlacedDifference extends Box {
  readonly words: string;
}

/** Windows whose class differs by a second person or result: "D≠R", or that the second or the first alone has: "+R", "−D". */
export const differences = defineLayer<PlacedDifference[]>(
  { name: 'differences', title: null },
  {
    prepare: ({ differences: shown = [], classes = STANDARD_CLASSES, range, axes }, { size }) => {
      const letterOf = (name: string) => classStyleOf(classes, name).letter;
      const wordsOf = ({ own, window, isOwnAlone }: ShownDifference) => {
        if (own === null) return `+${letterOf(window.class)}`;
        return isOwnAlone ? `−${letterOf(own)}` : `${letterOf(own)}≠${letterOf(window.class)}`;
      };
      return shown
        .map((one) => ({
          words: wordsOf(one),
          ...boxOfExtent(extentOfPick(one.window, axes), range, size, axes),
        }))
        .filter((box) => isOnPlot(box, size));
    },
    paint: (placed, surface) => {
      for (const one of placed)
        surface.marks({ marks: marksOf(one, surface.medium), attributes: { 'data-difference': one.words } });
    },
  },
);

const TAG = { width: 30, height: 14 };

/** A dash-dotted outline with its words at the lower right, where no tag of a pick is. */
function marksOf({ words, x, y, width, height }: PlacedDifference, medium: Surface['medium']): Mark[] {
  const [ink, ground] = medium === 'page' ? ['#14181c', '#ffffff'] : ['#ffffff', '#14181c'];
  const box = { kind: 'rectangle', x, y, width, height } as const;
  const corner = { x: x + width - TAG.width + 1, y: y + height - TAG.height + 1 };
  const at = { x: corner.x + TAG.width / 2, y: corner.y + 10.5 };
  return [
    { ...box, stroke: { colour: ground, width: 4, opacity: 0.7 } },
    { ...box, stroke: { colour: ink, width: 1.75, dashes: [8, 3, 2, 3] } },
    { kind: 'rectangle', ...corner, ...TAG, fill: ink },
    { kind: 'text', at, text: words, size: 11, colour: ground, anchor: 'middle', isBold: true },
  ];
}
