import { type Agreement, cohensKappa } from '#seismic/labels/kappa';
import { extentOfPick, type WindowExtent } from '#seismic/picks/pick';
import type { ClassedPick, ClassedWindow } from '#seismic/picks/pickClasses';
import { ownPlaneOf, placePick } from '#seismic/picks/surveyPick';
import type { SectionPlane } from '#seismic/survey/plane';

/** Two picks of the same window: the first person's and the second person's. */
export interface PickPair {
  readonly first: ClassedPick;
  readonly second: ClassedPick;
}

/** How two people's picks compare. */
export interface PickAgreement extends Agreement {
  /** The names of both, in the order of the table. */
  readonly classes: readonly string[];
  /** [class of the first person][class of the second]: numbers of windows that both have picked. */
  readonly counts: readonly (readonly number[])[];
  /** Windows that both have picked, with different classes. */
  readonly differing: readonly PickPair[];
  /** Picks of one person where the other has none. */
  readonly onlyFirst: readonly ClassedPick[];
  readonly onlySecond: readonly ClassedPick[];
}

/** Windows are the same where the overlap is this share of both together at least (intersection over union). */
const LEAST_OVERLAP = 0.3;

interface Placed {
  readonly pick: ClassedPick;
  readonly extent: WindowExtent;
}

function overlapAlong(firstA: number, countA: number, firstB: number, countB: number): number {
  return Math.max(0, Math.min(firstA + countA, firstB + countB) - Math.max(firstA, firstB));
}

/** Intersection over union of two windows. */
export function overlapOf(a: WindowExtent, b: WindowExtent): number {
  const traces = overlapAlong(a.firstTrace, a.traceCount, b.firstTrace, b.traceCount);
  const samples = overlapAlong(a.firstSample, a.sampleCount, b.firstSample, b.sampleCount);
  const common = traces * samples;
  return common / (a.traceCount * a.sampleCount + b.traceCount * b.sampleCount - common);
}

function placedOn(picks: readonly ClassedPick[], plane: SectionPlane): Placed[] {
  return picks.flatMap((pick) => {
    const window: ClassedWindow | null = placePick(pick, plane);
    return window ? [{ pick, extent: extentOfPick(window, plane.axes) }] : [];
  });
}

/** Pairs of windows of one plane, those that overlap most first; each window is in one pair at most. */
function pairsOn(first: readonly Placed[], second: readonly Placed[]): [Placed, Placed][] {
  const candidates = first.flatMap((a) =>
    second.flatMap((b) => {
      const overlap = overlapOf(a.extent, b.extent);
      return overlap >= LEAST_OVERLAP ? [{ a, b, overlap }] : [];
    }),
  );
  const taken = new Set<Placed>();
  return candidates
    .sort((one, other) => other.overlap - one.overlap)
    .flatMap(({ a, b }): [Placed, Placed][] => {
      if (taken.has(a) || taken.has(b)) return [];
      taken.add(a).add(b);
      return [[a, b]];
    });
}

/**
 * Compares the picks of two people: windows of the same plane that overlap are the same thing, and Cohen's kappa says
 * how far both name it alike. A pick without a counterpart is listed and does not count.
 * @param planeOf the plane of a name; null where the line has none
 */
export function agreementOfPicks(
  first: readonly ClassedPick[],
  second: readonly ClassedPick[],
  planeOf: (name: string) => SectionPlane | null,
): PickAgreement {
  const names = [...new Set([...first, ...second].map(ownPlaneOf))];
  const pairs = names.flatMap((name): PickPair[] => {
    const plane = planeOf(name);
    if (!plane) return [];
    const on = (picks: readonly ClassedPick[]) =>
      placedOn(
        picks.filter((pick) => ownPlaneOf(pick) === name),
        plane,
      );
    return pairsOn(on(first), on(second)).map(([a, b]) => ({ first: a.pick, second: b.pick }));
  });
  const classes = [...new Set([...first, ...second].map((pick) => pick.class))];
  const counts = classes.map((a) =>
    classes.map((b) => pairs.filter((pair) => pair.first.class === a && pair.second.class === b).length),
  );
  const paired = new Set(pairs.flatMap((pair) => [pair.first, pair.second]));
  return {
    ...cohensKappa(counts),
    ...{ classes, counts },
    differing: pairs.filter((pair) => pair.first.class !== pair.second.class),
    onlyFirst: first.filter((pick) => !paired.has(pick)),
    onlySecond: second.filter((pick) => !paired.has(pick)),
  };
}

/** Kappa in words of J. R. Landis and G. G. Koch (Biometrics 33, 1977). */
export function kappaInWords(kappa: number): string {
  if (Number.isNaN(kappa)) return 'not defined';
  if (kappa < 0) return 'less than by chance';
  const steps = ['slight', 'fair', 'moderate', 'substantial', 'almost perfect'] as const;
  return steps[Math.min(4, Math.max(0, Math.ceil(kappa / 0.2) - 1))];
}
