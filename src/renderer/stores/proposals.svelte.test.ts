import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { layout } from '#renderer/stores/layout.svelte';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { proposals } from '#renderer/stores/proposals.svelte';
import { FakeBridge } from '#renderer/testing/fakeBridge';
import { showLine } from '#renderer/testing/showLine';

beforeEach(() => {
  vi.useFakeTimers();
  showLine({ traceCount: 10, sampleCount: 5, sampleIntervalUs: 4000, startTimeMs: 0 });
  Object.assign(layout, { rightOpen: true, tab: 'Judge' });
  Object.assign(liveAnswer, { line: 'one', failure: null, isComputing: false });
});
afterEach(() => void vi.useRealTimers());

it('are not said to be computed once nothing is wanted any more', async () => {
  const bridge = new FakeBridge({});
  vi.stubGlobal('window', bridge);
  proposals.update();
  expect(proposals.isComputing).toBe(true);
  liveAnswer.failure = { code: 'process.ended', message: 'Ended.', remedy: '' };
  proposals.update();
  await vi.runAllTimersAsync();
  expect([proposals.isComputing, bridge.askedFor('live.propose')]).toEqual([false, []]);
});
