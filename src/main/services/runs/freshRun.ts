import { randomBytes } from 'node:crypto';
import type { RunSettings } from '#contract/contract';
import type { StoredRun } from '#main/project/runTable';

/** A folder name that sorts by time: "20261124-024501-3fa9". */
export function newRunId(now: Date): string {
  const [day, time] = now.toISOString().split('T');
  return `${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${randomBytes(2).toString('hex')}`;
}

/** The row of a run that has just been started. */
export function freshRun({ engine, options }: RunSettings, number: number, pickCount: number): StoredRun {
  const now = new Date();
  return {
    runId: newRunId(now),
    name: `Run ${number}`,
    status: 'training',
    startedAtMs: now.getTime(),
    seed: options.seed,
    lineId: 1,
    trainedLineIds: [],
    netOf: null,
    plane: 'line',
    engine,
    pickCount,
    parameterCount: 0,
    lastStep: 0,
    totalSteps: options.steps,
    lastLoss: null,
    validationAccuracy: null,
    heldOutPickCount: 0,
    hasModel: false,
    hasProbabilities: false,
    canContinue: false,
    failure: null,
    note: '',
  };
}
