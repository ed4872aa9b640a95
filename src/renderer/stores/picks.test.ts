import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PickState } from '#contract/contract';
import { notices } from '#renderer/bridge/notices.svelte';
import { display } from '#renderer/stores/display.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { shownScene } from '#renderer/stores/scene';
import { selection } from '#renderer/stores/selection.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { FakeBridge, FakeFailure } from '#renderer/testing/fakeBridge';
import type { EventClass, PickedWindow } from '#seismic/picks/pick';

const pickOf = (id: string, name: EventClass): PickedWindow => ({
  ...{ id, class: name, trace: 10, timeMs: 100 },
  ...{ traces: 8, durationMs: 32 },
});
const state: PickState = {
  revision: 3,
  picks: [pickOf('n', 'noise'), pickOf('d', 'diffraction'), pickOf('e', 'diffraction')],
  undo: 'Undo add noise',
  redo: null,
};

beforeEach(() => {
  picks.clear();
  selection.clear();
  notices.list = [];
  tool.draft = null;
});

describe('the picks', () => {
  it('are those of the answer to an edit and of the events of main', async () => {
    const bridge = new FakeBridge({ 'picks.apply': () => state });
    vi.stubGlobal('window', bridge);
    picks.start();
    await picks.apply({ kind: 'add', picks: [state.picks[0]] });
    expect(picks.state).toBe(state);
    bridge.tell('picks.changed', { ...state, revision: 4, picks: [] });
    expect(picks.state.revision).toBe(4);
  });

  it('stay unchanged if main refuses an edit, and the reason is shown', async () => {
    const failure = { code: 'project.readOnly', message: 'Read only.', remedy: 'Close the other window.' };
    vi.stubGlobal('window', new FakeBridge({ 'picks.undo': () => new FakeFailure(failure) }));
    picks.state = state;
    await picks.undo();
    expect(picks.state).toBe(state);
    expect(notices.list).toMatchObject([{ level: 'error', message: 'Read only.' }]);
  });

  it('are listed by class in the order of the classes', () => {
    picks.state = state;
    expect(picks.byClass.map(({ id }) => id)).toEqual(['d', 'e', 'n']);
    expect([picks.countOf('diffraction'), picks.countOf('reflection')]).toEqual([2, 0]);
    expect([picks.byId('n')?.class, picks.byId('x')]).toEqual(['noise', null]);
  });
});

describe('the selection', () => {
  it('highlights what is selected, under the pointer, or in the enlarged panel', () => {
    selection.pickIds = ['a'];
    selection.hoveredPickId = 'b';
    selection.pair = ['c', 'd'];
    expect(['a', 'b', 'c', 'd', 'e'].filter((id) => selection.isHighlighted(id))).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    selection.clear();
    expect(['a', 'b', 'c', 'd'].some((id) => selection.isHighlighted(id))).toBe(false);
  });
});

describe('the scene', () => {
  it('exists with a line, and shows a pick that is being changed at its new place', () => {
    viewport.close();
    expect(shownScene()).toBeNull();
    viewport.open({ traceCount: 100, sampleCount: 100, sampleIntervalUs: 4000, startTimeMs: 0 });
    picks.state = state;
    selection.pickIds = ['d'];
    tool.draft = { ...state.picks[1], trace: 20 };
    const shown = shownScene()?.picks ?? [];
    expect(shown.map(({ pick }) => [pick.id, pick.trace])).toEqual([
      ['n', 10],
      ['e', 10],
      ['d', 20],
    ]);
    expect(shown.filter(({ isSelected }) => isSelected).map(({ pick }) => pick.id)).toEqual(['d']);
  });

  it('leaves out layers that are switched off, and includes them again', () => {
    expect(display.shows('picks')).toBe(true);
    display.toggle('picks');
    expect(shownScene()?.hiddenLayers).toContain('picks');
    display.toggle('picks');
    expect(shownScene()?.hiddenLayers).not.toContain('picks');
  });
});
