import { expect, it } from 'vitest';
import { fileWordsOf } from '#jobs/export/classNames';

it.each([
  [
    ['left dip', 'right dip'],
    ['left-dip', 'right-dip'],
  ],
  [
    ['Störung', '断层'],
    ['störung', '断层'],
  ],
  [
    ['../../etc/passwd', 'a\\b:c*?'],
    ['etc-passwd', 'a-b-c'],
  ],
  [
    ['A', 'a', 'a!'],
    ['a', 'a-2', 'a-3'],
  ],
  [
    ['…', '?'],
    ['class-1', 'class-2'],
  ],
])('file words of %j are %j', (names, words) => {
  expect(fileWordsOf(names)).toEqual(words);
});
