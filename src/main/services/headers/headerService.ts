import type { HeaderScan, HeaderScanKind } from '#jobs/headers/headerRange';
import type { SurveyPreviewOrder } from '#jobs/headers/previewSurvey';
import type { SurveyPreview } from '#jobs/headers/surveyPreview';
import type { SendNews } from '#main/base/sendNews';
import type { HeaderDataRequests } from '#main/process/headers/headerRequests';
import type { Listener, Running } from '#main/process/processContract';
import type { OpeningOptions } from '#seismic/survey/openingOptions';

/** The data process, as far as headers are asked of it. */
interface HeaderClient {
  ask<Name extends 'scanHeaders' | 'previewSurvey'>(
    name: Name,
    ask: HeaderDataRequests[Name]['ask'],
    listener?: Listener<never>,
  ): Running<HeaderDataRequests[Name]['answer']>;
}

export interface HeaderParts {
  readonly client: HeaderClient;
  /** The open line and its picks. @throws AppFailure 'project.none' */
  readonly line: () => Omit<SurveyPreviewOrder, 'opening'>;
  readonly sendNews: SendNews;
}

/** Scans of the open line's headers and previews of other readings; of each the newest alone goes on. */
export class HeaderService {
  private scanning: Running<HeaderScan> | null = null;
  private previewing: Running<SurveyPreview> | null = null;

  constructor(private readonly parts: HeaderParts) {}

  /** @throws AppFailure 'cancelled', 'file.missing' where no line is open */
  scan(scan: HeaderScanKind): Promise<HeaderScan> {
    const { client, sendNews } = this.parts;
    this.cancelScan();
    const running: Running<HeaderScan> = client.ask(
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
    const order = { ...this.parts.line(), opening };
    this.previewing?.cancel();
    this.previewing = this.parts.client.ask('previewSurvey', order);
    return this.previewing.answer;
  }
}
