import type { DatasetSummary } from '#jobs/line/datasetSummary';
import { withLine } from '#jobs/line/readLine';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import type { JobContext } from '#system/job';

export type { DatasetSummary } from '#jobs/line/datasetSummary';

/**
 * Opens a line and describes its content. A file that ends inside a trace opens with its complete traces and
 * a line in `warnings`.
 * @throws JobError 'file.missing', 'file.unreadable', 'file.notSegy', 'file.truncated', 'cancelled'
 */
export function openDataset<News>(
  path: string,
  context: JobContext<News>,
  opening: OpeningOptions = {},
): Promise<DatasetSummary> {
  return withLine(
    { linePath: path, opening },
    async (line) => (await line.summarise(context.signal)).summary,
    context,
  );
}
