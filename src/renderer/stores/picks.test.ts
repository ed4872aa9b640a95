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
import { showLine } from '#renderer/testing/showLine';
import type { EventClass } from '#seismic/picks/pick';
import { type PickByTrace, windowsOnPlane } from '#seismic/picks/surveyPick';

const pickOf = (id: string, name: EventClass): PickByTrace => ({
  ...{ id, class: name, trace: 10, timeMs: 100 },
  ...{ traces: 8, durationMs: 32, plane: 'line' },
});
const axes = { traceCount: 100, sampleCount: 100, sampleIntervalUs: 4000, startTimeMs: 0 };
const line = showLine(axes);
const [first, second, third] = [pickOf('n', 'noise'), pickOf('d', 'diffraction'), pickOf('e', 'diffraction')];
const state: PickState = {
  revision: 3,
  picks: [first, second, third],
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
    await picks.apply({ kind: 'add', picks: [first] });
    expect(picks.state).toEqual({ ...state, picks: windowsOnPlane(state.picks, line) });
    bridge.tell('picks.changed', { ...state, revision: 4, picks: [] });
    expect(picks.state.revision).toBe(4);
  });

  it('stay unchanged if main refuses an edit, and the reason is shown', async () => {
    const failure = { code: 'project.readOnly', message: 'Read only.', remedy: 'Close the other window.' };
    vi.stubGlobal('window', new FakeBridge({ 'picks.undo': () => new FakeFailure(failure) }));
    picks.told = state;
    await picks.undo();
    expect(picks.told).toBe(state);
    expect(notices.list).toMatchObject([{ level: 'error', message: 'Read only.' }]);
  });

  it('are listed by class in the order of the classes', () => {
    picks.told = state;
    expect(picks.byClass.map(({ id }) => id)).toEqual(['d', 'e', 'n']);
    expect([picks.countOf('diffraction'), picks.countOf('reflection')]).toEqual([2, 0]);
    expect([picks.byId('n')?.class, picks.byId('x')]).toEqual(['noise', null]);
  });

  it('go to main in survey coordinates, and keep the plane they were made on while they stay', async () => {
    const asked: unknown[] = [];
    vi.stubGlobal('window', new FakeBridge({ 'picks.apply': (edit) => asked.push(edit) && state }));
    picks.told = { ...state, picks: [{ ...first, plane: 'gather:cdp:10' }] };
    const [window] = picks.state.picks;
    expect(window).not.toHaveProperty('plane');
    await picks.apply({ kind: 'change', before: [window], after: [{ ...window, class: 'reflection' }] });
    await picks.apply({ kind: 'add', picks: [{ ...window, id: 'new', trace: 20 }] });
    const kept = { ...first, plane: 'gather:cdp:10' };
    expect(asked[0]).toEqual({ kind: 'change', before: [kept], after: [{ ...kept, class: 'reflection' }] });
    expect(asked[1]).toEqual({ kind: 'add', picks: [{ ...first, id: 'new', trace: 20 }] });
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
    viewport.open(axes);
    picks.told = state;
    selection.pickIds = ['d'];
    tool.draft = { ...second, trace: 20 };
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
