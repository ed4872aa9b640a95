import { afterEach, describe, expect, it } from 'vitest';
import { pickListing } from '#renderer/project/pickOrder.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { pickStateOf } from '#renderer/testing/pickState';
import type { ClassedPick } from '#seismic/picks/pickClasses';

const base = { traces: 8, durationMs: 32, plane: 'line' };
const PICKS: ClassedPick[] = [
  { ...base, id: 'n', class: 'noise', trace: 9, timeMs: 300, author: 'ben' },
  { ...base, id: 'd', class: 'diffraction', trace: 80, timeMs: 100 },
  { ...base, id: 'e', class: 'diffraction', trace: 7, timeMs: 200, author: 'ben' },
  { ...base, id: 'r', class: 'reflection', trace: 10, timeMs: 50, author: 'anna' },
];

afterEach(() => {
  pickListing.order = 'class';
  pickListing.show({ kind: 'all' });
  picks.clear();
});

const ids = () => pickListing.list.map(({ id }) => id).join('');

describe('the list of picks', () => {
  it.each([
    ['class', 'dern'],
    ['author', 'rend'],
    ['place', 'enrd'],
    ['time', 'rden'],
  ] as const)('is sorted by %s', (order, expected) => {
    picks.told = pickStateOf({ revision: 1, picks: PICKS });
    pickListing.order = order;
    expect(ids()).toBe(expected);
  });

  it('shows the picks of an author, or those without; all where that author has none any more', () => {
    picks.told = pickStateOf({ revision: 1, picks: PICKS });
    pickListing.show({ kind: 'one', name: 'ben' });
    expect(ids()).toBe('en');
    pickListing.show({ kind: 'none' });
    expect(ids()).toBe('d');
    pickListing.show({ kind: 'one', name: 'anna' });
    picks.told = pickStateOf({ revision: 2, picks: PICKS.slice(0, 3) });
    expect([ids(), pickListing.author]).toEqual(['den', { kind: 'all' }]);
  });
});
