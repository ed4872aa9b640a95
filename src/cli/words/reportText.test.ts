import { expect, it } from 'vitest';
import { classesReportLines, suspectLines } from '#cli/words/reportText';
import { judgingFigures } from '#learning/judging/judgingFigures';

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

const AXES = { sampleIntervalUs: 4000, startTimeMs: 0 };

it('own classes that learned from the picks alone are said to, and those that learned from the section are not', () => {
  const linesOf = (isTaughtBySection: boolean): string[] =>
    classesReportLines(
      {
        version: 1,
        program: { name: 'diffrakt', version: '0' },
        line: { file: 'a.sgy', sha256: '0'.repeat(64), traceCount: 2, sampleCount: 3, ...AXES },
        model: { folder: 'base', sha256: '0'.repeat(64) },
        learner: {
          ...{ name: 'head', shares: [0.5, 0.5], isTaughtBySection },
          ...{ count: 4, right: 2, interval: { low: 0.15, high: 0.85 }, loss: 0.6 },
          figures: judgingFigures(
            [{ id: 'a', label: 0, probabilities: [0.9, 0.1] }],
            ['left dip', 'right dip'],
          ),
        },
        classes: [],
        engine: { name: 'wasm', description: 'WebAssembly' },
        timings: { classifySeconds: 1, writeSeconds: 0 },
        files: ['class.sgy'],
      },
      'own',
    );
  const [alone, taught] = [linesOf(false), linesOf(true)];
  expect(alone).toHaveLength(taught.length + 1);
  expect(alone.join('\n')).toContain(
    '2 of 4 right (95 % interval 15 % to 85 %)\nLearned from the picks alone',
  );
  expect(taught.join('\n')).not.toContain('alone');
});
