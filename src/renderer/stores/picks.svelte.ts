import type { ClassEdit, PickEdit, PickState } from '#contract/contract';
import { ask, attempt, listen } from '#renderer/bridge/bridge';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { type ClassStyle, classStyleOf } from '#seismic/display/classStyle';
import {
  type ClassedPick,
  type ClassedWindow,
  type PickClass,
  STANDARD_CLASSES,
  standardPicks,
} from '#seismic/picks/pickClasses';
import { annotated, authorsOf, type PickWords } from '#seismic/picks/pickWords';
import {
  changedPick,
  crossingsOnPlane,
  isPickedOn,
  ownPlaneOf,
  surveyPickOf,
  windowsOnPlane,
} from '#seismic/picks/surveyPick';
import type { PointReading } from '#seismic/points/placePoints';
import type { PointWindow } from '#seismic/points/pointPicks';
import type { SectionPlane } from '#seismic/survey/plane';

const NONE: PickState = {
  revision: 0,
  picks: [],
  classes: STANDARD_CLASSES,
  lineId: 0,
  lines: [],
  undo: null,
  redo: null,
};

/** True where two picks are the same in all their fields. */
function isDeepEqual(one: ClassedPick, other: ClassedPick): boolean {
  return one.id === other.id && JSON.stringify(one) === JSON.stringify(other);
}

/** A change of windows on the plane that is shown. */
export type WindowEdit =
  | { readonly kind: 'add' | 'remove'; readonly picks: readonly ClassedWindow[] }
  | {
      readonly kind: 'change';
      readonly before: readonly ClassedWindow[];
      readonly after: readonly ClassedWindow[];
    };

/** The picks of the project as main last told them; every edit goes through main. */
class PicksStore {
  /** In survey coordinates, on whatever plane they were made. */
  told = $state.raw<PickState>(NONE);
  /** The picks as windows on the plane that is shown. */
  readonly state = $derived({ ...this.told, picks: this.onPlane(this.told.picks) });
  /** The picks of other planes that cross the one that is shown. */
  readonly crossings = $derived(
    shownPlane.current ? crossingsOnPlane(this.told.picks, shownPlane.current) : [],
  );

  /** The authors of the picks of the line, each once, by name. */
  readonly authors: readonly string[] = $derived(authorsOf(this.told.picks));
  /** The picks that the last import added, and its file; null where there was none on this line. */
  imported = $state.raw<{ readonly fileName: string; readonly ids: readonly string[] } | null>(null);

  /** Follows the changes that main tells of. */
  start(): void {
    listen('picks.changed', (state) => this.follow(state));
  }

  async load(): Promise<void> {
    this.told = await ask('picks.list', null);
  }

  clear(): void {
    this.told = NONE;
    this.imported = null;
  }

  async apply(edit: WindowEdit): Promise<void> {
    const { section } = shownPlane;
    if (section) await this.take(() => ask('picks.apply', this.inSurvey(edit, section)));
  }

  /** Takes picks out, on whatever plane they are. */
  async remove(removed: readonly ClassedPick[]): Promise<void> {
    await this.take(() => ask('picks.apply', { kind: 'remove', picks: [...removed] }));
  }

  /** Gives picks another class, on whatever plane they are. */
  async classify(before: readonly ClassedPick[], name: string): Promise<void> {
    const after = before.map((pick) => ({ ...pick, class: name }));
    await this.take(() => ask('picks.apply', { kind: 'change', before: [...before], after }));
  }

  /** Adds, changes or removes a class of the user's own; its picks follow. */
  async changeClasses(edit: ClassEdit): Promise<void> {
    await this.take(() => ask('classes.apply', edit));
  }

  /** Undoes the last edit; shows the plane that it was made on. */
  async undo(): Promise<void> {
    await this.takeBack(() => ask('picks.undo', null));
  }

  async redo(): Promise<void> {
    await this.takeBack(() => ask('picks.redo', null));
  }

  /** Undoes or redoes up to a step of the history; shows the plane of what changed. */
  async jumpTo(step: number): Promise<void> {
    await this.takeBack(() => ask('picks.jump', { step }));
  }

