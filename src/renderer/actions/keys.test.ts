import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '#contract/commands';
import type { AppState } from '#contract/contract';
import { FIRST_SETTINGS } from '#contract/preferences/settings';
import { perform, selectNextPick } from '#renderer/actions/commands';
import { KEY_HELP, pressKey } from '#renderer/actions/keys';
import { giveKey, ownerOf, resetKey } from '#renderer/actions/shortcuts';
import { app } from '#renderer/stores/app.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { pages } from '#renderer/stores/pages.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { FakeBridge } from '#renderer/testing/fakeBridge';
import { pickStateOf } from '#renderer/testing/pickState';
import { showLine } from '#renderer/testing/showLine';
import { MOUSE_TOOLS } from '#renderer/tools/registry';
import type { PickedWindow } from '#seismic/picks/pick';
import { picksByTrace } from '#seismic/picks/surveyPick';

/** Takes the place of an element of the page; a field accepts typed text. */
class FakeElement extends EventTarget {
  constructor(private readonly isField: boolean) {
    super();
  }
  closest(): FakeElement | null {
    return this.isField ? this : null;
  }
}

let bridge: FakeBridge;

/** Presses a key and returns true if the page took it. */
function press(key: string, held: { ctrl?: boolean; shift?: boolean } = {}, isField = false): boolean {
  const event = Object.assign(new Event('keydown', { cancelable: true }), {
    ...{ key, ctrlKey: held.ctrl ?? false, shiftKey: held.shift ?? false, metaKey: false, altKey: false },
  });
  Object.defineProperty(event, 'target', { value: new FakeElement(isField) });
  pressKey(event as KeyboardEvent);
  return event.defaultPrevented;
}

const pickAt = (id: string, trace: number): PickedWindow => ({
  ...{ id, class: 'noise', trace, timeMs: 1000 },
  ...{ traces: 8, durationMs: 40 },
});

beforeEach(() => {
  bridge = new FakeBridge({});
  vi.stubGlobal('window', bridge);
  vi.stubGlobal('HTMLElement', FakeElement);
  pages.close();
  selection.clear();
  picks.clear();
  tool.mode = 'pan';
  const axes = { traceCount: 400, sampleCount: 500, sampleIntervalUs: 4000, startTimeMs: 0 };
  showLine(axes);
  viewport.open(axes);
});

describe('keys', () => {
  it('undo and redo, with Caps Lock too, but not while something is typed', () => {
    expect(press('z', { ctrl: true })).toBe(true);
    expect(press('Z', { ctrl: true })).toBe(true);
    expect(press('Z', { ctrl: true, shift: true })).toBe(true);
    expect(press('y', { ctrl: true })).toBe(true);
    expect(bridge.asked.map(({ name }) => name)).toEqual([
      'picks.undo',
      'picks.undo',
      'picks.redo',
      'picks.redo',
    ]);
    expect(press('z', { ctrl: true }, true)).toBe(false);
    expect(bridge.asked).toHaveLength(4);
  });

  it('choose tools, but not while typing in a field', () => {
    expect(press('w')).toBe(true);
    expect(tool.mode).toBe('window');
    expect(press('v', {}, true)).toBe(false);
    expect(tool.mode).toBe('window');
  });

  it('show the tabs on the right', () => {
    press('F3');
    expect(layout.tab).toBe('Training');
    press('F6', {}, true);
    expect(layout.tab).toBe('Result');
  });

  it('Escape closes a page first, and resets tool and selection the next time', () => {
    tool.mode = 'window';
    selection.pickIds = ['a'];
    press('?');
    expect(pages.open).toBe('help');
    press('Escape');
    expect([pages.open, tool.mode, selection.pickIds]).toEqual([null, 'window', ['a']]);
    press('Escape');
    expect([tool.mode, selection.pickIds]).toEqual(['pan', []]);
  });

  it('are listed on the page of keys, each tool with its own key', () => {
    const told = KEY_HELP.flatMap(({ keys }) => keys.map(([key]) => key));
    expect(new Set(told).size).toBe(told.length);
    for (const { key } of MOUSE_TOOLS) expect(told).toContain(key.toUpperCase());
  });
});

describe('commands', () => {
  it('cycle through the picks by class and bring each into view', () => {
    const found = picksByTrace([pickAt('a', 50), pickAt('b', 350)]);
    picks.told = pickStateOf({ picks: found });
    viewport.show({ firstTrace: 0, traceCount: 100, startTimeMs: 800, durationMs: 400 });
    const visited = [1, 1, 1].map(() => {
      selectNextPick(1);
      return selection.pickIds[0];
    });
    expect(visited).toEqual(['a', 'b', 'a']);
    selectNextPick(-1);
    expect(selection.pickIds).toEqual(['b']);
    expect(viewport.firstTrace + viewport.traceCount).toBeGreaterThanOrEqual(354);
  });

  it('do nothing and do not fail while no project is open', () => {
    for (const command of COMMANDS) expect(() => perform(command), command).not.toThrow();
  });
});

const STATE: Omit<AppState, 'settings'> = {
  ...{ version: '1', platform: 'linux', project: null, dataset: null, lineId: null, continued: null },
  ...{ readingChoice: 'none', readingMapping: null, isDemoLine: false, isFirstStart: false },
  ...{ recent: [], runs: [], view: null, systemLanguage: 'en' },
  engine: { name: 'wasm', engines: [] } as unknown as AppState['engine'],
};

describe('keys that the user has changed', () => {
  afterEach(() => {
    app.state = null;
  });

  const withKeys = (shortcuts: Readonly<Record<string, string>>) => {
    app.state = { ...STATE, settings: { ...FIRST_SETTINGS, shortcuts } };
  };

  it('do their new action, and no longer the usual one', () => {
    withKeys({ guide: 'F9', 'tool.measure': '', help: 'F1' });
    press('F9');
    expect(pages.open).toBe('guide');
    pages.close();
    press('F1');
    expect(pages.open).toBe('help');
    expect(press('m')).toBe(false);
    expect(tool.mode).toBe('pan');
  });

  it('are typed where something is typed, unless they have Ctrl', () => {
    withKeys({ palette: 'J', 'tool.brush': 'Ctrl+J' });
    expect(press('j', {}, true)).toBe(false);
    expect(press('j', { ctrl: true }, true)).toBe(true);
    expect(tool.mode).toBe('brush');
  });

  it('are taken from who had them, and come back', async () => {
    withKeys({});
    bridge = new FakeBridge({ 'settings.change': (change) => Object.assign({}, FIRST_SETTINGS, change) });
    vi.stubGlobal('window', bridge);
    expect(ownerOf('Ctrl+O', 'guide')?.name).toBe('open');
    await giveKey('guide', 'Ctrl+O');
    expect(app.state?.settings.shortcuts).toEqual({ guide: 'Ctrl+O', open: '' });
    await resetKey('open');
    expect(app.state?.settings.shortcuts).toEqual({ guide: 'Ctrl+O', open: '' });
    await resetKey('guide');
    await resetKey('open');
    expect(app.state?.settings.shortcuts).toEqual({});
  });
});
