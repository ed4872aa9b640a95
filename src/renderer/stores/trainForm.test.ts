import { describe, expect, it } from 'vitest';
import type { TrainRequest } from '#contract/contract';
import { TRAIN_REQUEST_SCHEMA } from '#contract/schemas';
import { filtersOf, formOf, problemOf, problemsOf, requestOf } from '#renderer/stores/trainForm';
import { learningWords, netWords, stopWords } from '#renderer/training/formWords';

const REQUEST: TrainRequest = {
  seed: 7,
  engine: 'auto',
  steps: 1500,
  batchSize: 64,
  optimiser: 'adam',
  learningRate: 0.002,
  schedule: 'cosine',
  warmUpSteps: 0,
  clipNorm: null,
  classWeights: [1, 1, 1],
  epochs: null,
  patience: null,
  targetAccuracy: null,
  filters: [12, 24],
  checkpointSeconds: 30,
  classifyAfter: true,
};

const FULL: TrainRequest = {
  ...REQUEST,
  engine: 'wasm',
  optimiser: 'sgd',
  schedule: 'constant',
  warmUpSteps: 50,
  clipNorm: 2.5,
  classWeights: [1, 0.5, 3],
  epochs: 4,
  patience: 6,
  targetAccuracy: 0.9,
  filters: [8, 16, 32],
  classifyAfter: false,
};

describe('the training form', () => {
  it.each([
    ['the defaults', REQUEST],
    ['every choice made', FULL],
    ['the logistic net', { ...REQUEST, filters: [] }],
  ])('gives back what it was filled with: %s', (_, request) => {
    const asked = requestOf(formOf(request), REQUEST);
    expect(asked).toEqual(request);
    expect(TRAIN_REQUEST_SCHEMA.safeParse(asked).success).toBe(true);
  });

  it('asks for what was switched on and typed', () => {
    const form = formOf(REQUEST);
    form.layerCount = 1;
    form.numbers.filters1 = 5;
    form.isOn.patience = true;
    form.numbers.patience = 3;
    form.isOn.targetPercent = true;
    form.numbers.targetPercent = 80;
    expect(requestOf(form, REQUEST)).toEqual({
      ...REQUEST,
      filters: [5],
      patience: 3,
      targetAccuracy: 0.8,
    });
  });

  it('refuses numbers that cannot be, and says what can', () => {
    const form = formOf(REQUEST);
    form.numbers.steps = 0;
    form.numbers.batchSize = 1.5;
    form.numbers.learningRate = null;
    expect(problemsOf(form)).toEqual(['learningRate', 'batchSize', 'steps']);
    expect(problemOf(form, 'steps')).toBe('Give a whole number from 1 to 100\u2009000.');
    expect(problemOf(form, 'learningRate')).toBe('Give a number from 0 to 1.');
    expect(requestOf(form, REQUEST)).toBeNull();
  });

  it('takes no notice of limits that are off and layers that are not there', () => {
    const form = formOf(REQUEST);
    form.numbers.epochs = -1;
    form.numbers.filters3 = 0;
    expect(problemsOf(form)).toEqual([]);
    form.isOn.epochs = true;
    form.layerCount = 3;
    expect(problemsOf(form)).toEqual(['filters3', 'epochs']);
    expect(filtersOf(form)).toBeNull();
  });

  it('says in a few words what it would do', () => {
    expect(netWords(formOf(REQUEST))).toBe('two layers: 12, 24');
    expect(netWords(formOf({ ...REQUEST, filters: [] }))).toBe('logistic');
    expect(learningWords(formOf(REQUEST))).toBe('Adam, rate 0.002, seed 7');
    expect(stopWords(formOf(FULL))).toBe('1\u2009500 steps or 4 epochs or patience 6 or 90 % right');
  });
});
