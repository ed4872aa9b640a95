import { previewSurvey } from '#jobs/headers/previewSurvey';
import {
  headerFactsOf,
  readHeaderDump,
  readHeaderRows,
  readTracePicture,
} from '#jobs/headers/readHeaderFacts';
import { scanHeaders } from '#jobs/headers/scanHeaders';
import type { HeaderDataRequests } from '#main/process/headerRequests';
import type { LineHolder } from '#main/process/openLine';
import type { ProcessHandlers } from '#main/process/serveRequests';

/** Answers what main asks about headers. */
export function headerHandlers(lines: LineHolder): ProcessHandlers<HeaderDataRequests> {
  return {
    headerFacts: (_, context) =>
      lines.require().withDataset(context, async (dataset) => headerFactsOf(dataset)),
    headerRows: (stretch, context) =>
      lines.require().withDataset(context, (dataset, { signal }) => readHeaderRows(dataset, stretch, signal)),
    headerDump: (part, context) =>
      lines.require().withDataset(context, (dataset) => readHeaderDump(dataset, part)),
    headerPicture: ({ trace }, context) =>
      lines.require().withDataset(context, (dataset) => readTracePicture(dataset, trace)),
    scanHeaders: ({ scan }, context) =>
      lines.require().withDataset(context, (dataset, stopped) => scanHeaders(dataset, scan, stopped)),
    previewSurvey,
  };
}
