import { colourTable } from '#seismic/display/colourTables';
import { defineLayer } from '#seismic/display/layers/layer';
import type { AmplitudeLook } from '#seismic/display/raster';

/** The samples as variable density. */
export const amplitudes = defineLayer<AmplitudeLook>(
  { name: 'amplitudes', title: null },
  {
    prepare: ({ drawnAs, colourTable: name, isTableReversed, clip, polarity }) =>
      drawnAs === 'wiggle' ? null : { table: colourTable(name, isTableReversed), clip: clip * polarity },
    paint: (look, surface) => surface.amplitudes(look),
  },
);
