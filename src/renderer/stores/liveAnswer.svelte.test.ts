import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppState, PickState, RunSummary } from '#contract/contract';
import { overlay } from '#renderer/scene/overlay.svelte';
import { app } from '#renderer/stores/app.svelte';
import { display } from '#renderer/stores/display.svelte';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { sectionTiles } from '#renderer/stores/sectionTiles.svelte';
import { FakeBridge, FakeFailure } from '#renderer/testing/fakeBridge';
import { pickStateOf } from '#renderer/testing/pickState';
import { showLine } from '#renderer/testing/showLine';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';

const gridOf = (first: number) => ({
  ...{ firstTrace: 0, traceStep: 1, nodeTraceCount: 1, firstSample: 0, sampleStep: 1, nodeSampleCount: 1 },
  probabilities: Float32Array.of(first, 1 - first, 0),
});
const pick = {
  ...({ id: 'a', class: 'noise', trace: 10, timeMs: 100, traces: 8, durationMs: 32, plane: 'line' } as const),
};
const stateOf = (path: string | null, liveAnswers = true) =>
  ({
    settings: { liveAnswers },
    project: path === null ? null : { path, name: path, readOnly: false, savedAtMs: 0 },
    dataset: path === null ? null : { path, fingerprint: 'f' },
  }) as unknown as AppState;
const picksOf = (revision: number, count: number): PickState =>
  pickStateOf({ revision, picks: Array.from({ length: count }, (_, i) => ({ ...pick, id: `p${i}` })) });

/** Answers what is asked with a grid that tells the learner. */
function answering(answers: Record<string, (value: unknown) => unknown> = {}): FakeBridge {
  const firsts: Record<string, number> = { withoutPicks: 0.1, withPicks: 0.2, both: 0.3, slopeRatio: 0.4 };
  const bridge = new FakeBridge({
    'live.answer': (value) => {
      const { learner } = value as { learner: string };
      return {
        learner,
        plane: 'line',
        revision: picks.told.revision,
        grid: gridOf(firsts[learner]),
        classes: STANDARD_CLASSES,
        judgement: null,
        seconds: 1,
      };
    },
    'live.judge': () => ({ revision: picks.told.revision, judgements: [], best: 'both' }),
    ...answers,
  });
  vi.stubGlobal('window', bridge);
  return bridge;
}

/** Takes note of changes as the window's effect does, and lets answers come. */
async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    void liveAnswer.update();
    await vi.advanceTimersByTimeAsync(0);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  runs.list = [];
  runs.shownId = null;
  runs.history = null;
  picks.clear();
  showLine({ traceCount: 100, sampleCount: 100, sampleIntervalUs: 4000, startTimeMs: 0 });
  app.state = stateOf(null);
  void liveAnswer.update();
});
afterEach(() => vi.useRealTimers());

