import { withLine } from '#jobs/line/readLine';
import { placeOnPlanes } from '#jobs/picks/pickedPlanes';
import { readClassedPicksFile } from '#jobs/picks/picksFile';
import { agreementOfPicks, type PickAgreement } from '#seismic/labels/pickAgreement';
import { planeFinder } from '#seismic/picks/pickInside';
import type { LineFile } from '#seismic/survey/openingOptions';
import type { JobContext } from '#system/job';

export { kappaInWords } from '#seismic/labels/pickAgreement';

/** Two people's picks of one line. */
export interface PickComparison {
  readonly firstPath: string;
  readonly secondPath: string;
  readonly line: LineFile;
}

/**
 * How far two picks files agree on a line.
 * @throws JobError 'picks.invalid', 'picks.outside', 'file.missing', those of opening a line
 */
export function comparePicks(
  { firstPath, secondPath, line }: PickComparison,
  context: JobContext,
): Promise<PickAgreement> {
  return withLine(
    line,
    async (reader) => {
      const [first, second] = [await readClassedPicksFile(firstPath), await readClassedPicksFile(secondPath)];
      await placeOnPlanes(reader, { picks: first.picks, picksPath: firstPath }, context);
      await placeOnPlanes(reader, { picks: second.picks, picksPath: secondPath }, context);
      const survey = await reader.survey(context.signal);
      return agreementOfPicks(first.picks, second.picks, planeFinder(survey));
    },
    context,
  );
}
