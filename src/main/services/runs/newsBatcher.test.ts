import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunNews } from '#learning/news/runNews';
import type { LayerSnapshot, StepMetrics } from '#learning/training/metrics';
import { NewsBatcher } from '#main/services/runs/newsBatcher';
import type { Progress } from '#system/progress';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const SILENT = { news: () => undefined, progress: () => undefined };

function stepOf(step: number): StepMetrics {
  const zeros = { epoch: 0, wallTimeMs: 0, loss: 1, accuracy: 0, learningRate: 0, gradientNorm: 0 };
  return { step, ...zeros, examplesPerSecond: 0 };
}

function snapshotOf(step: number): LayerSnapshot {
  const kernels = { layer: 'layer 1', height: 1, width: 1, count: 1, values: new Float32Array(1) };
  return { step, wallTimeMs: 0, tensors: [], kernels };
}

function progressOf(done: number): Progress {
  return { stage: 'Training', done, total: 500, unit: 'steps', ratePerSecond: 500, secondsLeft: 0 };
}

/** One second of training: a step every 2 ms, a snapshot every 20 ms. */
function trainASecond(batcher: NewsBatcher): void {
  for (let step = 0; step < 500; step += 1) {
    batcher.add({ kind: 'steps', steps: [stepOf(step)] });
    batcher.setProgress(progressOf(step));
    if (step % 10 === 0) batcher.add({ kind: 'snapshots', snapshot: snapshotOf(step) });
    vi.advanceTimersByTime(2);
  }
  batcher.flush();
}

it('delivers every step once, in order, in at most ten batches a second', () => {
  const batches: number[][] = [];
  const news = (one: RunNews) => one.kind === 'steps' && batches.push(one.steps.map(({ step }) => step));
  trainASecond(new NewsBatcher({ ...SILENT, news }));
  expect(batches.flat()).toEqual(Array.from({ length: 500 }, (_, step) => step));
  expect(batches.length).toBeLessThanOrEqual(11);
  expect(batches[0]).toEqual([0]);
});

it('delivers at most four snapshots a second, the last one among them', () => {
  const seen: number[] = [];
  const news = (one: RunNews) => one.kind === 'snapshots' && seen.push(one.snapshot.step);
  trainASecond(new NewsBatcher({ ...SILENT, news }));
  expect(seen.length).toBeLessThanOrEqual(5);
  expect(seen.at(-1)).toBe(490);
});

it('delivers progress at most ten times a second, the last one among it', () => {
  const seen: number[] = [];
  trainASecond(new NewsBatcher({ ...SILENT, progress: ({ done }) => seen.push(done) }));
  expect(seen.length).toBeLessThanOrEqual(11);
  expect(seen.at(-1)).toBe(499);
});

it('delivers at once what is not slowed', () => {
  const seen: string[] = [];
  const batcher = new NewsBatcher({ ...SILENT, news: ({ kind }) => seen.push(kind) });
  for (let i = 0; i < 3; i++) batcher.add({ kind: 'verdicts', step: i, verdicts: [] });
  expect(seen).toEqual(['verdicts', 'verdicts', 'verdicts']);
  batcher.dispose();
});

it('delivers nothing after it was disposed of', () => {
  const news = vi.fn();
  const batcher = new NewsBatcher({ ...SILENT, news });
  batcher.add({ kind: 'steps', steps: [stepOf(1)] });
  batcher.add({ kind: 'steps', steps: [stepOf(2)] });
  batcher.dispose();
  vi.advanceTimersByTime(1_000);
  expect(news).toHaveBeenCalledTimes(1);
});
