import type { PickEdit, PickState } from '#contract/contract';
import { ask, attempt, listen } from '#renderer/bridge/bridge';
import { EVENT_CLASSES, type EventClass, type PickedWindow } from '#seismic/picks/pick';

const NONE: PickState = { revision: 0, picks: [], undo: null, redo: null };

/** The picks of the project as main last told them; every edit goes through main. */
class PicksStore {
  state = $state.raw<PickState>(NONE);

  /** Follows the changes that main tells of. */
  start(): void {
    listen('picks.changed', (state) => this.follow(state));
  }

  async load(): Promise<void> {
    this.state = await ask('picks.list', null);
  }

  clear(): void {
    this.state = NONE;
  }

  async apply(edit: PickEdit): Promise<void> {
    await this.take(() => ask('picks.apply', edit));
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

  private async take(request: () => Promise<PickState | null>): Promise<void> {
    const state = await attempt(request);
    if (state) this.follow(state);
  }

  /** An edit is told twice, as its answer and to all who listen: only the first of both is news. */
  private follow(state: PickState): void {
    if (state.revision > this.state.revision) this.state = state;
  }
}

export const picks = new PicksStore();
