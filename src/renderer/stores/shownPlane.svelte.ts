import type { DatasetSummary } from '#contract/contract';
import { ask, attempt } from '#renderer/bridge/bridge';
import { layout } from '#renderer/stores/layout.svelte';
import type { SectionAxes } from '#seismic/section/section';
import { planeNamed } from '#seismic/survey/buildPlane';
import type { Plane, SectionPlane } from '#seismic/survey/plane';
import {
  familyOfPlane,
  firstPlaneOf,
  type PlaneFamily,
  type PlaneFamilyId,
  type PlaneNumbers,
  planeFamiliesOf,
} from '#seismic/survey/planeFamily';
import { planeTitle } from '#seismic/survey/planeTitle';
import type { Survey } from '#seismic/survey/survey';

/** Planes that are kept, for thumbnails and places of picks. */
const MOST_KEPT = 64;

/** The axes that the window draws on: of a slice, its rows take the place of milliseconds. */
export function drawnAxesOf(plane: Plane): SectionAxes {
  if (plane.kind !== 'slice') return plane.axes;
  const { columns, rows } = plane;
  return { traceCount: columns.count, sampleCount: rows.count, sampleIntervalUs: 1000, startTimeMs: 0 };
}

/** True where every cell of a row or column is of the same trace in both. */
function haveSameTraces(a: Plane, b: Plane): boolean {
  if (a.columns.count !== b.columns.count || a.rows.count !== b.rows.count) return false;
  const rowCount = a.kind === 'slice' ? a.rows.count : 1;
  for (let column = 0; column < a.columns.count; column++)
    for (let row = 0; row < rowCount; row++)
      if (a.traceAt(column, row) !== b.traceAt(column, row)) return false;
  return true;
}

/** The plane of the open file that the window shows. */
class ShownPlane {
  current = $state.raw<Plane | null>(null);
  survey = $state.raw<Survey | null>(null);
  /** Number of the line in the project. */
  lineId = $state<number | null>(null);
  /** Why the plane that was asked for last is not shown; null where it is. */
  refusal = $state<string | null>(null);
  /** Name of the line that was drawn on the map and shown last; null where there is none. */
  drawnLine = $state<string | null>(null);
  /** True where the last change was a step within a family: the part in view is kept. */
  isStep = false;
  /** The plane where it is one of traces; null for a slice. */
  readonly section: SectionPlane | null = $derived(this.current?.kind === 'slice' ? null : this.current);
  readonly axes: SectionAxes | null = $derived(this.current && drawnAxesOf(this.current));
  readonly families: readonly PlaneFamily[] = $derived(this.survey ? planeFamiliesOf(this.survey) : []);
  /** Family and numbers of the plane; null where it belongs to no family. */
  readonly place = $derived(
    this.survey && this.current ? familyOfPlane(this.survey, this.current.name) : null,
  );
  /** "Inline 120", "1 200 ms slice"; null for the traces of a file in their order. */
  readonly title: string | null = $derived(
    this.current && this.current.kind !== 'line' ? planeTitle(this.current) : null,
  );
  private fingerprint: string | null = null;
  private kept = new Map<string, Plane>();
  /** The numbers that were shown last, by family. */
  private last = new Map<PlaneFamilyId, PlaneNumbers>();

  /** Shows a file on the plane that was shown last, or on the usual first one; one that is shown stays. */
  open(dataset: DatasetSummary | null, lineId: number | null): void {
    this.lineId = lineId;
    const fingerprint = dataset && `${dataset.path} ${dataset.fingerprint}`;
    if (fingerprint === this.fingerprint) return;
    this.fingerprint = fingerprint;
    this.survey = dataset?.survey ?? null;
    this.current = null;
    this.kept.clear();
    this.last.clear();
    this.drawnLine = null;
    if (!dataset) return;
    const isKept = layout.plane !== null && this.show(layout.plane);
    if (!isKept) this.show(firstPlaneOf(dataset.survey));
    this.refusal = null;
  }

