import { describeEngine } from '#engine/names/engineWords';
import type { ComputeContext } from '#engine/start/computeContext';
import { layOutBench, type PreflightBench, type PreflightJob } from '#jobs/preflight/bench';
import { CHECK_PLANS } from '#jobs/preflight/checks';
import { type CheckResult, worstColour } from '#learning/preflight/checkResult';
import type { PreflightCheck, PreflightReport } from '#learning/preflight/preflightReport';
import { TrainingDiverged } from '#learning/training/finiteWatch';
import { JobError } from '#system/failure';

export type { PreflightJob } from '#jobs/preflight/bench';

/** A training that leaves the finite numbers is what a check may find, not a failure of the check. */
function diverged(error: unknown): CheckResult {
  if (!(error instanceof TrainingDiverged)) throw error;
  return {
    colour: 'red',
    finding: error.message,
    advice: 'Lower the learning rate to a tenth, and see the check of the inputs.',
    table: null,
  };
}

/** Runs the checks one after the other and tells each as soon as it is there. */
export async function runChecks(
  bench: PreflightBench,
  context: ComputeContext<PreflightCheck>,
  tell: (check: PreflightCheck) => void,
): Promise<void> {
  const total = CHECK_PLANS.length;
  const startedMs = performance.now();
  for (const [done, { id, tip, title, run }] of CHECK_PLANS.entries()) {
    const seconds = (performance.now() - startedMs) / 1000;
    const rate = { ratePerSecond: done / Math.max(1e-3, seconds), secondsLeft: Number.POSITIVE_INFINITY };
    context.progress({ stage: title, done, total, unit: 'checks', ...rate });
    await bench.breathe();
    const beganMs = performance.now();
    const result = await Promise.resolve(run(bench)).catch(diverged);
    tell({ id, tip, title, ...result, seconds: (performance.now() - beganMs) / 1000 });
  }
}

/**
 * Checks before training, after the five tips for a first network: each is emitted as soon as it is there.
 * Stopping is not an error: what was found so far is in the report, which says that it is not complete.
 * @throws JobError 'picks.invalid', 'picks.outside', 'picks.tooFew', 'engine.missing', 'argument.invalid', and
 *   those of reading the line
 */
export async function runPreflight(
  job: PreflightJob,
  context: ComputeContext<PreflightCheck>,
): Promise<PreflightReport> {
  const startedMs = performance.now();
  const checks: PreflightCheck[] = [];
  let bench: PreflightBench | null = null;
  const reportOf = (complete: boolean): PreflightReport => ({
    checks,
    colour: worstColour(checks.map(({ colour }) => colour)),
    engine: bench ? describeEngine(bench.engine.description) : '',
    seconds: (performance.now() - startedMs) / 1000,
    complete,
  });
  const tell = (check: PreflightCheck): void => {
    checks.push(check);
    context.emit(check);
  };
  try {
    bench = await layOutBench(job, context);
    await runChecks(bench, context, tell);
    return reportOf(true);
  } catch (error) {
    if (error instanceof JobError && error.code === 'cancelled') return reportOf(false);
    throw error;
  } finally {
    bench?.lesson.dispose();
  }
}
