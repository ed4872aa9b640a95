import type { HeaderScan, HeaderScanKind } from '#jobs/headers/headerRange';
import type { SurveyPreview } from '#jobs/headers/surveyPreview';
import type { SendNews } from '#main/base/sendNews';
import type { Running } from '#main/process/processContract';
import type { DatasetService } from '#main/services/datasetService';
import type { ProjectService } from '#main/services/projectService';
import type { OpeningOptions } from '#seismic/survey/openingOptions';

export interface HeaderParts {
  readonly projects: Pick<ProjectService, 'require'>;
  readonly datasets: Pick<DatasetService, 'client'>;
  readonly sendNews: SendNews;
}

/** Scans of the open line's headers and previews of other readings; of each the newest alone goes on. */
export class HeaderService {
  private scanning: Running<HeaderScan> | null = null;
  private previewing: Running<SurveyPreview> | null = null;

  constructor(private readonly parts: HeaderParts) {}

  /** @throws AppFailure 'cancelled', 'file.missing' where no line is open */
  async scan(scan: HeaderScanKind): Promise<HeaderScan> {
    const { datasets, sendNews } = this.parts;
    this.cancelScan();
    const running: Running<HeaderScan> = datasets.client.ask(
      'scanHeaders',
      { scan },
      { progress: (progress) => this.scanning === running && sendNews('headers.progress', progress) },
    );
    this.scanning = running;
    return running.answer;
  }

  cancelScan(): void {
    this.scanning?.cancel();
    this.scanning = null;
  }

  /** What the open line is when it is read so, and how many picks are lost to it. @throws AppFailure 'cancelled' */
  async preview(opening: OpeningOptions): Promise<SurveyPreview> {
    const { projects, datasets } = this.parts;
    this.previewing?.cancel();
    const { dataset, store } = projects.require();
    const order = { path: dataset.path, opening, picks: store.pickState.picks };
    this.previewing = datasets.client.ask('previewSurvey', order);
    return this.previewing.answer;
  }
}
