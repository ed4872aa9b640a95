import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunHistory, RunStatus, RunSummary } from '#contract/contract';
import { EMPTY_HISTORY } from '#contract/training';
import { runs } from '#renderer/stores/runs.svelte';
import { FakeBridge, FakeFailure } from '#renderer/testing/fakeBridge';

const runOf = (runId: string, status: RunStatus, startedAtMs: number): RunSummary => ({
  ...{
    runId,
    lineId: 1,
    trainedLineIds: [1],
    netOf: null,
    name: runId,
    status,
    startedAtMs,
    seed: 1,
    plane: 'line',
    engine: 'wasm',
    pickCount: 30,
  },
  ...{ parameterCount: 1, lastStep: 1, totalSteps: 10, lastLoss: 1, validationAccuracy: 1 },
  ...{ heldOutPickCount: 8, hasModel: true, hasProbabilities: false, canContinue: true },
  ...{ failure: null, note: '', folder: '/tmp' },
});
const stepOf = (step: number): RunHistory['steps'][number] => ({
  ...{ step, epoch: 0, wallTimeMs: step, loss: 1, accuracy: 0 },
  ...{ learningRate: 0, gradientNorm: 0, examplesPerSecond: 0 },
});
const verdictsOf = (pickIds: string[]): RunHistory['verdicts'] =>
  pickIds.map((pickId) => ({
    pickId,
    heldOut: true,
    probabilities: [1, 0, 0],
    loss: pickId.startsWith('east') ? 7 : 3,
  }));
const stepsShown = () => runs.history?.steps.map(({ step }) => step);

let bridge: FakeBridge;
/** Pending answers to 'run.history', by run. */
let held: Map<string, (history: RunHistory) => void>;
const settled = () => new Promise((done) => setTimeout(done, 0));

beforeEach(() => {
  held = new Map();
  bridge = new FakeBridge({
    'run.history': (value) =>
      new Promise((done) =>
        held.set((value as { runId: string }).runId, done as (history: RunHistory) => void),
      ),
  });
  vi.stubGlobal('window', bridge);
  runs.start();
  runs.open([], 1);
});

describe('the runs', () => {
  it('show the newest of a project that is opened', async () => {
    runs.open([runOf('old', 'done', 1), runOf('new', 'done', 3), runOf('middle', 'done', 2)], 1);
    expect(runs.shown?.runId).toBe('new');
  });

  it('join the steps of the files with those that arrived while they were read', async () => {
    runs.open([runOf('a', 'training', 1)], 1);
    bridge.tell('run.news', { runId: 'a', news: { kind: 'steps', steps: [stepOf(2), stepOf(3)] } });
    held.get('a')?.({ runId: 'a', ...EMPTY_HISTORY, steps: [0, 1, 2].map(stepOf) });
    await settled();
    expect(stepsShown()).toEqual([0, 1, 2, 3]);
  });

  it('ignore events and late answers of a run that is no longer shown', async () => {
    runs.open([runOf('a', 'done', 1), runOf('b', 'done', 2)], 1);
    void runs.show('a');
    await settled();
    held.get('b')?.({ runId: 'b', ...EMPTY_HISTORY, steps: [7].map(stepOf) });
    held.get('a')?.({ runId: 'a', ...EMPTY_HISTORY, steps: [1].map(stepOf) });
    await settled();
    bridge.tell('run.news', { runId: 'b', news: { kind: 'steps', steps: [stepOf(8)] } });
    expect([runs.shown?.runId, stepsShown()]).toEqual(['a', [1]]);
  });

  it('show a run that was started elsewhere, and follow its status', () => {
    bridge.tell('run.changed', runOf('fresh', 'training', 5));
    expect([runs.shown?.runId, runs.active?.runId, runs.history?.steps]).toEqual(['fresh', 'fresh', []]);
    bridge.tell('run.changed', runOf('fresh', 'stopped', 5));
    expect(runs.active).toBeNull();
    expect(runs.list.map(({ status }) => status)).toEqual(['stopped']);
  });

  it('can be continued only if they were interrupted and none is in progress', () => {
    const stopped = runOf('a', 'stopped', 1);
    runs.open([stopped], 1);
    expect(runs.canContinue(stopped)).toBe(true);
    expect(runs.canContinue({ ...stopped, canContinue: false })).toBe(false);
    expect(runs.canContinue(runOf('a', 'done', 1))).toBe(false);
    bridge.tell('run.changed', runOf('b', 'classifying', 2));
    expect(runs.canContinue(stopped)).toBe(false);
  });

  it('stay in the list if main does not remove them', async () => {
    const no = new FakeFailure({ code: 'internal', message: 'Busy.', remedy: 'Wait.' });
    bridge = new FakeBridge({ 'run.remove': () => no });
    vi.stubGlobal('window', bridge);
    runs.open([runOf('a', 'done', 1)], 1);
    await runs.remove('a');
    expect(runs.list).toHaveLength(1);
  });

  it('tell the picks of the shown line among those of several', async () => {
    const lines = ['west', 'east'].map((name) => ({ name, pickCount: 2, accuracy: 0.5 }));
    bridge = new FakeBridge({
      'run.history': () => ({ runId: 'a', ...EMPTY_HISTORY, verdicts: verdictsOf(['west: 1', 'east: 1']) }),
      'run.byLine': () => lines,
    });
    vi.stubGlobal('window', bridge);
    runs.open([{ ...runOf('a', 'stopped', 1), lineId: 7, trainedLineIds: [7, 2] }], 2);
    await settled();
    expect(runs.byLine).toEqual(lines);
    expect(runs.verdicts).toEqual([{ ...verdictsOf(['east: 1'])[0], pickId: '1' }]);
    expect([runs.verdictOf('1')?.loss, runs.verdictOf('east: 1')]).toEqual([7, null]);
  });
});
