import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DatasetSummary } from '#jobs/line/datasetSummary';
import type { LiveGrid } from '#jobs/live/liveLine';
import { judgingFigures } from '#learning/judging/judgingFigures';
import type { LiveRequests } from '#main/process/live/liveRequests';
import type { ProcessHandlers } from '#main/process/serveRequests';
import { makeSummary } from '#main/testing/fakeDatasets';
import { type Answers, startServices } from '#main/testing/startServices';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';
import { throwIfCancelled } from '#system/failure';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-live-'));
afterAll(() => rmSync(folder, { recursive: true }));

const gridOf = (first: number): ProbabilityGrid => ({
  ...{ firstTrace: 0, traceStep: 1, nodeTraceCount: 1, firstSample: 0, sampleStep: 1, nodeSampleCount: 1 },
  probabilities: Float32Array.of(first, 1 - first, 0),
});

const answerOf = (first: number): LiveGrid => ({
  ...{ grid: gridOf(first), classes: STANDARD_CLASSES, judgement: null, shares: [1, 0, 0] },
});

let count = 0;
async function startOnLine(
  live: Partial<ProcessHandlers<LiveRequests>>,
  chosenPath: string | null = null,
  data: Answers['data'] = {},
) {
  const started = startServices(join(folder, String(count++)), { live, chosenPath, data });
  await started.services.projects.openPath(join(folder, 'line.sgy'));
  return started;
}

