import { beforeEach, expect, it, vi } from 'vitest';
import type { AppState, FileOverlay } from '#contract/contract';
import { notices } from '#renderer/bridge/notices.svelte';
import { overlayFile } from '#renderer/scene/overlayFile.svelte';
import { app } from '#renderer/stores/app.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { FakeBridge, FakeFailure } from '#renderer/testing/fakeBridge';
import type { Plane } from '#seismic/survey/plane';

const fail = vi.spyOn(notices, 'fail').mockImplementation(() => undefined);

/** Answers wait until they are let go; each is of the plane that main showed when it was asked. */
const waiting: (() => void)[] = [];
let isDamaged = false;
const answerOf = (plane: string) =>
  isDamaged
    ? new FakeFailure({ code: 'file.unreadable', message: 'Damaged.', remedy: '' })
    : ({ kind: 'class', fileName: 'classes.sgy', plane } as unknown as FileOverlay);
const answer = () => {
  const plane = shownPlane.current?.name ?? '';
  return new Promise((done) => waiting.push(() => done(answerOf(plane))));
};

let bridge: FakeBridge;

async function letGo(): Promise<void> {
  waiting.shift()?.();
  await new Promise((done) => setTimeout(done));
}

function show(name: string): void {
  shownPlane.current = { kind: 'inline', name } as unknown as Plane;
  void overlayFile.follow();
}

beforeEach(async () => {
  bridge = new FakeBridge({ 'overlay.choose': answer, 'overlay.read': answer });
  vi.stubGlobal('window', bridge);
  fail.mockClear();
  isDamaged = false;
  waiting.length = 0;
  app.state = { dataset: { path: '/line', fingerprint: String(Math.random()) } } as unknown as AppState;
  show('inline:1');
  const choosing = overlayFile.choose('file');
  await letGo();
  await choosing;
});

it('is read over each plane that is shown, and lies over it', async () => {
  expect([overlayFile.answer?.plane, overlayFile.isChosen]).toEqual(['inline:1', true]);
  show('inline:2');
  await letGo();
  expect([overlayFile.answer?.plane, overlayFile.isChosen]).toEqual(['inline:2', true]);
});

it('stays behind the answer of the learner where the user has chosen that, on the next planes too', async () => {
  overlayFile.isChosen = false;
  show('inline:2');
  await letGo();
  expect([overlayFile.answer?.plane, overlayFile.isChosen]).toEqual(['inline:2', false]);
});

it('is read over the last of many planes that are stepped through, not over each', async () => {
  for (let line = 2; line < 9; line++) show(`inline:${line}`);
  expect([bridge.askedFor('overlay.read').length, overlayFile.isReading]).toEqual([1, true]);
  await letGo();
  await letGo();
  expect(bridge.askedFor('overlay.read')).toHaveLength(2);
  expect([overlayFile.answer?.plane, overlayFile.isReading]).toEqual(['inline:8', false]);
});

it('is asked for once where it cannot be read, and says so', async () => {
  isDamaged = true;
  show('inline:2');
  await letGo();
  expect([bridge.askedFor('overlay.read').length, fail.mock.calls.length]).toEqual([1, 1]);
});

it('is forgotten with the line, whatever comes for it later', async () => {
  show('inline:2');
  app.state = { dataset: { path: '/other', fingerprint: 'f' } } as unknown as AppState;
  void overlayFile.follow();
  await letGo();
  expect([overlayFile.answer, overlayFile.isChosen]).toEqual([null, false]);
});
