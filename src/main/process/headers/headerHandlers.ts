import type { HeaderPart, TraceStretch } from '#jobs/headers/headerFacts';
import type { HeaderScanKind } from '#jobs/headers/headerRange';
import { previewSurvey } from '#jobs/headers/previewSurvey';
import {
  headerFactsOf,
  readHeaderDump,
  readHeaderRows,
  readTracePicture,
} from '#jobs/headers/readHeaderFacts';
import { scanHeaders } from '#jobs/headers/scanHeaders';
import type { LineReader } from '#jobs/line/lineReader';
import type { JobContext } from '#system/job';

/** The open line, as far as its headers are read. */
export interface HeaderLine {
  withDataset<Result>(
    context: JobContext,
    use: (dataset: LineReader['dataset'], context: JobContext) => Promise<Result>,
  ): Promise<Result>;
}

/** Answers what main asks about headers of the line that `line` gives. */
export function headerHandlers(line: () => HeaderLine) {
  return {
    headerFacts: (_: null, context: JobContext) =>
      line().withDataset(context, async (dataset) => headerFactsOf(dataset)),
    headerRows: (stretch: TraceStretch, context: JobContext) =>
      line().withDataset(context, (dataset, { signal }) => readHeaderRows(dataset, stretch, signal)),
    headerDump: (part: HeaderPart, context: JobContext) =>
      line().withDataset(context, (dataset) => readHeaderDump(dataset, part)),
    headerPicture: ({ trace }: { trace: number }, context: JobContext) =>
      line().withDataset(context, (dataset) => readTracePicture(dataset, trace)),
    scanHeaders: ({ scan }: { scan: HeaderScanKind }, context: JobContext) =>
      line().withDataset(context, (dataset, stopped) => scanHeaders(dataset, scan, stopped)),
    previewSurvey,
  };
}
