import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PickEdit } from '#contract/contract';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { showLine } from '#renderer/testing/showLine';
import { pressPickingKey } from '#renderer/tools/keyboardPicking';
import type { Plot } from '#renderer/tools/mouseTool';
import { chooseClass } from '#renderer/tools/pickEdits';
import { pickBoxes } from '#renderer/tools/pickHit';
import { PlotMouse } from '#renderer/tools/plotMouse.svelte';
import { duplicateSelected, moveSelected } from '#renderer/tools/selectedPicks';
import { xOfTrace, yOfTime } from '#seismic/display/view';
import { picksByTrace } from '#seismic/picks/surveyPick';

const axes = { traceCount: 400, sampleCount: 500, sampleIntervalUs: 4000, startTimeMs: 0 };
const size = { width: 800, height: 500 };
const plain = { button: 0, shiftKey: false, ctrlKey: false, metaKey: false };
const window = { traces: 20, durationMs: 80 };
const KNOWN = [
  { id: 'a', class: 'diffraction', trace: 50, timeMs: 400, ...window },
  { id: 'b', class: 'reflection', trace: 90, timeMs: 600, ...window },
  { id: 'c', class: 'noise', trace: 380, timeMs: 1600, ...window },
] as const;
let edits: PickEdit[] = [];

const plot = (): Plot => ({
  ...{ range: viewport.range, size, axes },
  boxes: pickBoxes(picks.state.picks, viewport.range, size, axes),
});
const placeOf = (trace: number, timeMs: number) => ({
  x: xOfTrace(viewport.range, size, trace),
  y: yOfTime(viewport.range, size, timeMs, axes),
});

function drag(from: readonly [number, number], to: readonly [number, number], event = plain): void {
  const mouse = new PlotMouse();
  mouse.press(event, placeOf(...from), plot());
  mouse.drag(placeOf(...to), plot());
  mouse.release(placeOf(...to), plot());
}

const press = (key: string, shiftKey = false) =>
  pressPickingKey({ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false }, plot(), (at) =>
    viewport.point(at, { name: 'Trace', values: null }),
  );

beforeEach(() => {
  edits = [];
  showLine(axes);
  vi.stubGlobal('window', {
    diffrakt: {
      ask: async (_name: string, edit: PickEdit) => {
        edits.push(edit);
        return { ok: true, value: picks.told };
      },
    },
  });
  picks.told = { ...picks.told, revision: 1, picks: picksByTrace(KNOWN), undo: null, redo: null };
  selection.clear();
  viewport.open(axes);
  viewport.fit();
  viewport.point(null, { name: 'Trace', values: null });
  tool.mode = 'select';
});

describe('the select tool', () => {
  it('selects the picks that a rectangle touches; Ctrl adds to them and takes away', () => {
    drag([20, 300], [95, 640]);
    expect(selection.pickIds).toEqual(['a', 'b']);
    drag([350, 1500], [399, 1700], { ...plain, ctrlKey: true });
    expect(selection.pickIds).toEqual(['a', 'b', 'c']);
    drag([50, 400], [50, 400], { ...plain, ctrlKey: true });
    expect(selection.pickIds).toEqual(['b', 'c']);
    drag([200, 100], [200, 100]);
    expect(selection.pickIds).toEqual([]);
    expect(edits).toEqual([]);
  });

  it('moves all that is selected as one action, no farther than the first to meet the end', () => {
    selection.pickIds = ['a', 'b'];
    drag([50, 400], [60, 440]);
    expect(edits).toHaveLength(1);
    const [edit] = edits;
    expect(
      edit.kind === 'change' &&
        edit.after.map((pick) => [pick.id, 'trace' in pick && pick.trace, pick.timeMs]),
    ).toEqual([
      ['a', 60, 440],
      ['b', 100, 640],
    ]);
    selection.pickIds = ['a', 'c'];
    moveSelected({ trace: 50, sample: 0 });
    const [, second] = edits;
    // Pick c may go 10 traces before its window ends with the section.
    expect(second.kind === 'change' && second.after.map((pick) => 'trace' in pick && pick.trace)).toEqual([
      60, 390,
    ]);
  });

  it('relabels what is selected as one action, and is not left for it', () => {
    selection.pickIds = ['a', 'b'];
    chooseClass('noise');
    expect(edits).toHaveLength(1);
    expect(edits[0].kind === 'change' && edits[0].after.map((pick) => pick.class)).toEqual([
      'noise',
      'noise',
    ]);
    expect(tool.mode).toBe('select');
  });
});

describe('the selection', () => {
  it('is duplicated beside itself as one action, to the left where there is no room', () => {
    selection.pickIds = ['a', 'b'];
    duplicateSelected();
    expect(edits[0].kind === 'add' && edits[0].picks.map((pick) => 'trace' in pick && pick.trace)).toEqual([
      70, 110,
    ]);
    expect(selection.pickIds).toHaveLength(2);
    expect(selection.pickIds).not.toContain('a');
    selection.pickIds = ['c'];
    duplicateSelected();
    expect(edits[1].kind === 'add' && edits[1].picks.map((pick) => 'trace' in pick && pick.trace)).toEqual([
      360,
    ]);
  });
});

describe('picking by keys', () => {
  it('moves the selected picks by a trace or a sample, with Shift ten', () => {
    selection.pickIds = ['a'];
    expect(press('ArrowRight')).toBe(true);
    expect(press('ArrowUp', true)).toBe(true);
    const places = edits.map(
      (edit) =>
        edit.kind === 'change' && edit.after.map((pick) => ['trace' in pick && pick.trace, pick.timeMs]),
    );
    expect(places).toEqual([[[51, 400]], [[50, 360]]]);
    selection.clear();
    expect(press('ArrowRight')).toBe(false);
  });

  it('moves a cursor from the middle of the view and adds a window there', () => {
    tool.mode = 'window';
    tool.traces = 32;
    tool.durationMs = 160;
    expect(press('Enter')).toBe(false);
    press('ArrowDown');
    expect(viewport.cursor).toMatchObject({ trace: 200, sample: 250 });
    press('ArrowLeft', true);
    press('ArrowDown');
    expect(press('Enter')).toBe(true);
    expect(edits[0].kind === 'add' && edits[0].picks[0]).toMatchObject({
      trace: 190,
      timeMs: 1004,
      traces: 32,
    });
  });

  it('leaves the arrows to the view with other tools', () => {
    tool.mode = 'pan';
    expect([press('ArrowRight'), press('Enter')]).toEqual([false, false]);
  });
});
