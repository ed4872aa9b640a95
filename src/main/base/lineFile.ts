import type { DatasetSummary } from '#jobs/line/datasetSummary';
import { isAsStated, type LineFile } from '#seismic/survey/openingOptions';

/** The file of an open line with how it is read, for a job. */
export function lineFileOf({ path, opening }: DatasetSummary): LineFile {
  return isAsStated(opening) ? { linePath: path } : { linePath: path, opening };
}