  /** Takes the survey by all headers in place of the one by some; the shown plane stays where its traces do. */
  complete(dataset: DatasetSummary): void {
    if (this.fingerprint !== `${dataset.path} ${dataset.fingerprint}`) return;
    const shown = this.current;
    this.survey = dataset.survey;
    this.kept.clear();
    const plane = shown && this.named(shown.name);
    if (plane && shown && haveSameTraces(plane, shown)) return;
    this.current = null;
    this.show(plane ? plane.name : firstPlaneOf(dataset.survey));
  }

  /** A plane of the file by its name; null where it has none of that name. Changes no state, so that views may ask. */
  named(name: string): Plane | null {
    const plane = this.planeOrRefusal(name);
    return typeof plane === 'string' ? null : plane;
  }

  /** Shows a plane. False where the file has none of that name: `refusal` says why. */
  show(name: string): boolean {
    const plane = this.planeOrRefusal(name);
    this.refusal = typeof plane === 'string' ? plane : null;
    if (!plane || typeof plane === 'string') return false;
    if (plane.name === this.current?.name) return true;
    const before = this.place?.family.id;
    this.current = plane;
    this.isStep = before !== undefined && before === this.place?.family.id;
    if (this.place) this.last.set(this.place.family.id, this.place.numbers);
    if (plane.kind === 'arbitrary') this.drawnLine = plane.name;
    layout.setPlane(plane.name);
    if (plane.kind !== 'slice') void attempt(() => ask('plane.show', { plane: plane.name }));
    return true;
  }

  /** True for a run that classified this plane of this line. */
  isOf(run: { readonly lineId: number; readonly plane: string } | null): boolean {
    return run !== null && run.lineId === this.lineId && run.plane === this.section?.name;
  }

  /** True where there is another plane of the same family. */
  get canStep(): boolean {
    return (this.place?.family.numbers.length ?? 0) > 1;
  }

  /** The number's position among those of the family. */
  get index(): number {
    return this.place ? this.place.family.numbers.indexOf(this.place.numbers.number) : -1;
  }

  /** Goes to the plane some numbers further, at most to the last or first. */
  step(by: number): void {
    if (this.canStep) this.goToIndex(this.index + by);
  }

  goToIndex(index: number): void {
    if (!this.place) return;
    const { family, numbers } = this.place;
    const within = Math.min(family.numbers.length - 1, Math.max(0, index));
    this.show(family.nameOf({ ...numbers, number: family.numbers[within] }));
  }

  /** Goes to the plane of a number; of a slice to the nearest sample. Refused where there is none. */
  goToNumber(number: number): void {
    if (this.place) this.show(this.place.family.nameOf({ ...this.place.numbers, number }));
  }

  /** Chooses an offset or, of gathers, an inline. */
  goToSecond(second: number | null): void {
    if (this.place) this.show(this.place.family.nameOf({ ...this.place.numbers, second }));
  }

  /** Shows the plane of another kind that was shown last, else its middle one. */
  goToFamily(id: string): void {
    const family = this.families.find((one) => one.id === id);
    if (!family) return;
    const { numbers, second } = family;
    const middle = {
      number: numbers[numbers.length >> 1] ?? 0,
      second: family.id === 'place' && second ? second.numbers[second.numbers.length >> 1] : null,
    };
    this.show(family.nameOf(this.last.get(family.id) ?? middle));
  }

  /** A plane of the file, or why it has none of the name; null while no file is open. */
  private planeOrRefusal(name: string): Plane | string | null {
    const known = this.kept.get(name);
    if (known || !this.survey) return known ?? null;
    try {
      return this.keep(planeNamed(this.survey, name));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return error.message;
    }
  }

  private keep(plane: Plane): Plane {
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(plane.name, plane);
    return plane;
  }
}

export const shownPlane = new ShownPlane();
