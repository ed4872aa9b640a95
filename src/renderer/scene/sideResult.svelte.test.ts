import { beforeEach, expect, it, vi } from 'vitest';
import type { AppState, LiveAnswer } from '#contract/contract';
import { sideResult } from '#renderer/scene/sideResult.svelte';
import { app } from '#renderer/stores/app.svelte';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { FakeBridge } from '#renderer/testing/fakeBridge';
import { runOf } from '#renderer/testing/runSummary';
import { showLine } from '#renderer/testing/showLine';

const gridOf = (diffraction: number) => ({
  ...{ firstTrace: 0, traceStep: 1, nodeTraceCount: 1, firstSample: 0, sampleStep: 1, nodeSampleCount: 1 },
  probabilities: Float32Array.of(diffraction, 1 - diffraction, 0),
});
const GRIDS: Readonly<Record<string, ReturnType<typeof gridOf>>> = {
  old: gridOf(0.25),
  new: gridOf(0.5),
  other: gridOf(0.75),
};
const answerOn = (plane: string): LiveAnswer =>
  ({ plane, learner: 'withPicks', grid: gridOf(1) }) as unknown as LiveAnswer;
let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({
    'run.probabilities': (value) => {
      const { runId } = value as { runId: string };
      return { runId, grid: GRIDS[runId], step: 1, final: true };
    },
  });
  vi.stubGlobal('window', bridge);
  showLine({ traceCount: 1, sampleCount: 1, sampleIntervalUs: 4000, startTimeMs: 0 });
  const plane = 'crossline:5';
  const list = [
    runOf('new', 2, { plane }),
    runOf('old', 1, { plane }),
    ...[runOf('other', 3, { plane, lineId: 2 }), runOf('none', 4, { plane, hasProbabilities: false })],
    runOf('running', 5, { plane, status: 'classifying' }),
  ];
  runs.open(list, 1);
  app.state = null;
});

it('is of the newest run that has classified the plane of the shown line, read once', async () => {
  expect(sideResult.on('crossline:5')).toBeNull();
  const before = bridge.askedFor('run.probabilities').length;
  await sideResult.read('crossline:5');
  await sideResult.read('crossline:5');
  expect(sideResult.on('crossline:5')?.grid).toBe(GRIDS.new);
  expect(bridge.askedFor('run.probabilities').slice(before)).toEqual([{ runId: 'new' }]);
  expect(sideResult.on('inline:5')).toBeNull();
});

it('is the answer that the plane had, where no run is of it, until another file is open', () => {
  liveAnswer.answer = answerOn('inline:7');
  sideResult.keepAnswer();
  liveAnswer.answer = answerOn('inline:8');
  expect(sideResult.on('inline:7')?.grid.probabilities[0]).toBe(1);
  expect(sideResult.on('inline:8')).toBeNull();
  app.state = { dataset: { path: '/other.sgy', fingerprint: 'other' } } as unknown as AppState;
  expect(sideResult.on('inline:7')).toBeNull();
});
