import type {
  HeaderDump,
  HeaderFacts,
  HeaderPart,
  HeaderRows,
  TracePicture,
  TraceStretch,
} from '#jobs/headers/headerFacts';
import type { HeaderScan, HeaderScanKind } from '#jobs/headers/headerRange';
import type { SurveyPreviewOrder } from '#jobs/headers/previewSurvey';
import type { SurveyPreview } from '#jobs/headers/surveyPreview';
import type { FileReading, OpeningOptions } from '#seismic/survey/openingOptions';

/** What main asks of the data process about headers of the open line. */
export interface HeaderDataRequests {
  /** Turns to a file that does not open as it is, or back to the open line; tells by which reading it is opened. */
  headerFile: { ask: { file: FileReading | null }; answer: OpeningOptions | null; news: never };
  headerFacts: { ask: null; answer: HeaderFacts; news: never };
  headerRows: { ask: TraceStretch; answer: HeaderRows; news: never };
  headerDump: { ask: HeaderPart; answer: HeaderDump; news: never };
  headerPicture: { ask: { trace: number }; answer: TracePicture; news: never };
  scanHeaders: { ask: { scan: HeaderScanKind }; answer: HeaderScan; news: never };
  /** Opens a file beside the open line. */
  previewSurvey: { ask: SurveyPreviewOrder; answer: SurveyPreview; news: never };
}
