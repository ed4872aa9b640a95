import { withLine } from '#jobs/line/readLine';
import { quickHeaders } from '#jobs/line/sampleHeaders';
import { withJobErrors } from '#jobs/opening/segyErrors';
import { gridIndexOf } from '#seismic/survey/gridIndex';
import type { LineFile } from '#seismic/survey/openingOptions';
import type { NumberedPlanes } from '#seismic/survey/planeFamily';
import type { JobContext } from '#system/job';

/**
 * The inlines and crosslines of a line that is not shown; none where it is no volume. Headers of a large regular grid
 * are not all read.
 * @throws JobError as opening a line does
 */
export function linePlanes(file: LineFile, context: JobContext): Promise<NumberedPlanes[]> {
  const { signal } = context;
  return withLine(
    file,
    ({ dataset, opening }) =>
      withJobErrors(async () => {
        const { survey } = await quickHeaders(dataset, opening, signal);
        if (!survey.grid) return [];
        const { inlines, crosslines } = gridIndexOf(survey.grid);
        return [
          { kind: 'inline', numbers: inlines },
          { kind: 'crossline', numbers: crosslines },
        ];
      }),
    context,
  );
}
