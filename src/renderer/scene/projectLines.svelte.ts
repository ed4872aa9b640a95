import type { AppState } from '#contract/contract';
import type { LineSummary } from '#contract/picks';
import { ask, attempt } from '#renderer/bridge/bridge';
import { notices } from '#renderer/bridge/notices.svelte';
import { app } from '#renderer/stores/app.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { say } from '#renderer/words/say.svelte';
import type { ViewRange } from '#seismic/display/view';

/** How many picks a line has, in all classes. */
function pickCountOf({ pickCounts }: LineSummary): number {
  return Object.values(pickCounts).reduce((sum, count) => sum + count, 0);
}

/** The lines of the open project: one is shown, and each keeps the part that was in view. */
class ProjectLines {
  /** The parts in view by file and plane, for as long as the window is there. */
  private readonly ranges = new Map<string, ViewRange>();

  /** All lines, in the order in which they were added. */
  get list(): readonly LineSummary[] {
    return picks.told.lines;
  }

  /** The shown line; null until the picks are loaded. */
  get shown(): LineSummary | null {
    return this.list.find(({ lineId }) => lineId === picks.told.lineId) ?? null;
  }

  /** How many picks of a class all lines have. */
  countOf(className: string): number {
    return this.list.reduce((sum, { pickCounts }) => sum + (pickCounts[className] ?? 0), 0);
  }

  /** Lets the user choose files that become lines, and shows the last of them. */
  async addByDialog(): Promise<void> {
    if (app.state?.project) await this.open('the lines that you choose', () => ask('lines.addDialog', null));
  }

  /** Adds files that were dropped on the list. */
  async add(paths: readonly string[]): Promise<void> {
    await this.open(paths.join(', '), () => ask('lines.add', { paths }));
  }

  async show(lineId: number): Promise<void> {
    const line = this.list.find((one) => one.lineId === lineId);
    if (line && lineId !== picks.told.lineId) await this.open(line.name, () => ask('lines.show', { lineId }));
  }

  /** Shows the line that is some places further in the list, from its end at its beginning. */
  async step(by: 1 | -1): Promise<void> {
    const { list, shown } = this;
    if (!shown || list.length < 2) return;
    await this.show(list[(list.indexOf(shown) + by + list.length) % list.length].lineId);
  }

  async rename(lineId: number, name: string): Promise<void> {
    await attempt(() => ask('lines.rename', { lineId, name }));
  }

  /** Takes a line out of the project with its picks; says so where there are some. */
  async remove(line: LineSummary): Promise<void> {
    await this.open('the project without the line', () => ask('lines.remove', { lineId: line.lineId }));
    if (this.list.some(({ lineId }) => lineId === line.lineId)) return;
    const count = pickCountOf(line);
    if (count === 0) return;
    const { name } = line;
    notices.tell({
      level: 'info',
      message: say('{name} is out of the project, and its picks, {count}, with it.', { name, count }),
      remedy: say('Ctrl+Z brings them back. The file is untouched.'),
    });
  }

  /** The part of the shown plane that was in view when another line was shown; undefined where it was not yet. */
  get keptRange(): ViewRange | undefined {
    return this.ranges.get(this.key);
  }

  private get key(): string {
    return `${app.state?.project?.path} ${app.state?.dataset?.path} ${shownPlane.current?.name}`;
  }

  private async open(what: string, request: () => Promise<AppState | null>): Promise<void> {
    if (viewport.axes) this.ranges.set(this.key, viewport.range);
    await app.open(what, request);
  }
}

export const projectLines = new ProjectLines();
