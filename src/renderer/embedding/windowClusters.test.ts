import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppState } from '#contract/contract';
import { pickChosenWindows } from '#renderer/actions/clusterPicks';
import { windowClusters } from '#renderer/embedding/windowClusters.svelte';
import { app } from '#renderer/stores/app.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { FakeBridge, FakeFailure } from '#renderer/testing/fakeBridge';
import { showLine } from '#renderer/testing/showLine';
import type { ClassedPick } from '#seismic/picks/pickClasses';

const axes = { traceCount: 400, sampleCount: 500, sampleIntervalUs: 4000, startTimeMs: 0 };
const size = { traces: 32, durationMs: 160 };
/** Two clusters in turn; the later a window, the more typical. */
const windows = Array.from({ length: 8 }, (_, i) => ({
  ...{ trace: 40 + 40 * i, timeMs: 800, ...size },
  ...{ cluster: i % 2, x: i, y: -i, distance: 8 - i },
}));
const found = {
  ...{ plane: 'line', windows, clusterCount: 2, silhouette: 0.4 },
  ...{ tried: [{ clusterCount: 2, silhouette: 0.4 }], shares: [0.5, 0.2] },
};

let bridge: FakeBridge;
let project = 0;
let failure: FakeFailure | null = null;

/** Lets the answer and the clusters come. */
async function settle(): Promise<void> {
  void liveAnswer.update();
  await vi.advanceTimersByTimeAsync(0);
  windowClusters.update();
  await vi.advanceTimersByTimeAsync(500);
}

const tracesOf = (list: readonly { readonly trace: number }[]): number[] => list.map(({ trace }) => trace);

beforeEach(async () => {
  vi.useFakeTimers();
  failure = null;
  let kept: ClassedPick[] = [];
  let revision = 0;
  bridge = new FakeBridge({
    'live.answer': () => ({ learner: 'withoutPicks', plane: 'line', revision, grid: null, seconds: 1 }),
    'live.clusters': () => failure ?? found,
    'picks.apply': (edit) => {
      kept = [...kept, ...(edit as { readonly picks: ClassedPick[] }).picks];
      return { ...picks.told, revision: ++revision, picks: kept };
    },
  });
  vi.stubGlobal('window', bridge);
  picks.clear();
  selection.clear();
  showLine(axes);
  layout.show('Clusters');
  windowClusters.clusterCount = null;
  windowClusters.pickCount = 10;
  const path = `/clusters-${project++}`;
  app.state = {
    project: { path, name: path, readOnly: false, savedAtMs: 0 },
    dataset: { path, fingerprint: 'f' },
    settings: { liveAnswers: true },
  } as unknown as AppState;
  await settle();
});

describe('clusters of windows', () => {
  it('are asked for once while their tab is in view, and again for another number', async () => {
    await settle();
    expect(bridge.askedFor('live.clusters')).toEqual([{ ...size, clusterCount: null }]);
    layout.show('Panels');
    windowClusters.clusterCount = 5;
    await settle();
    expect(bridge.askedFor('live.clusters')).toHaveLength(1);
    layout.show('Clusters');
    await settle();
    expect(bridge.askedFor('live.clusters').at(-1)).toEqual({ ...size, clusterCount: 5 });
  });

  it('show the windows of the selected one, the most typical first, and the one that is pointed at', () => {
    expect(windowClusters.shown).toEqual([]);
    windowClusters.select(1);
    expect(tracesOf(windowClusters.members)).toEqual([320, 240, 160, 80]);
    windowClusters.pickCount = 2;
    windowClusters.pointed = 0;
    const looks = windowClusters.shown.map(({ window, look }) => [window.trace, look]);
    expect(looks).toEqual([
      [320, 'chosen'],
      [240, 'chosen'],
      [160, 'other'],
      [80, 'other'],
      [40, 'pointed'],
    ]);
    windowClusters.select(1);
    expect(windowClusters.members).toEqual([]);
  });

  it('become picks of a class in one edit, those that no pick covers, and are selected', async () => {
    windowClusters.select(0);
    windowClusters.pickCount = 3;
    await pickChosenWindows('reflection');
    expect(bridge.askedFor('picks.apply')).toMatchObject([
      {
        kind: 'add',
        picks: [280, 200, 120].map((trace) => ({ ...size, trace, timeMs: 800, class: 'reflection' })),
      },
    ]);
    expect(selection.pickIds).toEqual(picks.told.picks.map(({ id }) => id));
    expect(tracesOf(windowClusters.chosen)).toEqual([40]);
    await pickChosenWindows('noise');
    expect(windowClusters.free).toEqual([]);
    await pickChosenWindows('noise');
    expect(bridge.askedFor('picks.apply')).toHaveLength(2);
  });

  it('say why there are none, and come when asked again', async () => {
    failure = new FakeFailure({ code: 'argument.invalid', message: 'Too large.', remedy: 'Smaller ones.' });
    windowClusters.clusterCount = 7;
    await settle();
    expect(windowClusters).toMatchObject({ failure: { message: 'Too large.' }, isComputing: false });
    failure = null;
    windowClusters.retry();
    await vi.advanceTimersByTimeAsync(500);
    expect(windowClusters).toMatchObject({ failure: null, isComputing: false });
  });
});
