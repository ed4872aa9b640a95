import type { RunSummary } from '#contract/contract';

/** A run that was stopped and has classified the line 1; what a test is about is given. */
export function runOf(runId: string, startedAtMs: number, given: Partial<RunSummary> = {}): RunSummary {
  return {
    ...{ runId, lineId: 1, trainedLineIds: [1], netOf: null, name: `Run ${runId}`, status: 'stopped' },
    ...{ startedAtMs, seed: 1, plane: 'line', engine: 'wasm', pickCount: 30, parameterCount: 1 },
    ...{ lastStep: 1, totalSteps: 10, lastLoss: 1, validationAccuracy: 1, heldOutPickCount: 8 },
    ...{ hasModel: true, hasProbabilities: true, canContinue: false, failure: null, note: '', folder: '' },
    ...given,
  };
}
