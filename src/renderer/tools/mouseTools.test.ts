import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PickEdit } from '#contract/contract';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { pickStateOf } from '#renderer/testing/pickState';
import { showLine } from '#renderer/testing/showLine';
import type { Plot } from '#renderer/tools/mouseTool';
import { pickBoxes } from '#renderer/tools/pickHit';
import { PlotMouse, type PressEvent } from '#renderer/tools/plotMouse.svelte';
import { MOUSE_TOOLS, toolNamed } from '#renderer/tools/registry';
import { pressArrowKey, pressSectionKey } from '#renderer/tools/sectionKeys';
import type { Place } from '#seismic/display/marks';
import { pointAt } from '#seismic/display/view';
import type { PickedWindow } from '#seismic/picks/pick';
import { picksByTrace, windowsOnPlane } from '#seismic/picks/surveyPick';

const axes = { traceCount: 400, sampleCount: 500, sampleIntervalUs: 4000, startTimeMs: 0 };
const line = showLine(axes);
const size = { width: 800, height: 500 };
const known: PickedWindow = {
  id: 'known',
  class: 'reflection',
  trace: 100,
  timeMs: 1000,
  traces: 32,
  durationMs: 160,
};
/** What was asked of main. */
let edits: PickEdit[] = [];

const plain = { button: 0, shiftKey: false, ctrlKey: false, metaKey: false };
const plot = (): Plot => ({
  range: viewport.range,
  size,
  axes,
  boxes: pickBoxes(picks.state.picks, viewport.range, size, axes),
});

/** A press, a drag by way of all places, a release at the last. */
function drag(places: Place[], event: PressEvent = plain): PlotMouse {
  const mouse = new PlotMouse();
  mouse.press(event, places[0], plot());
  for (const at of places.slice(1)) mouse.drag(at, plot());
  mouse.release(places[places.length - 1], plot());
  return mouse;
}

beforeEach(() => {
  edits = [];
  vi.stubGlobal('window', {
    diffrakt: {
      ask: async (_name: string, edit: PickEdit) => {
        edits.push(edit);
        return { ok: true, value: picks.told };
      },
    },
  });
  picks.told = pickStateOf({ picks: picksByTrace([known]) });
  selection.clear();
  Object.assign(tool, { mode: 'window', class: 'diffraction', traces: 20, durationMs: 80, draft: null });
  viewport.open(axes, { firstTrace: 0, traceCount: 200, startTimeMs: 0, durationMs: 2000 });
});

describe('the brush', () => {
  beforeEach(() => {
    tool.mode = 'brush';
  });

  it('lays windows side by side along a drag, as one edit', () => {
    drag([
      { x: 100, y: 100 },
      { x: 420, y: 100 },
    ]);
    expect(edits).toHaveLength(1);
    const [edit] = edits;
    if (edit.kind !== 'add') throw new Error('Nothing was added.');
    expect(edit.picks.map((pick) => 'trace' in pick && pick.trace)).toEqual([25, 45, 65, 85, 105]);
    expect(edit.picks.every(({ timeMs, class: name }) => timeMs === 400 && name === 'diffraction')).toBe(
      true,
    );
  });

  it('fills the inside of a closed path', () => {
    drag([
      { x: 100, y: 100 },
      { x: 262, y: 100 },
      { x: 262, y: 142 },
      { x: 100, y: 142 },
      { x: 104, y: 104 },
    ]);
    const [edit] = edits;
    if (edit.kind !== 'add') throw new Error('Nothing was added.');
    expect(edit.picks).toHaveLength(4);
    expect(new Set(edit.picks.map(({ timeMs }) => timeMs)).size).toBe(2);
  });

  it('erases with Ctrl what the stroke passes, and nothing else', () => {
    const withControl = { ...plain, ctrlKey: true };
    drag([{ x: 100, y: 100 }], withControl);
    expect(edits).toEqual([]);
    drag(
      [
        { x: 360, y: 250 },
        { x: 440, y: 250 },
      ],
      withControl,
    );
    expect(edits).toMatchObject([{ kind: 'remove', picks: [{ id: 'known' }] }]);
  });
});

