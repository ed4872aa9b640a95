import { defineLayer, type Surface } from '#seismic/display/layers/layer';
import type { Mark, Place } from '#seismic/display/marks';
import { xOfTrace, yOfTime } from '#seismic/display/view';
import type { PointKind } from '#seismic/points/pointTable';

/** Colours that colour-blind eyes tell apart (Okabe and Ito) and that no standard class has; each has a dark halo. */
const COLOURS = ['#F0E442', '#F5A9D0', '#3FE0B0', '#FFFFFF'] as const;
/** Dashes of faults; horizons are solid. */
const FAULT_DASHES = [8, 3];
const POINT_RADIUS = 3;

/** Colour of a horizon or fault, by its place among those that are open. */
export function colourOfSurface(index: number): string {
  return COLOURS[index % COLOURS.length];
}

interface DrawnSurface {
  readonly name: string;
  readonly kind: PointKind;
  readonly colour: string;
  readonly lines: readonly (readonly Place[])[];
}

/** Points that are less than half a pixel from the last drawn one are left out. */
function thinned(points: readonly Place[]): Place[] {
  const kept: Place[] = [];
  points.forEach((point, i) => {
    const last = kept.at(-1);
    const isNear = last && Math.abs(point.x - last.x) < 0.5 && Math.abs(point.y - last.y) < 0.5;
    if (!isNear || i === points.length - 1) kept.push(point);
  });
  return kept;
}

/** Horizons and faults that were opened over the section. */
export const interpretation = defineLayer<DrawnSurface[]>(
  { name: 'interpretation', title: 'Horizons and faults' },
  {
    prepare: ({ interpretation: surfaces = [], axes, range }, { size }) => {
      const isNear = ({ x }: Place): boolean => x > -size.width && x < 2 * size.width;
      return surfaces.map(({ name, kind, lines }, i) => ({
        ...{ name, kind, colour: colourOfSurface(i) },
        lines: lines
          .map(({ columns, timesMs }) =>
            thinned(
              columns
                .map((column, k) => ({
                  x: xOfTrace(range, size, column),
                  y: yOfTime(range, size, timesMs[k], axes),
                }))
                .filter(isNear),
            ),
          )
          .filter((points) => points.length > 0),
      }));
    },
    paint: (surfaces, surface) => {
      for (const drawn of surfaces)
        surface.marks({
          marks: marksOf(drawn, surface),
          attributes: { 'data-surface': drawn.name },
        });
    },
  },
);

function lineMarks(points: readonly Place[], { kind, colour }: DrawnSurface, halo: string): Mark[] {
  if (points.length === 1) {
    const [{ x, y }] = points;
    const box = { kind: 'rectangle', width: 2 * POINT_RADIUS, height: 2 * POINT_RADIUS } as const;
    return [
      { ...box, x: x - POINT_RADIUS, y: y - POINT_RADIUS, fill: colour, stroke: { colour: halo, width: 1 } },
    ];
  }
  const dashes = kind === 'faults' ? FAULT_DASHES : [];
  return [
    { kind: 'polyline', points, stroke: { colour: halo, width: 4, opacity: 0.7 } },
    { kind: 'polyline', points, stroke: { colour, width: 2, dashes } },
  ];
}

/** The lines, and the name beside the first point that is in view. */
function marksOf(drawn: DrawnSurface, { medium, size }: Surface): Mark[] {
  const halo = medium === 'page' ? '#404040' : '#101418';
  const marks = drawn.lines.flatMap((points) => lineMarks(points, drawn, halo));
  const isInView = ({ x, y }: Place) => x >= 4 && x < size.width - 40 && y >= 14 && y < size.height;
  const first = drawn.lines.flat().find(isInView);
  if (!first) return marks;
  const at = { x: first.x + 4, y: first.y - 5 };
  const text = { kind: 'text', at, text: drawn.name, size: 11, colour: drawn.colour } as const;
  return [...marks, { ...text, isBold: true, halo: { colour: halo, width: 3, opacity: 0.85 } }];
}
