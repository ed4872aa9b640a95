import { beforeEach, expect, it, vi } from 'vitest';
import { otherLines } from '#renderer/map/otherLines.svelte';
import { FakeBridge, FakeFailure } from '#renderer/testing/fakeBridge';
import type { MapUnit } from '#seismic/survey/surveyMap';

const lineOf = (lineId: number, name: string, pickCounts: Record<string, number> = {}) => ({
  ...{ lineId, name, fileName: `${name}.sgy`, path: `/data/${name}.sgy`, pickCounts },
});
const LINES = [
  lineOf(1, 'west'),
  lineOf(2, 'east'),
  lineOf(3, 'bare'),
  lineOf(4, 'gone'),
  lineOf(5, 'world'),
];

function overviewOf(unit: MapUnit) {
  const traces = { x: Float64Array.of(0, 1), y: Float64Array.of(0, 1), traces: Int32Array.of(0, 1) };
  return { unit, traces, corners: null, isLine: true, picks: [] };
}

const failure = { code: 'file.missing', message: 'The line is not where it was.', remedy: '' } as const;
const ANSWERS: Record<number, unknown> = {
  ...{ 1: overviewOf('m'), 2: overviewOf('m'), 3: null },
  ...{ 4: new FakeFailure(failure), 5: overviewOf('degrees') },
};

let bridge: FakeBridge;
const askedIds = () => bridge.askedFor('map.line').map((value) => (value as { lineId: number }).lineId);
beforeEach(async () => {
  bridge = new FakeBridge({ 'map.line': (value) => ANSWERS[(value as { lineId: number }).lineId] });
  vi.stubGlobal('window', { diffrakt: bridge.diffrakt });
  await otherLines.follow([], 0);
});

it('every line but the shown one is read; those that are not drawn say why', async () => {
  await otherLines.follow(LINES, 1);
  expect(askedIds()).toEqual([2, 3, 4, 5]);
  expect(otherLines.drawnWith('m').map(({ name }) => name)).toEqual(['east']);
  expect(otherLines.unplacedWith('m')).toEqual([
    { lineId: 3, name: 'bare', kind: 'none' },
    { lineId: 4, name: 'gone', kind: 'failed', reason: failure.message },
    { lineId: 5, name: 'world', kind: 'unit' },
  ]);
});

it('a line is read again once it was shown or has other picks, and no other is', async () => {
  const lines = LINES.slice(0, 3);
  await otherLines.follow(lines, 1);
  await otherLines.follow([lines[0], lineOf(2, 'east', { noise: 1 }), lines[2]], 1);
  await otherLines.follow(lines, 2);
  await otherLines.follow(lines, 1);
  expect(askedIds()).toEqual([2, 3, 2, 1, 2]);
});

it('a line is not known until it is read', () => {
  const reading = otherLines.follow(LINES.slice(0, 2), 1);
  expect(otherLines.unplacedWith(null)).toEqual([{ lineId: 2, name: 'east', kind: 'reading' }]);
  return reading;
});
