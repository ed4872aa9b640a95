import { withLine } from '#jobs/line/readLine';
import type { LineLikeness } from '#seismic/simulate/training/lineLikeness';
import { type LineSpacing, measureLikeness } from '#seismic/simulate/training/measureLikeness';
import type { LineFile } from '#seismic/survey/openingOptions';
import { traceSpacingM } from '#seismic/survey/traceSpacing';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

/** RMS velocities of rocks between which the diffractions of a seismic line are expected. */
const SEISMIC_VELOCITIES_MPS = { low: 1500, high: 5000 };

/**
 * Measures what simulated sections are to have in common with a line in a file. Where its traces have no
 * coordinates, or it is in depth, the slopes of its diffractions stay open.
 * @throws JobError 'argument.invalid' where it has no signal to measure, and those of reading a line
 */
export async function likenessOfLine<News>(file: LineFile, context: JobContext<News>): Promise<LineLikeness> {
  return withLine(
    file,
    async (line) => {
      const { samples, coordinates } = await line.survey(context.signal);
      const spacingM = traceSpacingM(coordinates);
      const spacing: LineSpacing | undefined =
        spacingM === null || samples.domain === 'depth'
          ? undefined
          : { traceSpacingM: spacingM, velocitiesMps: SEISMIC_VELOCITIES_MPS };
      const measured = measureLikeness(await line.readSection(context), spacing);
      if (measured.samplesPerPeriod !== undefined) return measured;
      throw new JobError(
        'argument.invalid',
        `${file.linePath} has no signal to measure: its samples are constant or not finite.`,
        'Name another line after --like, or leave --like out to simulate all kinds of lines.',
      );
    },
    context,
  );
}
