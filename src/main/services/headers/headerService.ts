import type { MessagePortMain } from 'electron';
import type { HeaderScan, HeaderScanKind } from '#jobs/headers/headerRange';
import type { SurveyPreview } from '#jobs/headers/surveyPreview';
import type { SendNews } from '#main/base/sendNews';
import type { DataRequests } from '#main/process/dataRequests';
import type { ProcessClient } from '#main/process/processClient';
import type { Running } from '#main/process/processContract';
import type { OpenLine } from '#main/project/findLine';
import type { OpeningOptions } from '#seismic/survey/openingOptions';

export interface HeaderParts {
  readonly projects: { require(): OpenLine };
  readonly datasets: { readonly client: ProcessClient<DataRequests, MessagePortMain> };
  readonly sendNews: SendNews;
}

/** Scans of the open line's headers and previews of other readings; of each the newest alone goes on. */
export class HeaderService {
  private scanning: Running<HeaderScan> | null = null;
  private previewing: Running<SurveyPreview> | null = null;

  constructor(private readonly parts: HeaderParts) {}

  /** @throws AppFailure 'cancelled', 'file.missing' where no line is open */
  scan(scan: HeaderScanKind): Promise<HeaderScan> {
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

  /** What the open line is when it is read so, and how many picks are lost to it. @throws AppFailure 'project.none', 'cancelled' */
  async preview(opening: OpeningOptions): Promise<SurveyPreview> {
    const { projects, datasets } = this.parts;
    const { dataset, store } = projects.require();
    const order = { path: dataset.path, picks: store.pickState.picks, opening };
    this.previewing?.cancel();
    this.previewing = datasets.client.ask('previewSurvey', order);
    return this.previewing.answer;
  }
}
