import { colourTable } from '#seismic/display/colourTables';
import { defineLayer } from '#seismic/display/layers/layer';
import type { ProbabilityLook } from '#seismic/display/probabilityLook';

/** Class probabilities over the samples. */
export const probabilities = defineLayer<ProbabilityLook>(
  { name: 'probabilities', title: null },
  {
    prepare: (scene) => scene.probabilities && { ...scene.probabilities, table: colourTable('probability') },
    paint: (look, surface) => surface.probabilities(look),
  },
);
