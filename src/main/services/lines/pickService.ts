import type { ClassEdit, PickEdit, PickState } from '#contract/contract';
import type { OpenLine } from '#main/project/findLine';
import { describeImport, newPicksOf } from '#main/project/importedPicks';
import { refuseOutside } from '#main/project/outsidePicks';
import { openShownLine, type ShownLineParts } from '#main/services/lines/shownLine';
import type { ClassedPick, ClassedPicks } from '#seismic/picks/pickClasses';

export interface PickParts extends ShownLineParts {
  /** The list of recent projects. */
  readonly library: { enter(project: OpenLine): void };
  /** Whose picks those are that name nobody; empty for nobody's. */
  readonly author: () => string;
}

/** Edits of the picks of the shown line and of the classes, and the history of all lines. Every edit is told to the window. */
export class PickService {
  constructor(private readonly parts: PickParts) {}

  /** @throws AppFailure 'picks.outside', 'picks.invalid', 'project.readOnly' */
  applyEdit(edit: PickEdit): PickState {
    const { store, dataset } = this.parts.projects.require();
    const placed = edit.kind === 'add' ? edit.picks : edit.kind === 'change' ? edit.after : [];
    refuseOutside(placed, dataset);
    return this.changed(
      store.applyEdit(edit.kind === 'add' ? { ...edit, picks: this.signed(edit.picks) } : edit),
    );
  }

  /** Adds, changes or removes a class of the user's own. @throws AppFailure 'picks.invalid', 'project.readOnly' */
  applyClassEdit(edit: ClassEdit): PickState {
    return this.changed(this.parts.projects.require().store.applyClassEdit(edit));
  }

  /** New picks are the user's, where they name no other author. */
  private signed(picks: readonly ClassedPick[]): ClassedPick[] {
    const user = this.parts.author();
    return picks.map(({ author = user, ...pick }) => (author === '' ? pick : { ...pick, author }));
  }

  /** Adds the picks of a file that are not there yet, with their classes, and says how many they are. */
  addImported({ classes, picks }: ClassedPicks): PickState {
    const { store, dataset } = this.parts.projects.require();
    const added = newPicksOf(picks, store.pickState.picks);
    refuseOutside(added, dataset);
    const state = this.changed(store.addImported({ classes, picks: added }));
    const message = describeImport(added.length, picks.length);
    this.parts.sendNews('notice', { level: 'info', message, remedy: '' });
    return state;
  }

  /** Undoes the last edit, on whatever line it was. @throws AppFailure as `jumpTo` */
  undo(): Promise<PickState> {
    return this.jumpTo(this.parts.projects.require().store.undoStep);
  }

  /** Redoes the last undone edit. @throws AppFailure as `jumpTo` */
  redo(): Promise<PickState> {
    return this.jumpTo(this.parts.projects.require().store.redoStep);
  }

  /**
   * Undoes or redoes up to a step of the history. Where that takes out the shown line, another one is shown; where it
   * changes picks of a line that is not shown, the window is told of which.
   * @throws AppFailure 'picks.invalid', 'project.unreadable', 'project.readOnly'; 'file.missing' and others where no
   *   other line can be shown: nothing is changed
   */
  async jumpTo(step: number): Promise<PickState> {
    const { store } = this.parts.projects.require();
    const before = { step: store.step, lineId: store.line.id };
    const changedLines = store.linesBetween(step);
    store.jumpTo(step);
    if (store.line.id !== before.lineId)
      await openShownLine(this.parts).catch((error: unknown) => {
        store.jumpTo(before.step);
        store.showLine(before.lineId);
        throw error;
      });
    this.tellOtherLines(changedLines);
    return this.changed(store.pickState);
  }

  /** Takes over a change of the lines, and tells the window. */
  changed(state: PickState): PickState {
    const open = this.parts.projects.require();
    this.parts.library.enter(open);
    this.parts.sendNews('picks.changed', state);
    this.parts.sendNews('project.changed', open.store.info);
    return state;
  }

  private tellOtherLines(changed: ReadonlySet<number>): void {
    const { lines, line } = this.parts.projects.require().store;
    const names = lines.filter(({ id }) => changed.has(id) && id !== line.id).map(({ name }) => name);
    if (names.length === 0 || changed.has(line.id)) return;
    const which = names.length === 1 ? `line ${names[0]}, which is not shown` : `lines ${names.join(', ')}`;
    const remedy = 'Choose the line in the list on the left to see it.';
    this.parts.sendNews('notice', { level: 'info', message: `The change is on ${which}.`, remedy });
  }
}
