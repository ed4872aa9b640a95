import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { goToPick } from '#renderer/actions/goToPick';
import { notices } from '#renderer/bridge/notices.svelte';
import { shownScene } from '#renderer/scene/scene.svelte';
import { display } from '#renderer/stores/display.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { FakeBridge, FakeFailure } from '#renderer/testing/fakeBridge';
import { pickStateOf } from '#renderer/testing/pickState';
import { showLine } from '#renderer/testing/showLine';
import type { EventClass } from '#seismic/picks/pick';
import { type PickByTrace, type SurveyPick, windowsOnPlane } from '#seismic/picks/surveyPick';

const pickOf = (id: string, name: EventClass): PickByTrace => ({
  ...{ id, class: name, trace: 10, timeMs: 100 },
  ...{ traces: 8, durationMs: 32, plane: 'line' },
});
const axes = { traceCount: 100, sampleCount: 100, sampleIntervalUs: 4000, startTimeMs: 0 };
const line = showLine(axes);
const [first, second, third] = [pickOf('n', 'noise'), pickOf('d', 'diffraction'), pickOf('e', 'diffraction')];
const state = pickStateOf({ revision: 3, picks: [first, second, third], undo: 'Undo add noise' });

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
    picks.told = { ...state, picks: [first] };
    const [window] = picks.state.picks;
    expect(window).not.toHaveProperty('plane');
    await picks.apply({ kind: 'change', before: [window], after: [{ ...window, class: 'reflection' }] });
    await picks.apply({ kind: 'add', picks: [{ ...window, id: 'new', trace: 20 }] });
    expect(asked[0]).toEqual({ kind: 'change', before: [first], after: [{ ...first, class: 'reflection' }] });
    expect(asked[1]).toEqual({ kind: 'add', picks: [{ ...first, id: 'new', trace: 20 }] });
  });
});

describe('picks in a volume', () => {
  const [inlines, crosslines] = [[10, 11, 12], Array.from({ length: 20 }, (_, i) => 5 + i)];
  const survey = {
    traceCount: 60,
    samples: { domain: 'time' as const, sampleCount: 100, sampleIntervalUs: 4000, startTimeMs: 0 },
    grid: {
      inlines: inlines.flatMap((inline) => crosslines.map(() => inline)),
      crosslines: inlines.flatMap(() => crosslines),
      offsets: null,
    },
    scales: [],
    coordinates: null,
  };
  const inVolume: SurveyPick = {
    ...{ id: 'v', class: 'noise', inline: 11, crossline: 14, plane: 'inline:11' },
    ...{ timeMs: 100, traces: 8, durationMs: 32 },
  };

  beforeEach(() => {
    vi.stubGlobal('window', new FakeBridge({ 'plane.show': () => null, 'view.save': () => null }));
    shownPlane.survey = survey;
    shownPlane.show('inline:11');
  });
  afterEach(() => {
    shownPlane.survey = null;
    showLine(axes);
  });

  it('are windows on their own plane and crossings on the others', () => {
    picks.told = { ...state, picks: [inVolume] };
    expect(picks.state.picks).toMatchObject([{ id: 'v', trace: 9 }]);
    expect(picks.crossings).toEqual([]);
    shownPlane.show('crossline:14');
    expect(picks.state.picks).toEqual([]);
    expect(picks.crossings).toMatchObject([{ pick: { id: 'v' }, column: 1, row: 25 }]);
    shownPlane.show('slice:104');
    expect(picks.crossings).toMatchObject([{ column: 9, row: 1 }]);
    expect([picks.countOf('noise'), picks.byId('v')?.id]).toEqual([1, 'v']);
  });

  it('are gone to, and an undo goes to the plane of its picks', async () => {
    picks.told = { ...state, picks: [inVolume] };
    shownPlane.show('crossline:7');
    goToPick(inVolume);
    expect(shownPlane.current?.name).toBe('inline:11');
    shownPlane.show('inline:12');
    const undone = { ...state, revision: 4, picks: [] };
    vi.stubGlobal('window', new FakeBridge({ 'picks.undo': () => undone, 'plane.show': () => null }));
    await picks.undo();
    expect(shownPlane.current?.name).toBe('inline:11');
  });

  it('are stepped to, refused where there is no such plane, and the numbers of a kind are kept', () => {
    shownPlane.step(1);
    shownPlane.step(1);
    expect(shownPlane.current?.name).toBe('inline:12');
    shownPlane.goToNumber(99);
    expect([shownPlane.current?.name, shownPlane.refusal]).toEqual([
      'inline:12',
      'There is no inline 99: they run from 10 to 12.',
    ]);
    shownPlane.show('crossline:9');
    shownPlane.goToFamily('slice');
    shownPlane.goToFamily('crossline');
    expect([shownPlane.current?.name, shownPlane.refusal]).toEqual(['crossline:9', null]);
    shownPlane.goToFamily('inline');
    expect(shownPlane.current?.name).toBe('inline:12');
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
