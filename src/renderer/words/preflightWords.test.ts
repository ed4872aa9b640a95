import { expect, it } from 'vitest';
import type { PreflightCheck } from '#contract/contract';
import { byTip, countWords, secondsWords } from '#renderer/words/preflightWords';

function check(
  id: string,
  tip: PreflightCheck['tip'],
  colour: PreflightCheck['colour'] = 'green',
): PreflightCheck {
  return { id, tip, colour, title: id, finding: '', advice: '', table: null, seconds: 1 };
}

const CHECKS = [
  check('gradients', 'Look at numerical errors'),
  check('parameters', 'Know the number of parameters', 'amber'),
  check('agreement', 'Look at numerical errors', 'red'),
  check('ladder', 'Start small and grow'),
];

it('groups checks under the tips in the order of the tips', () => {
  expect(byTip(CHECKS).map(({ number, checks }) => [number, checks.map(({ id }) => id)])).toEqual([
    [1, ['parameters']],
    [2, ['ladder']],
    [5, ['gradients', 'agreement']],
  ]);
});

it('counts by colour and formats seconds', () => {
  expect(countWords(CHECKS)).toBe('2 green, 1 amber, 1 red');
  expect(countWords([])).toBe('');
  expect([7.34, 48.2].map(secondsWords)).toEqual(['7.3 s', '48 s']);
});
