import { clusterStyleOf } from '#seismic/display/clusterStyle';
import { defineLayer, type ShownClusterWindow } from '#seismic/display/layers/layer';
import type { Mark } from '#seismic/display/marks';
import { type Box, boxOfExtent, isOnPlot } from '#seismic/display/view';
import { extentOfPick } from '#seismic/picks/pick';

/** A window of a cluster and its box on the plot. */
interface PlacedWindow extends ShownClusterWindow, Box {}

const GROUND = '#14181c';

/**
 * Windows of the selected cluster: the number of the cluster in the middle of each, and an outline around those that
 * would become picks and around the one that is pointed at.
 */
export const clusterWindows = defineLayer<PlacedWindow[]>(
  { name: 'clusterWindows', title: null },
  {
    prepare: ({ clusterWindows: shown = [], range, axes }, { size }) =>
      shown
        .map((one) => ({ ...one, ...boxOfExtent(extentOfPick(one.window, axes), range, size, axes) }))
        .filter((box) => isOnPlot(box, size)),
    paint: (placed, surface) => {
      for (const one of placed)
        surface.marks({
          marks: marksOf(one),
          attributes: { 'data-cluster-window': one.look, class: one.look },
        });
    },
  },
);

function marksOf({ cluster, look, x, y, width, height }: PlacedWindow): Mark[] {
  const { number, onDark } = clusterStyleOf(cluster);
  const middle = { x: x + width / 2, y: y + height / 2 };
  const box = { kind: 'rectangle', x, y, width, height } as const;
  const isPointed = look === 'pointed';
  const outline: Mark[] = [
    { ...box, stroke: { colour: GROUND, width: isPointed ? 6 : 4, opacity: 0.7 } },
    { ...box, stroke: { colour: isPointed ? '#ffffff' : onDark, width: isPointed ? 3 : 2 } },
  ];
  return [
    ...(look === 'other' ? [] : outline),
    {
      ...{ kind: 'text', at: { x: middle.x, y: middle.y + 4 }, anchor: 'middle', isBold: true },
      ...{ text: String(number), size: 12, colour: isPointed ? '#ffffff' : onDark },
      halo: { colour: GROUND, width: 4, opacity: 0.85 },
    },
  ];
}
