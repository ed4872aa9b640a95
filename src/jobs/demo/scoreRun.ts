import { demoLineIn, readTruth } from '#jobs/demo/demoLine';
import { readLine } from '#jobs/line/readLine';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { type SectionScore, scoreSection } from '#seismic/labels/score';
import type { Section } from '#seismic/section/section';
import type { JobContext } from '#system/job';

export interface ScoreRequest {
  /** Folder of a simulated line and its truth. */
  readonly demoFolder: string;
  readonly grid: ProbabilityGrid;
  /** The simulated line's section where it has been read. */
  readonly section?: Section;
}

/**
 * Scores a run's probabilities on a simulated line against its truth, and the no-learning attribute for
 * comparison.
 */
export async function scoreRun(request: ScoreRequest, context: JobContext): Promise<SectionScore> {
  const { demoFolder, grid } = request;
  const section =
    request.section ?? (await readLine({ linePath: demoLineIn(demoFolder).sectionPath }, context));
  const truth = await readTruth(demoFolder, context);
  return scoreSection({ section, ...truth }, grid);
}