describe('the answer that needs no training', () => {
  it('waits for a choice where nothing is to be classified unasked', async () => {
    const bridge = answering();
    app.state = stateOf('/one', false);
    await settle();
    expect([bridge.askedFor('live.answer'), liveAnswer.shown, overlay.available]).toEqual([[], null, null]);
    liveAnswer.choice = 'slopeRatio';
    await settle();
    expect(bridge.askedFor('live.answer')).toEqual([{ learner: 'slopeRatio' }]);
    expect(overlay.available?.probabilities[0]).toBeCloseTo(0.4, 6);
    liveAnswer.choice = 'best';
    expect([liveAnswer.shown, overlay.available]).toEqual([null, null]);
  });

  it('is asked for when a line is open, and without picks it is the one without picks', async () => {
    const bridge = answering();
    app.state = stateOf('/one');
    void liveAnswer.update();
    expect([liveAnswer.isComputing, overlay.grid]).toEqual([true, null]);
    await settle();
    expect(bridge.askedFor('live.answer')).toEqual([{ learner: 'withoutPicks' }]);
    expect(overlay.grid).toEqual(gridOf(0.1));
    expect(liveAnswer.isComputing).toBe(false);
    display.overlayVisible = false;
    expect([overlay.grid, overlay.inFigures]).toEqual([null, null]);
    display.overlayVisible = true;
    expect(overlay.inFigures).toEqual({ kind: 'live' });
  });

  it('is asked for once the plane is painted', async () => {
    const bridge = answering();
    sectionTiles.paintedPlane = null;
    app.state = stateOf('/unpainted');
    await settle();
    expect(bridge.askedFor('live.answer')).toEqual([]);
    sectionTiles.paintedPlane = 'line';
    await settle();
    expect(bridge.askedFor('live.answer')).toHaveLength(1);
  });

  it('is renewed after each change of the picks, and keeps the last one until the next is there', async () => {
    const bridge = answering();
    app.state = stateOf('/two');
    await settle();
    picks.told = picksOf(1, 1);
    void liveAnswer.update();
    expect([liveAnswer.isComputing, overlay.grid]).toEqual([true, gridOf(0.1)]);
    await settle();
    expect(overlay.grid).toEqual(gridOf(0.2));
    picks.told = picksOf(2, 2);
    await settle();
    expect(bridge.askedFor('live.answer')).toHaveLength(3);
    expect(liveAnswer.answer?.revision).toBe(2);
  });

  it('drops an answer that a newer request has overtaken', async () => {
    const waiting: ((value: unknown) => void)[] = [];
    answering({ 'live.answer': () => new Promise((resolve) => waiting.push(resolve)) });
    app.state = stateOf('/three');
    await settle();
    picks.told = picksOf(1, 1);
    await settle();
    waiting[1]({ plane: 'line', learner: 'withPicks', revision: 1, grid: gridOf(0.7), seconds: 1 });
    waiting[0]({ plane: 'line', learner: 'withoutPicks', revision: 0, grid: gridOf(0.9), seconds: 1 });
    await settle();
    expect(overlay.grid).toEqual(gridOf(0.7));
  });

  it('passes to the use that is best by the picks once they rest, and stays where the user chose', async () => {
    const bridge = answering();
    app.state = stateOf('/four');
    picks.told = picksOf(1, 3);
    await settle();
    expect(liveAnswer.shown).toBe('withPicks');
    await vi.advanceTimersByTimeAsync(5000);
    await settle();
    expect(bridge.askedFor('live.judge')).toHaveLength(1);
    expect([liveAnswer.shown, overlay.grid]).toEqual(['both', gridOf(0.3)]);
    liveAnswer.choice = 'slopeRatio';
    await settle();
    expect([overlay.isAttribute, overlay.shows]).toEqual([true, 'diffraction']);
    expect(overlay.grid).toEqual(gridOf(0.4));
  });

  it('gives way to a run that has classified the section', async () => {
    answering();
    app.state = stateOf('/five');
    await settle();
    runs.list = [{ runId: 'run-1', lineId: 1, plane: 'line' } as RunSummary];
    runs.shownId = 'run-1';
    runs.history = {
      runId: 'run-1',
      grid: { grid: gridOf(0.8), final: true },
    } as unknown as typeof runs.history;
    await settle();
    expect([liveAnswer.shown, overlay.grid]).toEqual(['run', gridOf(0.8)]);
    liveAnswer.choice = 'withoutPicks';
    await settle();
    expect(overlay.grid).toEqual(gridOf(0.1));
  });

  it('says why there is none, and is asked for again', async () => {
    const failure = { code: 'model.invalid', message: 'The net is missing.', remedy: 'Install again.' };
    let isThere = false;
    answering({
      'live.answer': () =>
        isThere
          ? { learner: 'withoutPicks', plane: 'line', revision: 0, grid: gridOf(0.6), seconds: 1 }
          : new FakeFailure(failure),
    });
    app.state = stateOf('/six');
    await settle();
    expect([liveAnswer.failure, overlay.grid, liveAnswer.isComputing]).toEqual([failure, null, false]);
    isThere = true;
    await liveAnswer.retry();
    expect([liveAnswer.failure, overlay.grid]).toEqual([null, gridOf(0.6)]);
  });

  it('is forgotten with its line, and main is told once', async () => {
    const bridge = answering();
    app.state = stateOf('/seven');
    await settle();
    expect(bridge.askedFor('live.forget')).toHaveLength(0);
    app.state = stateOf(null);
    await settle();
    expect([overlay.grid, liveAnswer.isComputing]).toEqual([null, false]);
    expect(bridge.askedFor('live.forget')).toHaveLength(1);
  });
});
