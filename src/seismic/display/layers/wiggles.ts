import { defineLayer } from '#seismic/display/layers/layer';
import type { WiggleLook } from '#seismic/display/wiggle';

/** The samples as wiggles. */
export const wiggles = defineLayer<WiggleLook>(
  { name: 'wiggles', title: null },
  {
    prepare: ({ drawnAs, clip, polarity, fill, excursion }) =>
      drawnAs === 'density'
        ? null
        : { clip: clip * polarity, fill, excursion, isAlone: drawnAs === 'wiggle' },
    paint: (look, surface) => surface.wiggles(look),
  },
);