describe('the window tool', () => {
  it('shows before a click the very window that the click adds', () => {
    const at = { x: 600, y: 100 };
    const [mark] = toolNamed('window').draw(at, plot());
    drag([at]);
    const [edit] = edits;
    if (edit.kind !== 'add' || mark.kind !== 'rectangle') throw new Error('Nothing was added or drawn.');
    expect(edit.picks[0]).toMatchObject({ class: 'diffraction', traces: 20, durationMs: 80, trace: 150 });
    expect(edit.picks[0].timeMs).toBe(400);
    const [box] = pickBoxes(windowsOnPlane(edit.picks, line), viewport.range, size, axes);
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(mark[side]).toBeCloseTo(box[side], 9);
    expect(selection.pickIds).toEqual([edit.picks[0].id]);
  });

  it('adds one pick by a double click, which is faster than the answer', async () => {
    const at = { x: 600, y: 100 };
    drag([at]);
    drag([at]);
    expect(edits).toHaveLength(1);
    const [edit] = edits;
    if (edit.kind !== 'add') throw new Error('Nothing was added.');
    expect(selection.pickIds).toEqual([edit.picks[0].id]);
    await vi.waitFor(() => {
      drag([at]);
      expect(edits).toHaveLength(2);
    });
  });

  it('shows no window where a click would take a pick', () => {
    expect(toolNamed('window').draw({ x: 400, y: 250 }, plot())).toEqual([]);
    expect(toolNamed('window').draw(null, plot())).toEqual([]);
  });

  it('adds the window between the corners of a drag, and forgets it when it is cancelled', () => {
    drag([
      { x: 480, y: 50 },
      { x: 560, y: 100 },
    ]);
    expect(edits).toMatchObject([
      { kind: 'add', picks: [{ trace: 130, traces: 20, timeMs: 300, durationMs: 200 }] },
    ]);
    const mouse = new PlotMouse();
    mouse.press(plain, { x: 480, y: 50 }, plot());
    mouse.drag({ x: 560, y: 100 }, plot());
    expect(tool.draft).not.toBeNull();
    expect(mouse.cancel()).toBe(true);
    mouse.release({ x: 560, y: 100 }, plot());
    expect([tool.draft, edits.length]).toEqual([null, 1]);
  });

  it('moves a window by what the pointer moved, and selects it without an edit where it stays', () => {
    drag([{ x: 400, y: 250 }]);
    expect([edits, selection.pickIds]).toEqual([[], ['known']]);
    drag([
      { x: 400, y: 250 },
      { x: 440, y: 230 },
    ]);
    expect(edits).toEqual([
      {
        kind: 'change',
        before: [{ ...known, plane: 'line' }],
        after: [{ ...known, plane: 'line', trace: 110, timeMs: 920 }],
      },
    ]);
  });

  it('resizes the selected window by its corner', () => {
    selection.pickIds = ['known'];
    const [box] = plot().boxes;
    const corner = { x: box.x + box.width, y: box.y + box.height };
    expect(toolNamed('window').cursorAt(corner, plot())).toBe('nwse-resize');
    expect(toolNamed('window').draw(null, plot())).toHaveLength(8);
    drag([corner, { x: corner.x + 40, y: corner.y }]);
    expect(edits).toMatchObject([{ kind: 'change', after: [{ traces: 42, durationMs: 160 }] }]);
  });
});

