import type { LineSummary } from '#contract/picks';
import { app } from '#renderer/stores/app.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { isEventClass } from '#seismic/picks/pickClasses';

/** How many picks of the standard classes a line has. */
export function trainableCountOf({ pickCounts }: LineSummary): number {
  return EVENT_CLASSES.reduce((sum, name) => sum + (pickCounts[name] ?? 0), 0);
}

/** The lines of a project that the user chose. */
interface LineChoice {
  readonly projectPath: string | undefined;
  readonly lineIds: readonly number[];
}

/** The lines of the project whose picks the next training takes: the shown one until the user chooses. */
class TrainingLines {
  private choice = $state.raw<LineChoice | null>(null);

  /** The chosen lines, in the order of the project; of those that have no picks only the shown one. */
  get list(): readonly LineSummary[] {
    const { lines, lineId } = picks.told;
    const { choice } = this;
    if (choice === null || choice.projectPath !== app.state?.project?.path)
      return lines.filter((line) => line.lineId === lineId);
    return lines.filter((line) => choice.lineIds.includes(line.lineId) && trainableCountOf(line) > 0);
  }

  get ids(): number[] {
    return this.list.map(({ lineId }) => lineId);
  }

  /** True where the shown line alone is trained on. */
  get isShownAlone(): boolean {
    return this.list.length === 1 && this.list[0].lineId === picks.told.lineId;
  }

  choose(lineId: number, isChosen: boolean): void {
    const others = this.ids.filter((id) => id !== lineId);
    const lineIds = isChosen ? [...others, lineId] : others;
    this.choice = { projectPath: app.state?.project?.path, lineIds };
  }

  /** How many picks of a class they have. */
  countOf(className: string): number {
    return this.list.reduce((sum, { pickCounts }) => sum + (pickCounts[className] ?? 0), 0);
  }

  /** How many picks they have that a net trains on. */
  get pickCount(): number {
    return this.list.reduce((sum, line) => sum + trainableCountOf(line), 0);
  }

  /** How many picks they have of the user's own classes. */
  get ownCount(): number {
    const names = picks.classes.map(({ name }) => name).filter((name) => !isEventClass(name));
    return names.reduce((sum, name) => sum + this.countOf(name), 0);
  }
}

export const trainingLines = new TrainingLines();
