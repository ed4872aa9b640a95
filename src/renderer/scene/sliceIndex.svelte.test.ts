import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppState } from '#contract/contract';
import { notices } from '#renderer/bridge/notices.svelte';
import { sliceIndex } from '#renderer/scene/sliceIndex.svelte';
import { app } from '#renderer/stores/app.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { FakeBridge, FakeFailure } from '#renderer/testing/fakeBridge';
import type { Plane } from '#seismic/survey/plane';

const stateOf = (path: string) => ({ dataset: { path, fingerprint: 'f' } }) as unknown as AppState;
const planeOf = (kind: Plane['kind']) => ({ kind, name: kind }) as unknown as Plane;
const fail = vi.spyOn(notices, 'fail').mockImplementation(() => undefined);

function answering(answer: () => unknown): FakeBridge {
  const bridge = new FakeBridge({ 'slices.index': answer });
  vi.stubGlobal('window', bridge);
  return bridge;
}

beforeEach(() => {
  fail.mockClear();
  shownPlane.current = planeOf('inline');
});

describe('the index of slices', () => {
  it('is asked for once a file when a slice of it is shown', async () => {
    const bridge = answering(() => true);
    app.state = stateOf('/one');
    await sliceIndex.follow();
    expect(bridge.askedFor('slices.index')).toEqual([]);
    shownPlane.current = planeOf('slice');
    await sliceIndex.follow();
    await sliceIndex.follow();
    expect(bridge.askedFor('slices.index')).toHaveLength(1);
    app.state = stateOf('/two');
    await sliceIndex.follow();
    expect(bridge.askedFor('slices.index')).toHaveLength(2);
    expect(fail).not.toHaveBeenCalled();
  });

  it('is taken again for a file that was left and is shown again, unless the user had given it up', async () => {
    const bridge = answering(() => true);
    const visit = async (path: string, kind: Plane['kind']) => {
      app.state = stateOf(path);
      shownPlane.current = planeOf(kind);
      await sliceIndex.follow();
    };
    await visit('/five', 'slice');
    await visit('/six', 'inline');
    await visit('/five', 'slice');
    expect(bridge.askedFor('slices.index')).toHaveLength(2);
    await sliceIndex.cancel();
    await visit('/six', 'inline');
    await visit('/five', 'slice');
    expect(bridge.askedFor('slices.index')).toHaveLength(2);
  });

  it('is not begun again where it was cancelled, and a failure is told', async () => {
    const failure = { code: 'cancelled', message: 'Stopped.', remedy: '' };
    const bridge = answering(() => new FakeFailure(failure));
    app.state = stateOf('/three');
    shownPlane.current = planeOf('slice');
    await sliceIndex.follow();
    await sliceIndex.follow();
    expect([bridge.askedFor('slices.index').length, fail.mock.calls.length]).toEqual([1, 0]);
    answering(() => new FakeFailure({ ...failure, code: 'disk.full' }));
    app.state = stateOf('/four');
    await sliceIndex.follow();
    expect(fail).toHaveBeenCalledWith(expect.objectContaining({ code: 'disk.full' }));
    expect(sliceIndex.progress).toBeNull();
  });
});
