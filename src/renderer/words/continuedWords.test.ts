import { expect, it } from 'vitest';
import { continuedWords } from '#renderer/words/continuedWords';

it('a continued project is described by its picks and runs', () => {
  const words = (pickCount: number, runCount: number) => continuedWords({ pickCount, runCount }).message;
  expect(words(41, 2)).toBe('This line already has a project. You continue with its 41 picks and 2 runs.');
  expect(words(1, 0)).toBe('This line already has a project. You continue with its 1 pick.');
  expect(words(0, 1)).toBe('This line already has a project. You continue with its 1 run.');
});
