import { beforeEach, expect, it, vi } from 'vitest';
import type { FileOverlay } from '#contract/contract';
import { notices } from '#renderer/bridge/notices.svelte';
import { overlayFile } from '#renderer/scene/overlayFile.svelte';
import { resultPair } from '#renderer/scene/resultPair.svelte';
import { display } from '#renderer/stores/display.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { FakeBridge } from '#renderer/testing/fakeBridge';
import { pickStateOf } from '#renderer/testing/pickState';
import { runOf } from '#renderer/testing/runSummary';
import { showLine } from '#renderer/testing/showLine';

/** Diffraction on the left trace with `left`, on the right one with `right`; else reflection. */
const gridOf = (left: number, right: number) => ({
  ...{ firstTrace: 0, traceStep: 9, nodeTraceCount: 2, firstSample: 0, sampleStep: 1, nodeSampleCount: 1 },
  probabilities: Float32Array.of(left, 1 - left, 0, right, 1 - right, 0),
});
const pickAt = (id: string, trace: number) =>
  ({ id, class: 'noise', trace, timeMs: 8, traces: 1, durationMs: 4, plane: 'line' }) as const;

beforeEach(() => {
  const grids: Record<string, unknown> = { a: gridOf(0.9, 0.8), b: gridOf(0.7, 0.1) };
  const bridge = new FakeBridge({
    'run.probabilities': (value) => {
      const { runId } = value as { runId: string };
      return { runId, grid: grids[runId], step: 1, final: true };
    },
  });
  vi.stubGlobal('window', bridge);
  showLine({ traceCount: 10, sampleCount: 5, sampleIntervalUs: 4000, startTimeMs: 0 });
  picks.told = pickStateOf({ picks: [pickAt('left', 0), pickAt('right', 9)] });
  runs.open([runOf('a', 2), runOf('b', 1), runOf('elsewhere', 3, { plane: 'inline:1' })], 1);
  runs.shownId = 'a';
  overlayFile.answer = null;
  Object.assign(display, { overlayShows: 'class', overlayThreshold: 0.25, overlayVisible: false });
  resultPair.close();
  Object.assign(resultPair, { mode: 'swipe', divider: 0.5 });
});

it('lays two runs beside each other on both sides of the divider', async () => {
  await resultPair.open('a', 'b');
  resultPair.divider = 0.3;
  expect(resultPair.names.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(resultPair.looks.map(({ across }) => across)).toEqual([
    [0, 0.3],
    [0.3, 1],
  ]);
  expect(resultPair.readAt(9, 0)).toBe('A diffraction 80 % · B reflection 90 %');
  resultPair.close();
  expect([resultPair.looks, resultPair.readAt(9, 0)]).toEqual([[], null]);
});

it('tells the picks at which they differ, and shows classes or a probability as a difference', async () => {
  await resultPair.open('a', 'b');
  expect(resultPair.differing).toMatchObject([
    { window: { id: 'right', class: 'reflection' }, own: 'diffraction' },
  ]);
  resultPair.mode = 'difference';
  expect(resultPair.difference).toMatchObject({ kind: 'class', share: 0.5 });
  display.overlayShows = 'diffraction';
  const [look] = resultPair.looks;
  expect(look).toMatchObject({ isDifference: true, threshold: 0.25 });
  const [left, right] = [0.9 - 0.7, 0.8 - 0.1];
  expect(look.grid.probabilities[0]).toBeCloseTo((1 + left) / 2, 6);
  expect(look.grid.probabilities[1]).toBeCloseTo((1 + right) / 2, 6);
});

it('has the same results while a run in progress tells how far it is, so that nothing is computed anew', async () => {
  await resultPair.open('a', 'b');
  const { first, second } = resultPair;
  runs.list = runs.list.map((run) => ({ ...run, lastStep: run.lastStep + 1 }));
  expect(first).not.toBeNull();
  expect(resultPair.first).toBe(first);
  expect(resultPair.second).toBe(second);
});

it('takes a file of probabilities, but no difference from one of other values', async () => {
  const file = { fileName: 'p.sgy', plane: 'line', least: 0, most: 1, grid: gridOf(0.4, 0.4) };
  overlayFile.answer = { ...file, kind: 'probability' } satisfies FileOverlay;
  await resultPair.open('a', 'file');
  resultPair.mode = 'difference';
  expect(resultPair.difference).toMatchObject({ kind: 'probability', className: 'diffraction' });
  expect(resultPair.difference?.grid.probabilities[0]).toBeCloseTo((1 + 0.9 - 0.4) / 2, 6);
  overlayFile.answer = { ...file, kind: 'values', most: 7 };
  expect([resultPair.difference, resultPair.looks]).toEqual([null, []]);
});

it('says what is missing where the plane has one result, or a run is of another plane', async () => {
  runs.open([runOf('a', 1)], 1);
  await resultPair.open();
  expect(resultPair.isOpen).toBe(false);
  expect(notices.list.at(-1)?.message).toMatch(/Two results of the shown plane/);
  runs.open([runOf('a', 1), runOf('b', 2), runOf('elsewhere', 3, { plane: 'inline:1' })], 1);
  await resultPair.open('a', 'elsewhere');
  expect(resultPair.isOpen).toBe(false);
});
