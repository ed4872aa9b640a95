import type { DatasetSummary, Failure } from '#contract/contract';
import { changesReading, type OpeningOptions, type OpeningRemedy } from '#seismic/survey/openingOptions';

/** A file that can be read in several ways. */
export interface ReadingTarget {
  /** Null for the open line. */
  readonly path: string | null;
  readonly fileName: string;
  /** What is stated now. */
  readonly opening: OpeningOptions;
  /** Other ways, the likeliest first. */
  readonly remedies: readonly OpeningRemedy[];
  /** Why it does not open as it is; null for the open line. */
  readonly fault: string | null;
}

/** Above this score what the headers state is taken for nonsense. */
const SURE_SCORE = 0.9;

/** The proposals that would change how an open line is read. */
export function remediesOf(dataset: DatasetSummary): OpeningRemedy[] {
  const reading = { ...dataset, formatCode: dataset.format.code };
  return dataset.remedies.filter(({ opening }) => changesReading(opening, reading));
}

/** True where the samples speak so clearly against what is stated that the data are not to be trusted as shown. */
export function isNonsenseAsStated(dataset: DatasetSummary): boolean {
  const [first] = remediesOf(dataset);
  return first !== undefined && first.score >= SURE_SCORE;
}

/** The line that did not open, else the open one; null where there is neither. */
export function readingTargetOf(
  dataset: DatasetSummary | null,
  unopened: Failure | null,
): ReadingTarget | null {
  if (unopened?.line) {
    const { path, opening } = unopened.line;
    const fileName = path.replace(/^.*[\\/]/, '');
    return { path, fileName, opening, remedies: unopened.remedies ?? [], fault: unopened.message };
  }
  if (!dataset) return null;
  const { fileName, opening } = dataset;
  return { path: null, fileName, opening, remedies: remediesOf(dataset), fault: null };
}
