import { describe, expect, it } from 'vitest';
import type { RunSettings, TrainOptions } from '#contract/contract';
import { ASK_SCHEMAS } from '#contract/schemas';
import { DEFAULT_SETTINGS } from '#contract/training';
import { filtersOf, formOf, problemOf, problemsOf, settingsOf } from '#renderer/recipe/trainForm';
import { learningWords, netWords, stopWords } from '#renderer/training/formWords';

/** Settings with these options and the rest by default. */
function withOptions(options: Partial<TrainOptions>): RunSettings {
  return { ...DEFAULT_SETTINGS, options: { ...DEFAULT_SETTINGS.options, ...options } };
}

const SETTINGS: RunSettings = { ...withOptions({ seed: 7 }), checkpointSeconds: 30 };

const FULL: RunSettings = {
  ...withOptions({
    seed: 7,
    optimiser: 'sgd',
    schedule: 'constant',
    warmUpSteps: 50,
    clipNorm: 2.5,
    classWeights: [1, 0.5, 3],
    epochs: 4,
    patience: 6,
    targetAccuracy: 0.9,
    filters: [8, 16, 32],
  }),
  engine: 'wasm',
  classifyAfter: false,
};

describe('the training form', () => {
  it.each([
    ['the defaults', SETTINGS],
    ['every choice made', FULL],
    ['the logistic net', withOptions({ filters: [] })],
  ])('gives back the settings that it was filled with: %s', (_, settings) => {
    const asked = settingsOf(formOf(settings), settings);
    expect(asked).toEqual(settings);
    expect(ASK_SCHEMAS['training.start'].safeParse(asked).success).toBe(true);
  });

  it('requests what was switched on and typed', () => {
    const form = formOf(SETTINGS);
    form.layerCount = 1;
    form.numbers.filters1 = 5;
    form.isOn.patience = true;
    form.numbers.patience = 3;
    form.isOn.targetPercent = true;
    form.numbers.targetPercent = 80;
    expect(settingsOf(form, SETTINGS)).toEqual({
      ...SETTINGS,
      options: { ...SETTINGS.options, filters: [5], patience: 3, targetAccuracy: 0.8 },
    });
  });

  it('refuses invalid numbers and names the limits', () => {
    const form = formOf(SETTINGS);
    form.numbers.steps = 0;
    form.numbers.batchSize = 1.5;
    form.numbers.learningRate = null;
    expect(problemsOf(form)).toEqual(['learningRate', 'batchSize', 'steps']);
    expect(problemOf(form, 'steps')).toBe('Give a whole number from 1 to 1\u2009000\u2009000.');
    expect(problemOf(form, 'learningRate')).toBe('Give a number from 0 to 10.');
    expect(settingsOf(form, SETTINGS)).toBeNull();
    form.numbers.weightD = 0;
    expect(problemOf(form, 'weightD')).toBe('Give a number above 0, 1\u2009000 at most.');
  });

  it('ignores limits that are off and layers that do not exist', () => {
    const form = formOf(SETTINGS);
    form.numbers.epochs = -1;
    form.numbers.filters3 = 0;
    expect(problemsOf(form)).toEqual([]);
    form.isOn.epochs = true;
    form.layerCount = 3;
    expect(problemsOf(form)).toEqual(['filters3', 'epochs']);
    expect(filtersOf(form)).toBeNull();
  });

  it('summarises the settings', () => {
    expect(netWords(formOf(SETTINGS))).toBe('two layers: 12, 24');
    expect(netWords(formOf(withOptions({ filters: [] })))).toBe('logistic');
    expect(learningWords(formOf(SETTINGS))).toBe('Adam, rate 0.002, seed 7');
    expect(stopWords(formOf(FULL))).toBe('1\u2009500 steps or 4 epochs or patience 6 or 90 % right');
  });
});
