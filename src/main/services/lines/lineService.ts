import type { PickState } from '#contract/contract';
import { AppFailure } from '#main/base/failure';
import type { SendNews } from '#main/base/sendNews';
import type { OpenLine } from '#main/project/findLine';
import { requireLine } from '#main/project/lineJournal';
import { type ProjectLine, placesOf } from '#main/project/lineTable';
import type { PickService } from '#main/services/lines/pickService';

export interface LineParts {
  readonly projects: {
    require(): OpenLine;
    showLine(line: ProjectLine): Promise<void>;
    addLine(path: string): Promise<void>;
  };
  readonly picks: Pick<PickService, 'changed'>;
  readonly sendNews: SendNews;
}

/** The lines of the open project. Changes of the list are steps of its history. */
export class LineService {
  constructor(private readonly parts: LineParts) {}

  /** Shows another line. @throws AppFailure 'argument.invalid', and those of opening its file */
  async show(lineId: number): Promise<void> {
    const { projects } = this.parts;
    const { line, lines } = projects.require().store;
    if (lineId !== line.id) await projects.showLine(requireLine(lines, lineId));
  }

  /**
   * Adds files as lines and shows the last one, of those that are lines already, too; the window is told of those that do not open.
   * @throws AppFailure where none of them does
   */
  async add(paths: readonly string[]): Promise<void> {
    const failures: AppFailure[] = [];
    for (const path of paths)
      await this.addOrShow(path).catch((error: unknown) => {
        if (!(error instanceof AppFailure)) throw error;
        failures.push(error);
      });
    if (failures.length === paths.length) throw failures[0];
    for (const { failure } of failures) {
      const { message, remedy } = failure;
      this.parts.sendNews('notice', { level: 'error', message, remedy });
    }
    this.tell();
  }

  /** @throws AppFailure 'argument.invalid' where another line has the name */
  rename(lineId: number, name: string): PickState {
    return this.parts.picks.changed(this.parts.projects.require().store.renameLine(lineId, name));
  }

  /**
   * Takes a line out with its picks. Where it is shown, its neighbour is shown first.
   * @throws AppFailure 'argument.invalid' for the only line, 'project.readOnly', and those of opening the neighbour
   */
  async remove(lineId: number): Promise<void> {
    const { projects } = this.parts;
    const { store } = projects.require();
    const { lines, line } = store;
    const at = lines.findIndex(({ id }) => id === lineId);
    const neighbour = lines[at + 1] ?? lines[at - 1];
    if (line.id === lineId && neighbour && !store.isReadOnly) await projects.showLine(neighbour);
    store.removeLine(lineId);
    this.tell();
  }

  private async addOrShow(path: string): Promise<void> {
    const { projects } = this.parts;
    const known = projects.require().store.lines.find((line) => placesOf(line).includes(path));
    await (known ? this.show(known.id) : projects.addLine(path));
  }

  private tell(): void {
    this.parts.picks.changed(this.parts.projects.require().store.pickState);
  }
}
