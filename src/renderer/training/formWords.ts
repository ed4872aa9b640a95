import type { TrainOptions } from '#contract/contract';
import type { NumberName, OptionalName, TrainForm } from '#renderer/recipe/trainForm';
import { say, sayName } from '#renderer/words/say.svelte';
import { formatNumber } from '#seismic/display/ticks';

export const OPTIMISER_WORDS: Readonly<Record<TrainOptions['optimiser'], string>> = {
  adam: 'Adam',
  momentum: 'momentum',
  sgd: 'gradient descent',
};

export const SCHEDULE_WORDS: Readonly<Record<TrainOptions['schedule'], string>> = {
  cosine: 'cosine decay',
  linear: 'linear decay',
  constant: 'constant',
};

/** Nets by their number of convolutions. */
export const LAYER_WORDS = ['none (logistic)', 'one layer', 'two layers', 'three layers'] as const;

export const GROUPS = {
  net: ['filters1', 'filters2', 'filters3'],
  learning: ['learningRate', 'batchSize', 'warmUpSteps', 'seed', 'clipNorm', 'weightD', 'weightR', 'weightN'],
  stop: ['steps', 'epochs', 'patience', 'targetPercent'],
} as const satisfies Record<string, readonly NumberName[]>;

export function netWords({ layerCount, numbers }: TrainForm): string {
  const counts = [numbers.filters1, numbers.filters2, numbers.filters3].slice(0, layerCount);
  const filters = counts.map((count) => count ?? '?').join(', ');
  return layerCount === 0 ? say('logistic') : `${sayName(LAYER_WORDS[layerCount])}: ${filters}`;
}

export function learningWords({ optimiser, numbers }: TrainForm): string {
  return say('{optimiser}, rate {rate}, seed {seed}', {
    optimiser: sayName(OPTIMISER_WORDS[optimiser]),
    rate: numbers.learningRate ?? '?',
    seed: String(numbers.seed ?? '?'),
  });
}

function stopPart(form: TrainForm, name: OptionalName, words: (value: string) => string): string[] {
  const value = form.numbers[name];
  return form.isOn[name] ? [words(typeof value === 'number' ? formatNumber(value) : '?')] : [];
}

export function stopWords(form: TrainForm): string {
  const { steps } = form.numbers;
  return [
    say('{number} steps', { number: steps ?? '?' }),
    ...stopPart(form, 'epochs', (value) => say('{number} epochs', { number: value })),
    ...stopPart(form, 'patience', (value) => say('patience {number}', { number: value })),
    ...stopPart(form, 'targetPercent', (value) => say('{number} % right', { number: value })),
  ].join(` ${say('or')} `);
}
