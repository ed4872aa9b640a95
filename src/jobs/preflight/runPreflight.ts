import { describeEngine } from '#engine/names/engineWords';
import type { ComputeContext } from '#engine/start/computeContext';
import { CHECK_PLANS } from '#jobs/preflight/checks';
import { type PreflightJob, type PreflightSetup, setUpPreflight } from '#jobs/preflight/preflightSetup';
import { type CheckResult, worstColour } from '#learning/preflight/checkResult';
import type { PreflightCheck, PreflightReport } from '#learning/preflight/preflightReport';
import { TrainingDiverged } from '#learning/training/finiteWatch';
import { JobError } from '#system/failure';
import { ProgressMeter } from '#system/progressMeter';

export type { PreflightJob } from '#jobs/preflight/preflightSetup';

/** A training whose numbers are not finite is a possible finding, not a failure of the check. */
function diverged(error: unknown): CheckResult {
  if (!(error instanceof TrainingDiverged)) throw error;
  return {
    colour: 'red',
    finding: error.message,
    advice: 'Lower the learning rate to a tenth, and look at the check of the inputs.',
    table: null,
  };
}

/** Runs the checks one after the other and emits each as soon as it is done. */
export async function runChecks(
  setup: PreflightSetup,
  context: ComputeContext<PreflightCheck>,
  tell: (check: PreflightCheck) => void,
): Promise<void> {
  const work = { stage: CHECK_PLANS[0].title, total: CHECK_PLANS.length, unit: 'checks' };
  const meter = new ProgressMeter(context, work);
  for (const [done, { id, tip, title, run }] of CHECK_PLANS.entries()) {
    meter.tell(done, title);
    await setup.yieldThread();
    const beganMs = performance.now();
    const result = await Promise.resolve(run(setup)).catch(diverged);
    tell({ id, tip, title, ...result, seconds: (performance.now() - beganMs) / 1000 });
  }
}

/**
 * Checks before training, after the five tips for a first network: each is emitted as soon as it is done.
 * Stopping is not an error: the report then has the results so far and is marked as not complete.
 * @throws JobError 'picks.invalid', 'picks.outside', 'picks.tooFew', 'engine.missing', 'argument.invalid',
 * and
 *   those of reading the line
 */
export async function runPreflight(
  job: PreflightJob,
  context: ComputeContext<PreflightCheck>,
): Promise<PreflightReport> {
  const startedMs = performance.now();
  const checks: PreflightCheck[] = [];
  let setup: PreflightSetup | null = null;
  const reportOf = (complete: boolean): PreflightReport => ({
    checks,
    colour: worstColour(checks.map(({ colour }) => colour)),
    engine: setup ? describeEngine(setup.engine.description) : '',
    seconds: (performance.now() - startedMs) / 1000,
    complete,
  });
  const tell = (check: PreflightCheck): void => {
    checks.push(check);
    context.emit(check);
  };
  try {
    setup = await setUpPreflight(job, context);
    await runChecks(setup, context, tell);
    return reportOf(true);
  } catch (error) {
    if (error instanceof JobError && error.code === 'cancelled') return reportOf(false);
    throw error;
  } finally {
    setup?.training.dispose();
  }
}