describe('answers without training', () => {
  it('are asked with line, engine and picks, and the last one is kept for figures', async () => {
    const { services, processes, end } = await startOnLine({ answer: async () => answerOf(0.25) });
    const answer = await services.live.answer('withoutPicks');
    expect(answer).toMatchObject({ learner: 'withoutPicks', revision: 0, grid: gridOf(0.25) });
    expect(services.live.lastAnswer?.grid).toEqual(answer.grid);
    expect(processes.live[0].asked).toMatchObject([
      { name: 'answer', ask: { learner: 'withoutPicks', engine: 'wasm', picks: [] } },
    ]);
    services.live.close();
    expect(services.live.lastAnswer).toBeNull();
    end();
  });

  it('come from a process that is started when it is needed, or warmed up before', async () => {
    const { services, processes, end } = await startOnLine({ answer: async () => answerOf(0.5) });
    services.live.close();
    expect(processes.live).toHaveLength(0);
    // This one cannot: no word of it.
    await services.live.warmUp();
    await services.live.answer('both');
    expect(processes.live).toHaveLength(1);
    expect(processes.live[0].asked.map(({ name }) => name)).toEqual(['warmUp', 'answer']);
    expect(processes.live[0].asked[0].ask).toEqual({ engine: 'wasm' });
    end();
  });

  it('that still compute are cancelled by a newer request', async () => {
    const cancelled: string[] = [];
    const { services, end } = await startOnLine({
      answer: async ({ learner }, { signal }) => {
        if (learner === 'slopeRatio') return answerOf(0.5);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        cancelled.push(learner);
        throwIfCancelled(signal);
        return answerOf(0);
      },
    });
    const older = services.live.answer('withPicks');
    const refused = expect(older).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const newer = await services.live.answer('slopeRatio');
    await refused;
    expect(cancelled).toEqual(['withPicks']);
    expect(newer.grid).toEqual(gridOf(0.5));
    end();
  });

  it('that were asked in one moment: only the last one is computed', async () => {
    const { services, processes, end } = await startOnLine({ answer: async () => answerOf(0.5) });
    const asked = (['withoutPicks', 'withPicks', 'both'] as const).map((name) => services.live.answer(name));
    const ended = await Promise.allSettled(asked);
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(processes.live[0].asked).toMatchObject([{ name: 'answer', ask: { learner: 'both' } }]);
    end();
  });

  it('fail in words when their process ends, and are given again by the next one', async () => {
    const { services, processes, end } = await startOnLine({ answer: () => new Promise(() => undefined) });
    const lost = services.live.answer('withoutPicks');
    const refused = expect(lost).rejects.toMatchObject({ failure: { code: 'process.ended' } });
    await vi.waitUntil(() => processes.live[0]?.asked.length > 0);
    processes.live[0].kill();
    await refused;
    expect(processes.live).toHaveLength(2);
    end();
  });

  describe('on a volume', () => {
    const grid = { kind: 'survey', inlines: [1], crosslines: [1] };
    const volume = (path: string) => {
      const summary = makeSummary(path);
      return { ...summary, survey: { ...summary.survey, grid } } as unknown as DatasetSummary;
    };
    const live = { answer: async () => answerOf(0.5), prepare: async () => null, close: async () => null };
    const someTurns = async () => {
      for (let turn = 0; turn < 5; turn++) await new Promise((done) => setImmediate(done));
    };
    const startOnVolume = () => startOnLine(live, null, { open: async ({ path }) => volume(path) });
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
    afterEach(() => void vi.useRealTimers());

    it('the process is replaced at rest, and the next one answers', async () => {
      const { services, processes, end } = await startOnVolume();
      await services.live.answer('withoutPicks');
      vi.advanceTimersByTime(4999);
      // A step through the volume, which forgets the plane before, is no question.
      services.live.close();
      await someTurns();
      expect([processes.live.length, processes.live[0].asked.at(-1)?.name]).toEqual([1, 'close']);
      vi.advanceTimersByTime(1);
      expect(processes.live.map(({ isAlive }) => isAlive)).toEqual([false, true]);
      services.live.close();
      await someTurns();
      expect(processes.live[1].asked).toEqual([]);
      vi.advanceTimersByTime(60_000);
      expect(processes.live).toHaveLength(2);
      expect(await services.live.answer('withoutPicks')).toMatchObject({ grid: gridOf(0.5) });
      end();
    });

    it('it is kept, and prepared, while a tool is in hand that makes picks', async () => {
      const { services, processes, end } = await startOnVolume();
      await services.live.answer('withoutPicks');
      services.live.hold(true);
      await vi.waitUntil(() => processes.live[0].asked.some(({ name }) => name === 'prepare'));
      vi.advanceTimersByTime(60_000);
      expect(processes.live).toHaveLength(1);
      services.live.hold(false);
      vi.advanceTimersByTime(5000);
      expect(processes.live).toHaveLength(2);
      end();
    });
  });

  it('stay ready on a line, however long nothing is asked', async () => {
    const { services, processes, end } = await startOnLine({ answer: async () => answerOf(0.5) });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await services.live.answer('withoutPicks');
    vi.advanceTimersByTime(60_000);
    expect(processes.live).toHaveLength(1);
    vi.useRealTimers();
    end();
  });

  it('come with proposals of what to pick next, which the next answer cancels', async () => {
    const { services, processes, end } = await startOnLine({
      answer: async () => answerOf(0.25),
      propose: async ({ rejected }, { signal }) => {
        if (rejected.length > 0) return [];
        await new Promise((done) => signal.addEventListener('abort', done));
        throwIfCancelled(signal);
        return [];
      },
    });
    const wish = { use: 'both', traces: 32, durationMs: 160, rejected: [] } as const;
    const cancelled = expect(services.live.propose(wish)).rejects.toMatchObject({
      failure: { code: 'cancelled' },
    });
    await vi.waitUntil(() => processes.live[0]?.asked.length > 0);
    await services.live.answer('withoutPicks');
    await cancelled;
    const window = { trace: 9, timeMs: 100, traces: 32, durationMs: 160 };
    const asked = services.live.propose({ ...wish, rejected: [window] });
    expect(await asked).toEqual({ plane: 'line', revision: 0, proposals: [] });
    end();
  });

  it('say which use is best by the picks left out, and are exported with that use', async () => {
    const judged = (use: 'withoutPicks' | 'withPicks' | 'both', loss: number) => ({
      ...{ use, loss, lossError: 0.01, count: 4, right: 3 },
      interval: { low: 0.3, high: 0.95 },
      figures: judgingFigures([{ id: 'a', label: 0, probabilities: [1, 0, 0] }], EVENT_CLASSES),
    });
    const { services, processes, end } = await startOnLine(
      {
        judge: async () => [judged('withoutPicks', 0.5), judged('withPicks', 0.2), judged('both', 0.199)],
        exportClassified: async () => ['class.sgy'],
      },
      join(folder, 'results'),
    );
    expect(await services.live.judge()).toMatchObject({ revision: 0, best: 'withPicks' });
    const saved = await services.exports.live('withPicks');
    expect(saved).toEqual({ files: ['class.sgy'], folder: join(folder, 'results') });
    expect(processes.live[0].asked.at(-1)).toMatchObject({
      ask: { learner: 'withPicks', demoFolder: null, outputFolder: join(folder, 'results') },
    });
    end();
  });
});