describe('the pan tool', () => {
  it('keeps the point that was pressed under the pointer', () => {
    tool.mode = 'pan';
    viewport.show({ firstTrace: 100, traceCount: 200, startTimeMs: 0, durationMs: 1000 });
    const [from, to] = [
      { x: 300, y: 400 },
      { x: 423, y: 311 },
    ];
    const before = pointAt(viewport.range, size, from.x, from.y);
    drag([from, { x: 350, y: 350 }, to]);
    const after = pointAt(viewport.range, size, to.x, to.y);
    expect(after.trace).toBeCloseTo(before.trace, 9);
    expect(after.timeMs).toBeCloseTo(before.timeMs, 9);
  });

  it('selects the pick under a click, and nothing where there is none', () => {
    tool.mode = 'pan';
    drag([
      { x: 400, y: 250 },
      { x: 402, y: 251 },
    ]);
    expect(selection.pickIds).toEqual(['known']);
    drag([{ x: 700, y: 20 }]);
    expect(selection.pickIds).toEqual([]);
  });

  it('has every drag with Shift or the middle button, which neither pick nor select', () => {
    for (const event of [
      { ...plain, shiftKey: true },
      { ...plain, button: 1 },
    ]) {
      viewport.show({ firstTrace: 100, traceCount: 200, startTimeMs: 0, durationMs: 1000 });
      drag(
        [
          { x: 400, y: 100 },
          { x: 200, y: 100 },
        ],
        event,
      );
      expect(viewport.firstTrace).toBe(150);
      drag([{ x: 400, y: 100 }], event);
    }
    expect([edits, selection.pickIds]).toEqual([[], []]);
  });
});

describe('all tools', () => {
  it('remove the pick under a click with Ctrl, unless they take it themselves, once it is let go from selection too', () => {
    for (const { name } of MOUSE_TOOLS.filter(({ takesControl }) => !takesControl)) {
      Object.assign(tool, { mode: name });
      selection.pickIds = ['known'];
      drag([{ x: 400, y: 250 }], { ...plain, ctrlKey: true });
      expect(edits.pop(), name).toEqual({ kind: 'remove', picks: [{ ...known, plane: 'line' }] });
      expect(selection.pickIds).toEqual([]);
    }
  });

  it('differ in name and key, and no key means two things', () => {
    const keys = MOUSE_TOOLS.map(({ key }) => key);
    expect(new Set([...keys, '0', '1', '2', '3', '+', '-', '=', 'n', 't', 'p']).size).toBe(keys.length + 10);
    expect(new Set(MOUSE_TOOLS.map(({ name }) => name)).size).toBe(MOUSE_TOOLS.length);
    for (const { key, name } of MOUSE_TOOLS) {
      expect(pressSectionKey(keyEvent(key))).toBe(true);
      expect(tool.mode).toBe(name);
    }
  });
});

function keyEvent(key: string, ctrlKey = false): KeyboardEvent {
  return Object.assign(new Event('keydown'), {
    key,
    ctrlKey,
    metaKey: false,
    altKey: false,
  }) as KeyboardEvent;
}

describe('keys of the section', () => {
  it('choose a class and the window tool with it', () => {
    tool.mode = 'pan';
    expect(pressSectionKey(keyEvent('3'))).toBe(true);
    expect([tool.class, tool.mode]).toEqual(['noise', 'window']);
    expect(pressSectionKey(keyEvent('3', true))).toBe(false);
    expect(pressSectionKey(keyEvent('q'))).toBe(false);
  });

  it('remove what is selected', () => {
    selection.pickIds = ['known'];
    pressSectionKey(keyEvent('Delete'));
    expect(edits).toEqual([{ kind: 'remove', picks: [{ ...known, plane: 'line' }] }]);
  });

  it('pan by a tenth, page by a whole view, zoom in by a fifth about the middle', () => {
    viewport.show({ firstTrace: 100, traceCount: 100, startTimeMs: 0, durationMs: 500 });
    pressArrowKey(keyEvent('ArrowRight'));
    pressArrowKey(keyEvent('PageDown'));
    expect(viewport.range).toEqual({ firstTrace: 110, traceCount: 100, startTimeMs: 500, durationMs: 500 });
    pressSectionKey(keyEvent('+'));
    expect(viewport.traceCount).toBeCloseTo(80, 9);
    expect(viewport.firstTrace + viewport.traceCount / 2).toBeCloseTo(160, 9);
    pressSectionKey(keyEvent('0'));
    expect(viewport.isFitted).toBe(true);
  });
});
