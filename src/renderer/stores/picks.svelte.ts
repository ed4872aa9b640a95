import type { PickEdit, PickState } from '#contract/contract';
import { ask, attempt, listen } from '#renderer/bridge/bridge';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { EVENT_CLASSES, type EventClass, type PickedWindow } from '#seismic/picks/pick';
import { changedPick, type SurveyPick, surveyPickOf, windowsOnPlane } from '#seismic/picks/surveyPick';
import type { SectionPlane } from '#seismic/survey/plane';

const NONE: PickState = { revision: 0, picks: [], undo: null, redo: null };

/** A change of windows on the plane that is shown. */
export type WindowEdit =
  | { readonly kind: 'add' | 'remove'; readonly picks: readonly PickedWindow[] }
  | {
      readonly kind: 'change';
      readonly before: readonly PickedWindow[];
      readonly after: readonly PickedWindow[];
    };

/** The picks of the project as main last told them; every edit goes through main. */
class PicksStore {
  /** In survey coordinates, on whatever plane they were made. */
  told = $state.raw<PickState>(NONE);
  /** The picks as windows on the plane that is shown. */
  readonly state = $derived({ ...this.told, picks: this.onPlane(this.told.picks) });

  /** Follows the changes that main tells of. */
  start(): void {
    listen('picks.changed', (state) => this.follow(state));
  }

  async load(): Promise<void> {
    this.told = await ask('picks.list', null);
  }

  clear(): void {
    this.told = NONE;
  }

  async apply(edit: WindowEdit): Promise<void> {
    const { current } = shownPlane;
    if (current) await this.take(() => ask('picks.apply', this.inSurvey(edit, current)));
  }

  async undo(): Promise<void> {
    await this.take(() => ask('picks.undo', null));
  }

  async redo(): Promise<void> {
    await this.take(() => ask('picks.redo', null));
  }

  async importFile(): Promise<void> {
    await this.take(() => ask('picks.importDialog', null));
  }

  async placeByTruth(perClass: number): Promise<void> {
    await this.take(() => ask('picks.fromTruth', { perClass }));
  }

  byId(id: string): PickedWindow | null {
    return this.state.picks.find((pick) => pick.id === id) ?? null;
  }

  /** How many picks a class has. */
  countOf(name: EventClass): number {
    return this.state.picks.filter((pick) => pick.class === name).length;
  }

  /** All picks by class: diffractions, reflections, noise. */
  get byClass(): PickedWindow[] {
    return EVENT_CLASSES.flatMap((name) => this.state.picks.filter((pick) => pick.class === name));
  }

  private onPlane(picks: readonly SurveyPick[]): PickedWindow[] {
    return shownPlane.current ? windowsOnPlane(picks, shownPlane.current) : [];
  }

  /** A window that is a pick already keeps the plane it was made on, unless it was moved or resized. */
  private inSurvey(edit: WindowEdit, plane: SectionPlane): PickEdit {
    const known = new Map(this.told.picks.map((pick) => [pick.id, pick]));
    const convert = (windows: readonly PickedWindow[]): SurveyPick[] =>
      windows.map((window) => {
        const pick = known.get(window.id);
        return pick ? changedPick(pick, window, plane) : surveyPickOf(window, plane);
      });
    if (edit.kind === 'change')
      return { kind: 'change', before: convert(edit.before), after: convert(edit.after) };
    return { kind: edit.kind, picks: convert(edit.picks) };
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
