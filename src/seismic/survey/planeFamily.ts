import { gridIndexOf } from '#seismic/survey/gridIndex';
import { type PlaneSpec, parsePlaneName, planeNameOf } from '#seismic/survey/planeName';
import { sampleAxisOf } from '#seismic/survey/sectionPlane';
import type { Survey } from '#seismic/survey/survey';

/** The kinds of planes that are stepped through by a number. "line" is all traces in file order: one plane. */
export type PlaneFamilyId = 'inline' | 'crossline' | 'slice' | 'cdp' | 'shot' | 'place' | 'line';

/** A plane of a family: its number, and the second number where the family has one. */
export interface PlaneNumbers {
  readonly number: number;
  /** Offset of a pre-stack inline or crossline, null for the first trace of each place; inline of a gather. */
  readonly second: number | null;
}

/** The planes of one kind that a survey has. */
export interface PlaneFamily {
  readonly id: PlaneFamilyId;
  /** "Inline", "Time slice", "CDP gather", "File order". */
  readonly title: string;
  /** "ms", "m", or empty for plain numbers. */
  readonly unit: string;
  /** The numbers in the order in which they are stepped through; empty for "line". */
  readonly numbers: readonly number[];
  /** The second number: offsets, which may be left open, or inlines. Null where the family has none. */
  readonly second: { readonly title: string; readonly numbers: readonly number[] } | null;
  nameOf(numbers: PlaneNumbers): string;
}

/** The inlines or the crosslines of a volume, by their numbers. */
export interface NumberedPlanes {
  readonly kind: 'inline' | 'crossline';
  readonly numbers: readonly number[];
}

/** A gather key is one that at least two traces share on average. */
const LEAST_FOLD = 2;
const GATHER_KEYS = [
  { id: 'cdp', title: 'CDP gather', byte: 21 },
  { id: 'shot', title: 'Shot gather', byte: 9 },
] as const;
const OFFSET_BYTE = 37;

/** Distinct numbers, rising. */
function distinct(values: ArrayLike<number>): number[] {
  return [...new Set(Array.from(values))].sort((a, b) => a - b);
}

function linesOfGrid({ grid }: Survey): PlaneFamily[] {
  if (!grid) return [];
  const { inlines, crosslines } = gridIndexOf(grid);
  const offsets = grid.offsets ? { title: 'Offset', numbers: distinct(grid.offsets) } : null;
  const family = (id: 'inline' | 'crossline', title: string, numbers: readonly number[]): PlaneFamily => ({
    ...{ id, title, unit: '', numbers, second: offsets },
    nameOf: ({ number, second }) => planeNameOf({ kind: id, number, offset: second }),
  });
  return [family('inline', 'Inline', inlines), family('crossline', 'Crossline', crosslines)];
}

function slicesOf({ samples, grid }: Survey): PlaneFamily[] {
  if (!grid) return [];
  const axis = sampleAxisOf(samples);
  return [
    {
      id: 'slice',
      title: `${axis.label} slice`,
      unit: axis.unit,
      numbers: Array.from({ length: axis.count }, (_, sample) => axis.valueAt(sample)),
      second: null,
      nameOf: ({ number }) => planeNameOf({ kind: 'slice', value: number }),
    },
  ];
}

function gathersOfPlaces({ grid }: Survey): PlaneFamily[] {
  if (!grid?.offsets) return [];
  const { inlines, crosslines } = gridIndexOf(grid);
  return [
    {
      id: 'place',
      title: 'Gather at crossline',
      unit: '',
      numbers: crosslines,
      second: { title: 'Inline', numbers: inlines },
      nameOf: ({ number, second }) =>
        planeNameOf({
          kind: 'gather',
          by: 'place',
          place: { inline: second ?? inlines[0], crossline: number },
        }),
    },
  ];
}

/** Gathers of a line that is not a grid: traces that share a CDP or a shot while their offsets differ. */
function gathersOfLine({ grid, scales, traceCount }: Survey): PlaneFamily[] {
  if (grid || !scales.some(({ byte }) => byte === OFFSET_BYTE)) return [];
  return GATHER_KEYS.flatMap(({ id, title, byte }): PlaneFamily[] => {
    const numbers = distinct(scales.find((scale) => scale.byte === byte)?.values ?? []);
    if (numbers.length < 2 || numbers.length * LEAST_FOLD > traceCount) return [];
    const nameOf = ({ number }: PlaneNumbers) => planeNameOf({ kind: 'gather', by: id, number });
    return [{ id, title, unit: '', numbers, second: null, nameOf }];
  });
}

const FILE_ORDER: PlaneFamily = {
  id: 'line',
  title: 'File order',
  unit: '',
  numbers: [],
  second: null,
  nameOf: () => planeNameOf({ kind: 'line' }),
};

const known = new WeakMap<Survey, readonly PlaneFamily[]>();

/** The kinds of planes that a survey has, the usual one first; the traces in file order last. */
export function planeFamiliesOf(survey: Survey): readonly PlaneFamily[] {
  const families = known.get(survey) ?? [
    ...linesOfGrid(survey),
    ...slicesOf(survey),
    ...gathersOfPlaces(survey),
    ...gathersOfLine(survey),
    FILE_ORDER,
  ];
  known.set(survey, families);
  return families;
}

function idOf(spec: PlaneSpec): PlaneFamilyId | null {
  if (spec.kind === 'arbitrary') return null;
  return spec.kind === 'gather' ? spec.by : spec.kind;
}

function numbersOf(spec: PlaneSpec): PlaneNumbers {
  switch (spec.kind) {
    case 'inline':
    case 'crossline':
      return { number: spec.number, second: spec.offset };
    case 'slice':
      return { number: spec.value, second: null };
    case 'gather':
      return spec.by === 'place'
        ? { number: spec.place.crossline, second: spec.place.inline }
        : { number: spec.number, second: null };
    default:
      return { number: 0, second: null };
  }
}

/** The family and the numbers of a plane by its name; null where the survey has no such family. */
export function familyOfPlane(
  survey: Survey,
  name: string,
): { readonly family: PlaneFamily; readonly numbers: PlaneNumbers } | null {
  const spec = parsePlaneName(name);
  const family = spec && planeFamiliesOf(survey).find(({ id }) => id === idOf(spec));
  return family ? { family, numbers: numbersOf(spec) } : null;
}

/** The plane that a survey opens on: the middle of its first family, or the traces in file order. */
export function firstPlaneOf(survey: Survey): string {
  const [{ numbers, second, id, nameOf }] = planeFamiliesOf(survey);
  const middle = numbers[numbers.length >> 1] ?? 0;
  return nameOf({ number: middle, second: id === 'place' ? (second?.numbers[0] ?? null) : null });
}
