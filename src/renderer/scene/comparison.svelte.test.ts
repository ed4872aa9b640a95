import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { comparison } from '#renderer/scene/comparison.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { FakeBridge } from '#renderer/testing/fakeBridge';
import { pickStateOf } from '#renderer/testing/pickState';
import { showLine } from '#renderer/testing/showLine';
import type { PickByTrace } from '#seismic/picks/surveyPick';

const pickOf = (id: string, name: PickByTrace['class'], trace: number, author?: string): PickByTrace => ({
  ...{ id, class: name, trace, timeMs: 100, traces: 8, durationMs: 32, plane: 'line' },
  ...(author === undefined ? {} : { author }),
});

/** Two windows that both name alike, one that they do not, and one of each alone. */
const PICKS = [
  ...[pickOf('a1', 'diffraction', 10, 'anna'), pickOf('b1', 'diffraction', 11, 'ben')],
  ...[pickOf('a2', 'noise', 30, 'anna'), pickOf('b2', 'noise', 30, 'ben')],
  ...[pickOf('a3', 'diffraction', 50, 'anna'), pickOf('b3', 'reflection', 51, 'ben')],
  ...[pickOf('a4', 'noise', 70, 'anna'), pickOf('b4', 'reflection', 85, 'ben')],
];

beforeEach(() => {
  showLine({ traceCount: 100, sampleCount: 100, sampleIntervalUs: 4000, startTimeMs: 0 });
  picks.told = pickStateOf({ revision: 1, picks: PICKS });
});
afterEach(() => {
  comparison.close();
  picks.clear();
  shownPlane.current = null;
});

describe('two authors of a project', () => {
  it('are compared by the windows that both have picked, and what differs is marked', () => {
    comparison.compareAuthors('anna', 'ben');
    flushSync();
    const { agreement } = comparison;
    expect(agreement?.count).toBe(3);
    // By hand: 2 of 3 alike; anna D D N, ben D N R: by chance 2/3 · 1/3 + 1/3 · 1/3 = 1/3.
    expect(agreement?.kappa).toBeCloseTo((2 / 3 - 1 / 3) / (1 - 1 / 3), 12);
    expect(agreement?.differing.map(({ first, second }) => [first.id, second.id])).toEqual([['a3', 'b3']]);
    expect(comparison.shown.map(({ window, own, isOwnAlone }) => [window.id, own, isOwnAlone])).toEqual([
      ['b3', 'diffraction', undefined],
      ['b4', null, undefined],
      ['a4', 'noise', true],
    ]);
  });

  it('change places with the sides of the list, and follow the picks', () => {
    comparison.compareAuthors('ben', 'anna');
    expect(comparison.agreement?.onlyFirst.map(({ id }) => id)).toEqual(['b4']);
    picks.told = pickStateOf({ revision: 2, picks: PICKS.filter(({ id }) => id !== 'b4') });
    expect(comparison.agreement?.onlyFirst).toEqual([]);
  });

  it('end with the last pick of one, and are back with it', () => {
    comparison.compareAuthors('anna', 'ben');
    picks.told = pickStateOf({ revision: 2, picks: PICKS.filter(({ author }) => author === 'anna') });
    expect([comparison.authors, comparison.agreement, comparison.shown]).toEqual([['anna'], null, []]);
    picks.told = pickStateOf({ revision: 3, picks: PICKS });
    expect(comparison.agreement?.count).toBe(3);
  });

  it('may be nobody: picks without author are a side of their own', () => {
    picks.told = pickStateOf({ revision: 1, picks: [...PICKS, pickOf('x', 'noise', 10)] });
    expect(comparison.authors).toEqual(['anna', 'ben', null]);
    comparison.compareAuthors('anna', null);
    expect(comparison.agreement?.differing.map(({ second }) => second.id)).toEqual(['x']);
  });
});

it('picks of a plane that the file does not have are compared with none, and are no refusal', () => {
  const elsewhere = { ...pickOf('e', 'noise', 10, 'ben'), plane: 'inline:7' };
  picks.told = pickStateOf({ revision: 1, picks: [...PICKS, elsewhere] });
  comparison.compareAuthors('anna', 'ben');
  expect(comparison.agreement?.count).toBe(3);
  // It is computed in a derived value, which may change no state.
  expect(shownPlane.refusal).toBeNull();
});

it('picks of a file alone are marked, those of the project alone are not', async () => {
  const others = PICKS.filter(({ author }) => author === 'ben');
  picks.told = pickStateOf({ revision: 1, picks: PICKS.filter(({ author }) => author === 'anna') });
  vi.stubGlobal(
    'window',
    new FakeBridge({ 'picks.compareDialog': () => ({ fileName: 'ben.json', picks: others }) }),
  );
  await comparison.choose();
  expect(comparison.shown.map(({ window }) => window.id)).toEqual(['b3', 'b4']);
});
