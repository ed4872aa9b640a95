import { timeTicks, traceTicks } from '#seismic/display/layers/axisTicks';
import { defineLayer } from '#seismic/display/layers/layer';
import type { LineMark } from '#seismic/display/marks';

/** Timing lines and trace lines at the ticks of the axes. */
export const gridLines = defineLayer<readonly LineMark[]>(
  { name: 'gridLines', title: 'Timing and trace lines', isOffAtFirst: true },
  {
    prepare: ({ range, axes, scale, sampleAxisUnit }, { size, medium }) => {
      const colour = medium === 'page' ? '#1a1a1a' : '#101418';
      const stroke = { colour, width: 0.75, opacity: 0.5 };
      const down = timeTicks(range, size, axes, sampleAxisUnit).map(({ at }): LineMark => {
        return { kind: 'line', from: { x: 0, y: at }, to: { x: size.width, y: at }, stroke };
      });
      const across = traceTicks(range, size, scale).map(({ at }): LineMark => {
        return { kind: 'line', from: { x: at, y: 0 }, to: { x: at, y: size.height }, stroke };
      });
      return [...down, ...across];
    },
    paint: (marks, surface) => surface.marks({ marks }),
  },
);
