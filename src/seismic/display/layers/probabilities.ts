import { colourTable } from '#seismic/display/colourTables';
import { defineLayer } from '#seismic/display/layers/layer';
import type { ProbabilityLook } from '#seismic/display/probabilityLook';

function withTable(look: Omit<ProbabilityLook, 'table'>): ProbabilityLook {
  return { ...look, table: colourTable(look.isDifference ? 'diverging' : 'probability') };
}

/** Class probabilities over the samples: of one result, of two beside each other, or the difference of two. */
export const probabilities = defineLayer<readonly ProbabilityLook[]>(
  { name: 'probabilities', title: null },
  {
    prepare: ({ probabilities: shown, comparedProbabilities: compared = null }) =>
      [shown, compared].flatMap((look) => (look ? [withTable(look)] : [])),
    paint: (looks, surface) => {
      for (const look of looks) surface.probabilities(look);
    },
  },
);
