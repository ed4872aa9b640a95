import type { PickState } from '#contract/contract';
import type { PointRequests } from '#contract/points';
import { failureOf } from '#main/base/failure';
import type { SendNews } from '#main/base/sendNews';
import type { Dialogs } from '#main/electron/fileDialogs';
import type { DatasetService } from '#main/services/datasetService';
import type { PickService } from '#main/services/lines/pickService';
import type { ProjectService } from '#main/services/projectService';
import type { PlacedPoints } from '#seismic/points/placePoints';
import type { PointFilePreview } from '#seismic/points/pointFilePreview';

export interface PointParts {
  readonly projects: ProjectService;
  readonly picks: PickService;
  readonly datasets: Pick<DatasetService, 'client'>;
  readonly dialogs: Pick<Dialogs, 'choosePoints'>;
  readonly sendNews: SendNews;
}

/** Points, horizons and faults of other programs: the file that the user chose last. */
export class PointService {
  private path: string | null = null;

  constructor(private readonly parts: PointParts) {}

  /** @throws AppFailure 'picks.invalid', 'file.unreadable' */
  async choose(): Promise<PointFilePreview | null> {
    this.parts.projects.require();
    const path = await this.parts.dialogs.choosePoints();
    if (path === null) return null;
    const preview = await this.parts.datasets.client.ask('previewPoints', { path }).answer;
    this.path = path;
    return preview;
  }

  /** Adds a pick around each point, as one edit. @throws AppFailure 'picks.invalid', 'picks.outside', 'project.readOnly' */
  async addPicks({ reading, window }: PointRequests['points.addPicks']['ask']): Promise<PickState> {
    const { classes } = this.parts.projects.require().store.pickState;
    const order = { path: this.chosen(), reading, window };
    const { picks, outsideCount, atEdgeCount } = await this.parts.datasets.client.ask('pointPicks', order)
      .answer;
    const state = this.parts.picks.addImported({ classes, picks });
    this.tellLeftOut(
      outsideCount + atEdgeCount,
      'is outside the line or too near its edge',
      'are outside the line or too near its edge',
    );
    return state;
  }

  /** @throws AppFailure 'picks.invalid', 'picks.outside' */
  async place({ reading }: PointRequests['points.place']['ask']): Promise<PlacedPoints> {
    const order = { path: this.chosen(), reading };
    const placed = await this.parts.datasets.client.ask('placePoints', order).answer;
    this.tellLeftOut(placed.outsideCount, 'is outside the line', 'are outside the line');
    return placed;
  }

  private chosen(): string {
    if (this.path !== null) return this.path;
    throw failureOf(
      'argument.invalid',
      'No file of points was chosen.',
      'Choose one under Pick, Import points.',
    );
  }

  private tellLeftOut(count: number, one: string, many: string): void {
    if (count === 0) return;
    const message = `${count} ${count === 1 ? `point ${one}` : `points ${many}`}.`;
    const remedy = 'They are left out. Check the columns and units if they should be inside.';
    this.parts.sendNews('notice', { level: 'info', message, remedy });
  }
}
