import { expect, it } from 'vitest';
import { suspectLines } from '#cli/words/reportText';

const pickOf = (id: string, isSuspicious: boolean) => ({
  ...{ id, picked: 'diffraction', answered: 'noise', loss: 3.2149, isSuspicious },
});

it('labels to look at again are named, the first five of many', () => {
  expect(suspectLines({ picks: [pickOf('a', false)] })).toEqual([]);
  expect(suspectLines({ picks: [pickOf('a', true), pickOf('b', false)] })).toEqual([
    'Labels to look at again, left out: a (diffraction, answered noise, loss 3.21)',
  ]);
  const many = Array.from({ length: 7 }, (_, i) => pickOf(`p${i}`, true));
  expect(suspectLines({ picks: many })[0]).toMatch(/p4 \([^)]*\); 2 more in report\.json$/);
});
