import type { MappingRequests } from '#contract/headers/mappings';
import type {
  HeaderDump,
  HeaderFacts,
  HeaderPart,
  HeaderRows,
  TracePicture,
  TraceStretch,
} from '#jobs/headers/headerFacts';
import type { HeaderScan, HeaderScanKind } from '#jobs/headers/headerRange';
import type { SurveyPreview } from '#jobs/headers/surveyPreview';
import type { FileReading, OpeningOptions } from '#seismic/survey/openingOptions';

export type {
  HeaderDump,
  HeaderFacts,
  HeaderFieldFacts,
  HeaderPart,
  HeaderRows,
  HeaderValue,
  TracePicture,
} from '#jobs/headers/headerFacts';
export type {
  HeaderProposal,
  HeaderScan,
  HeaderScanKind,
  JudgedRange,
} from '#jobs/headers/headerRange';
export type { SurveyPreview } from '#jobs/headers/surveyPreview';

/** Trace headers that the window asks for at one go. */
export const MOST_HEADER_ROWS = 1024;

/** What the window asks of the headers of the open line. */
export interface HeaderRequests extends MappingRequests {
  /** Turns to a file that does not open as it is, or back to the open line; tells by which reading it is looked at. */
  'headers.file': { ask: { file: FileReading | null }; answer: OpeningOptions | null };
  /** Text headers, binary header, and the fields of the trace headers. */
  'headers.facts': { ask: null; answer: HeaderFacts };
  /** Values of all fields of at most `MOST_HEADER_ROWS` traces. */
  'headers.rows': { ask: TraceStretch; answer: HeaderRows };
  /** The bytes of one header. */
  'headers.dump': { ask: HeaderPart; answer: HeaderDump };
  /** Puts the lines of a text header into the clipboard. */
  'headers.copyText': { ask: { index: number }; answer: string };
  /** The traces around one, counted from 0. */
  'headers.picture': { ask: { trace: number }; answer: TracePicture };
  /** Ranges of all fields and what they may be; a scan under way is cancelled. See `headers.progress`. */
  'headers.scan': { ask: { scan: HeaderScanKind }; answer: HeaderScan };
  'headers.cancelScan': { ask: null; answer: null };
  /** What the open line is when it is read by other options; a preview under way is cancelled. */
  'headers.preview': { ask: { opening: OpeningOptions }; answer: SurveyPreview };
}
