import type { FileLayout, SegyDataset } from 'segyio-wasm';
import { openingText } from '#jobs/opening/openingArguments';
import { openingRemedies } from '#jobs/opening/openingRemedies';
import { changesReading, type OpeningRemedy } from '#seismic/survey/openingOptions';
import type { JobContext } from '#system/job';

/** Remedies with a lower score are listed, and not advised. */
const LEAST_ADVISED_SCORE = 0.5;

/** The likeliest way to read a file otherwise; null where it is read so already or none is likely enough. */
function advisedRemedy({ remedies, format, ...layout }: FileLayout): OpeningRemedy | null {
  const [first] = openingRemedies(remedies);
  const isAdvised = first !== undefined && first.score >= LEAST_ADVISED_SCORE;
  return isAdvised && changesReading(first.opening, { ...layout, formatCode: format.code }) ? first : null;
}

/** Reports what is odd in an open file, with the options by which its samples are likelier as they are meant. */
export function warnOfOddities<News>({ layout }: SegyDataset, context: JobContext<News>): void {
  const remedy = advisedRemedy(layout);
  const advice = remedy && ` Add ${openingText(remedy.opening)} to read it so.`;
  for (const warning of layout.warnings)
    context.warn(remedy && warning.includes(remedy.reason) ? `${warning}${advice}` : warning);
  if (remedy && !layout.warnings.some((warning) => warning.includes(remedy.reason)))
    context.warn(`${remedy.reason}${advice}`);
}
