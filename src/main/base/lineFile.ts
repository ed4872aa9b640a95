import type { DatasetSummary } from '#jobs/line/datasetSummary';
import { isAsStated, type LineFile } from '#seismic/survey/openingOptions';

/** The file of an open line with how it is read, and one of its planes, for a job. */
export function lineFileOf(
  { path, opening }: Pick<DatasetSummary, 'path' | 'opening'>,
  plane: string,
): LineFile {
  return {
    linePath: path,
    ...(isAsStated(opening) ? {} : { opening }),
    ...(plane === 'line' ? {} : { plane }),
  };
}
