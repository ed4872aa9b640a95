import { describe, expect, it } from 'vitest';
import { trainLines } from '#cli/words/trainText';
import type { TrainResult } from '#jobs/train/trainResult';

const RESULT: TrainResult = {
  modelFolder: 'model',
  engine: { name: 'wasm', version: '4.22.0', hardware: 'processor', threadCount: 2 },
  parameterCount: 477,
  pickCount: 24,
  heldOutPickCount: 7,
  validationAccuracy: 5 / 7,
  validationInterval: { low: 0.359, high: 0.918 },
  validationLoss: 0.9,
  trainingLoss: 0.5,
  steps: 90,
  bestStep: 80,
  stopped: false,
  byLine: [],
  reason: 'steps',
  resumedAtStep: null,
  weightsSha256: '',
  seconds: 2,
};

describe('the result of a training', () => {
  it.each<[Partial<TrainResult>, string]>([
    [{}, 'ended because all steps were made'],
    [{ reason: 'epochs' }, 'ended because the set number of epochs was reached'],
    [
      { reason: 'patience' },
      'ended because the validation loss had not fallen for the set number of validations',
    ],
    [{ reason: 'target' }, 'ended because the target accuracy was reached'],
    [{ reason: 'asked', stopped: true }, 'ended because you stopped it'],
    [{ resumedAtStep: 40 }, 'ended because all steps were made; continued from step 40'],
  ])('%j', (changes, line) => {
    expect(trainLines({ ...RESULT, ...changes }, null)).toContain(line);
  });

  it('names event files only where there are some', () => {
    expect(trainLines(RESULT, null).join('\n')).not.toContain('tensorboard');
    expect(trainLines(RESULT, 'events').join('\n')).toContain('tensorboard --logdir events');
    expect(trainLines(RESULT, null)).toContain(
      'validation by pick: 5 of 7 held-out picks right = 0.71 (95 % Wilson interval 0.36 to 0.92); trained on 17 picks',
    );
  });
});
