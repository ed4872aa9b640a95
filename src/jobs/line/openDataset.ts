import type { DatasetSummary } from '#jobs/line/datasetSummary';
import { LineReader } from '#jobs/line/lineReader';
import type { JobContext } from '#system/job';

export type { DatasetSummary } from '#jobs/line/datasetSummary';

/**
 * Opens a line and tells what is in it. A file that ends inside a trace opens with its whole traces and
 * says so in `warnings`.
 * @throws JobError 'file.missing', 'file.unreadable', 'file.notSegy', 'file.truncated', 'cancelled'
 */
export async function openDataset<News>(path: string, context: JobContext<News>): Promise<DatasetSummary> {
  const reader = await LineReader.open(path);
  try {
    return (await reader.summarise(context.signal)).summary;
  } finally {
    await reader.dispose();
  }
}
