import { type JobContext, JobError } from '#jobs/job';
import type { RunOptions } from '#jobs/learn/runOptions';
import type { PreflightCheck, PreflightReport } from '#jobs/preflight/preflightReport';
import type { Pick } from '#seismic/picks/pick';

export interface PreflightJob {
  readonly linePath: string;
  readonly picks: readonly Pick[];
  readonly options: RunOptions;
}

export async function runPreflight(
  _job: PreflightJob,
  _context: JobContext<PreflightCheck>,
): Promise<PreflightReport> {
  throw new JobError('internal', 'not merged', '');
}
