import { beforeEach, expect, it, vi } from 'vitest';
import { surveyMap } from '#renderer/map/surveyMap.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { FakeBridge } from '#renderer/testing/fakeBridge';
import { showLine } from '#renderer/testing/showLine';
import type { PickByTrace } from '#seismic/picks/surveyPick';

const pickAt = (id: string, trace: number): PickByTrace => ({
  ...{ id, class: 'noise', trace, timeMs: 8, traces: 1, durationMs: 4, plane: 'line' },
});

/** Answers that wait until they are let go, in any order. */
const waiting: (() => void)[] = [];

beforeEach(async () => {
  waiting.length = 0;
  const places = (value: unknown) => {
    const { traces } = value as { traces: number[] };
    const points = { x: Float64Array.from(traces), y: Float64Array.from(traces) };
    return new Promise((done) => waiting.push(() => done(points)));
  };
  vi.stubGlobal('window', new FakeBridge({ 'map.read': () => ({ place: {} }), 'map.places': places }));
  showLine({ traceCount: 10, sampleCount: 5, sampleIntervalUs: 4000, startTimeMs: 0 });
  await surveyMap.open(shownPlane.survey);
});

it('has the newest picks, in whatever order their places come', async () => {
  const before = surveyMap.place([pickAt('a', 2)]);
  const after = surveyMap.place([pickAt('a', 2), pickAt('b', 7)]);
  for (const letGo of waiting.reverse()) {
    letGo();
    await new Promise((done) => setTimeout(done));
  }
  await Promise.all([before, after]);
  expect(surveyMap.picks.map(({ pick, x }) => [pick.id, x])).toEqual([
    ['a', 2],
    ['b', 7],
  ]);
});
