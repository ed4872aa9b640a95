import { CLASS_STYLES } from '#seismic/display/classStyle';
import { defineLayer, type ShownProposal, type Surface } from '#seismic/display/layers/layer';
import type { Mark } from '#seismic/display/marks';
import { type Box, boxOfExtent, isOnPlot } from '#seismic/display/view';
import { extentOfPick } from '#seismic/picks/pick';

/** A proposal and its box on the plot. */
interface PlacedProposal extends ShownProposal, Box {}

const TAG = { width: 22, height: 14 };

/** Windows that are proposed to be picked next, as dotted outlines with the letter of the likeliest class. */
export const proposals = defineLayer<PlacedProposal[]>(
  { name: 'proposals', title: null },
  {
    prepare: ({ proposals: shown = [], range, axes }, { size }) =>
      shown
        .map((one) => ({ ...one, ...boxOfExtent(extentOfPick(one.window, axes), range, size, axes) }))
        .filter((box) => isOnPlot(box, size)),
    paint: (placed, surface) => {
      for (const proposal of placed)
        surface.marks({
          marks: marksOf(proposal, surface.medium),
          attributes: {
            'data-proposal': proposal.proposed,
            ...(proposal.isCurrent ? { class: 'current' } : {}),
          },
        });
    },
  },
);

function marksOf(
  { proposed, isCurrent, x, y, width, height }: PlacedProposal,
  medium: Surface['medium'],
): Mark[] {
  const [ink, ground] = medium === 'page' ? ['#14181c', '#ffffff'] : ['#ffffff', '#14181c'];
  const box = { kind: 'rectangle', x, y, width, height } as const;
  const outline = { colour: ink, width: isCurrent ? 2.5 : 1.5, dashes: [2, 3] };
  const halo = { colour: ground, width: isCurrent ? 5 : 3.5, opacity: 0.7 };
  const place = { at: { x: x + TAG.width / 2 - 1, y: y + 10 }, anchor: 'middle', isBold: true } as const;
  return [
    { ...box, stroke: halo },
    { ...box, stroke: outline, ...(isCurrent ? { fill: ink, fillOpacity: 0.3 } : {}) },
    { kind: 'rectangle', x: x - 1, y: y - 1, ...TAG, fill: ink },
    { kind: 'text', ...place, text: `${CLASS_STYLES[proposed].letter}?`, size: 11, colour: ground },
  ];
}
