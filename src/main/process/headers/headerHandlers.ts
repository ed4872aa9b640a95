import { type AssumedFile, openAssumed } from '#jobs/headers/assumedReading';
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
import { withJobErrors } from '#jobs/opening/segyErrors';
import type { FileReading } from '#seismic/survey/openingOptions';
import type { JobContext } from '#system/job';

/** The open line, as far as its headers are read. */
export interface HeaderLine {
  withDataset<Result>(
    context: JobContext,
    use: (dataset: LineReader['dataset'], context: JobContext) => Promise<Result>,
  ): Promise<Result>;
}

/** A file that does not open as it is, in place of the open line. */
function lineOfAssumed({ dataset }: AssumedFile): HeaderLine {
  return { withDataset: (context, use) => withJobErrors(() => use(dataset, context)) };
}

/** Answers what main asks about headers of the line that `open` gives, or of a file that does not open. */
export function headerHandlers(open: () => HeaderLine) {
  let assumed: AssumedFile | null = null;
  const line = () => (assumed ? lineOfAssumed(assumed) : open());
  return {
    headerFile: async ({ file }: { file: FileReading | null }) => {
      const before = assumed;
      assumed = null;
      await before?.dataset.dispose();
      assumed = file && (await openAssumed(file));
      return assumed?.opening ?? null;
    },
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
