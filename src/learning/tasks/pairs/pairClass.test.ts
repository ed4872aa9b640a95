import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isTemplateClass,
  PAIR_CLASSES,
  pairClassOf,
  TEMPLATE_CLASSES,
  voteOf,
} from '#learning/tasks/pairs/pairClass';
import { EVENT_CLASSES } from '#seismic/picks/pick';

describe('pair classes', () => {
  it('of all pairs of windows', () => {
    const table = EVENT_CLASSES.map((a) => EVENT_CLASSES.map((b) => PAIR_CLASSES[pairClassOf(a, b)]));
    expect(table).toEqual([
      ['D-D', 'D-R', 'other'],
      ['D-R', 'R-R', 'other'],
      ['other', 'other', 'other'],
    ]);
  });

  it('let all but noise be a template', () => {
    expect(EVENT_CLASSES.filter(isTemplateClass)).toEqual([...TEMPLATE_CLASSES]);
  });
});

describe('votes', () => {
  it.each(TEMPLATE_CLASSES)('beside a %s are Bayes’ rule given the template’s class', (template) => {
    const softmax = fc.tuple(...[0, 1, 2, 3].map(() => fc.double({ min: 0.001, max: 1, noNaN: true })));
    const property = fc.property(softmax, fc.integer({ min: 0, max: 5 }), (values, first) => {
      const vote = voteOf(template, [...new Array<number>(first).fill(9), ...values], first);
      const likelihoods = EVENT_CLASSES.map((name) => values[pairClassOf(name, template)]);
      const total = likelihoods.reduce((sum, value) => sum + value, 0);
      vote.forEach((value, i) => {
        expect(value).toBeCloseTo(likelihoods[i] / total, 14);
      });
    });
    fc.assert(property, { seed: 7, numRuns: 100 });
  });

  it('are even where only the excluded class has probability, or none has', () => {
    const even = [1 / 3, 1 / 3, 1 / 3];
    expect(voteOf('diffraction', [0, 1, 0, 0])).toEqual(even);
    expect(voteOf('reflection', [1, 0, 0, 0])).toEqual(even);
    expect(voteOf('reflection', [Number.NaN, Number.NaN, Number.NaN, Number.NaN])).toEqual(even);
  });
});
