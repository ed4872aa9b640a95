import { classStyleOf } from '#seismic/display/classStyle';
import { defineLayer } from '#seismic/display/layers/layer';
import type { Mark, MarkGroup, Place } from '#seismic/display/marks';
import { formatNumber, formatSignificant } from '#seismic/display/ticks';
import { xOfTrace, yOfTime } from '#seismic/display/view';
import { curvePoints } from '#seismic/hyperbola/hyperbolaWindow';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';
import type { SampleDomain } from '#seismic/section/section';

/** "2 350 m/s", "0.102 m/ns". */
export function velocityWords(velocityMps: number, domain?: SampleDomain): string {
  if (domain === 'radar') return `${formatSignificant(velocityMps / 1e9)} m/ns`;
  return `${formatNumber(velocityMps)} m/s`;
}

/** A curve over the section, dark below so that it is seen on every ground. */
export function curveMarks(points: readonly Place[], colour: string, isHighlighted = false): Mark[] {
  const width = isHighlighted ? 2.25 : 1.5;
  return [
    { kind: 'polyline', points, stroke: { colour: '#101418', width: width + 2.5, opacity: 0.6 } },
    { kind: 'polyline', points, stroke: { colour, width } },
  ];
}

/** The hyperbolas of picks that have a velocity: the apex is the centre of the window, which is as wide as the curve. */
export const velocityCurves = defineLayer<MarkGroup[]>(
  { name: 'velocityCurves', title: 'Hyperbolas of picks' },
  {
    prepare: ({ picks, classes = STANDARD_CLASSES, axes, range, ground }, { size, medium }) => {
      if (!ground || axes.domain === 'depth') return null;
      return picks.flatMap(({ pick, isHighlighted }) => {
        const { velocityMps, trace: apexTrace, timeMs: apexTimeMs } = pick;
        if (velocityMps === undefined) return [];
        const curve = curvePoints(
          { axes, ...ground },
          { apexTrace, apexTimeMs, velocityMps },
          pick.traces / 2,
        );
        const points = curve.map(({ trace, timeMs }) => ({
          x: xOfTrace(range, size, trace),
          y: yOfTime(range, size, timeMs, axes),
        }));
        const { colour, onDark } = classStyleOf(classes, pick.class);
        const marks = curveMarks(points, medium === 'page' ? colour : onDark, isHighlighted);
        const at = { x: xOfTrace(range, size, apexTrace), y: yOfTime(range, size, apexTimeMs, axes) - 8 };
        const text = velocityWords(velocityMps, axes.domain);
        const halo = { colour: medium === 'page' ? '#ffffff' : '#101418', width: 3, opacity: 0.85 };
        const ink = medium === 'page' ? colour : onDark;
        const label = {
          kind: 'text',
          at,
          text,
          size: 11,
          colour: ink,
          anchor: 'middle',
          isBold: true,
          halo,
        } as const;
        return [{ marks: isHighlighted ? [...marks, label] : marks, attributes: { 'data-curve': pick.id } }];
      });
    },
    paint: (groups, surface) => {
      for (const group of groups) surface.marks(group);
    },
  },
);