  /** Gives picks another author or note, as one edit; an empty text takes it away. */
  async annotate(before: readonly ClassedPick[], change: PickWords): Promise<void> {
    const after = before.map((pick) => annotated(pick, change));
    if (before.every((pick, i) => isDeepEqual(pick, after[i]))) return;
    await this.take(() => ask('picks.apply', { kind: 'change', before: [...before], after }));
  }

  async importFile(): Promise<void> {
    const known = new Set(this.told.picks.map(({ id }) => id));
    const done = await attempt(() => ask('picks.importDialog', null));
    if (!done) return;
    this.follow(done.state);
    const ids = done.state.picks.map(({ id }) => id).filter((id) => !known.has(id));
    this.imported = { fileName: done.fileName, ids };
  }

  /** Adds picks around the points of the file that was chosen; true where it was done. */
  async addPoints(reading: PointReading, window: PointWindow): Promise<boolean> {
    const state = await attempt(() => ask('points.addPicks', { reading, window }));
    if (state) this.follow(state);
    return state !== null;
  }

  async placeByTruth(perClass: number): Promise<void> {
    await this.take(() => ask('picks.fromTruth', { perClass }));
  }

  byId(id: string): ClassedPick | null {
    return this.told.picks.find((pick) => pick.id === id) ?? null;
  }

  /** A pick as a window on the plane that is shown; null where it is none there. */
  windowOf(id: string): ClassedWindow | null {
    return this.state.picks.find((pick) => pick.id === id) ?? null;
  }

  /** True where a pick is a window on the plane that is shown. */
  isOnPlane(pick: ClassedPick): boolean {
    const { section } = shownPlane;
    return section !== null && isPickedOn(pick, section.name);
  }

  /** How many picks a class has. */
  countOf(name: string): number {
    return this.told.picks.filter((pick) => pick.class === name).length;
  }

  /** The three standard classes, then those of the user's own. */
  get classes(): readonly PickClass[] {
    return this.told.classes;
  }

  /** How a class looks; names of runs and answers that are no longer on the list look neutral. */
  styleOf(name: string): ClassStyle {
    return classStyleOf(this.told.classes, name);
  }

  /** All picks in the order of their classes: diffractions, reflections, noise, then the user's own. */
  get byClass(): ClassedPick[] {
    return this.classes.flatMap(({ name }) => this.told.picks.filter((pick) => pick.class === name));
  }

  /** Picks of the user's own classes, which training and the pre-trained net do not use. */
  get ownCount(): number {
    return this.told.picks.length - standardPicks(this.told.picks).length;
  }

  private onPlane(picks: readonly ClassedPick[]): ClassedWindow[] {
    return shownPlane.section ? windowsOnPlane(picks, shownPlane.section) : [];
  }

  /** A window that is a pick already keeps the plane it was made on, unless it was moved or resized. */
  private inSurvey(edit: WindowEdit, plane: SectionPlane): PickEdit {
    const known = new Map(this.told.picks.map((pick) => [pick.id, pick]));
    const convert = (windows: readonly ClassedWindow[]): ClassedPick[] =>
      windows.map((window) => {
        const pick = known.get(window.id);
        return pick ? changedPick(pick, window, plane) : surveyPickOf(window, plane);
      });
    if (edit.kind === 'change')
      return { kind: 'change', before: convert(edit.before), after: convert(edit.after) };
    return { kind: edit.kind, picks: convert(edit.picks) };
  }

  /** Follows an undone edit to its plane where none of its picks is on the one that is shown. */
  private async takeBack(request: () => Promise<PickState>): Promise<void> {
    const before = this.told.picks;
    await this.take(request);
    const after = this.told.picks;
    const changed = [
      ...after.filter((pick) => !before.some((other) => isDeepEqual(pick, other))),
      ...before.filter((pick) => !after.some(({ id }) => id === pick.id)),
    ];
    const [first] = changed;
    if (first && !changed.some((pick) => this.isOnPlane(pick))) shownPlane.show(ownPlaneOf(first));
  }

  private async take(request: () => Promise<PickState | null>): Promise<void> {
    const state = await attempt(request);
    if (state) this.follow(state);
  }

  /** An edit is told twice, as its answer and to all who listen: only the first of both is news. */
  private follow(state: PickState): void {
    if (state.revision > this.told.revision) this.told = state;
  }
}

export const picks = new PicksStore();
