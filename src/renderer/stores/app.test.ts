import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppState } from '#contract/contract';
import { FIRST_SETTINGS } from '#contract/preferences/settings';
import { notices } from '#renderer/bridge/notices.svelte';
import { app } from '#renderer/stores/app.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { pages } from '#renderer/stores/pages.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { FakeBridge, FakeFailure } from '#renderer/testing/fakeBridge';
import { pickStateOf } from '#renderer/testing/pickState';

const empty: AppState = {
  ...{
    version: '1',
    platform: 'linux',
    project: null,
    dataset: null,
    lineId: null,
    continued: null,
    readingChoice: 'none',
    readingMapping: null,
  },
  ...{ isDemoLine: false, isFirstStart: false, recent: [], runs: [], view: null },
  engine: { name: 'wasm', engines: [] } as unknown as AppState['engine'],
  settings: FIRST_SETTINGS,
  systemLanguage: 'en',
};
const project = { name: 'One', path: '/one', readOnly: false };
const pickState = pickStateOf();

beforeEach(() => {
  app.state = null;
  notices.list = [];
});

describe('the app', () => {
  it('shows the start page at the first start on the demo line only, until something else is opened', async () => {
    const bridge = new FakeBridge({
      'app.state': () => ({ ...empty, isFirstStart: true, isDemoLine: true }),
    });
    vi.stubGlobal('window', bridge);
    await app.start();
    expect(app.isWelcoming).toBe(true);
    bridge.tell('project.opened', empty);
    expect(app.isWelcoming).toBe(false);
    vi.stubGlobal('window', new FakeBridge({ 'app.state': () => ({ ...empty, isFirstStart: true }) }));
    await app.start();
    expect(app.isWelcoming).toBe(false);
  });

  it('shows the other ways to read a line that has them, and offers options for one that has none', async () => {
    const remedies = [{ opening: { formatCode: 5 as const }, reason: 'It fits.', score: 0.9 }];
    const line = { path: '/odd.sgy', opening: {} };
    const failure = { code: 'file.notSegy', message: 'No format', remedy: '', line };
    const bridge = new FakeBridge({
      'project.open': (value) =>
        JSON.stringify(value).includes('formatCode')
          ? { ...empty, readingChoice: 'now' }
          : new FakeFailure({ ...failure, remedies }),
    });
    vi.stubGlobal('window', bridge);
    await app.openPath('/odd.sgy');
    expect([app.unopened?.remedies, pages.open, notices.list]).toEqual([remedies, 'opening', []]);
    await app.openOtherwise({ path: '/odd.sgy', opening: { formatCode: 5 } });
    expect([app.unopened, pages.open, app.state?.readingChoice]).toEqual([null, null, 'now']);
    expect(bridge.askedFor('project.open')).toEqual([
      { path: '/odd.sgy' },
      { path: '/odd.sgy', opening: { formatCode: 5 } },
    ]);
    vi.stubGlobal('window', new FakeBridge({ 'project.open': () => new FakeFailure(failure) }));
    await app.openPath('/page.sgy');
    expect([pages.open, notices.list.at(-1)?.offer?.command]).toEqual([null, 'openingOptions']);
  });

  it('drops everything of the previous project', async () => {
    vi.stubGlobal(
      'window',
      new FakeBridge({
        'project.open': () => ({ ...empty, project, view: { json: '{"tab":"Result"}' } }),
        'picks.list': () => pickState,
      }),
    );
    selection.pickIds = ['old'];
    picks.told = { ...pickState, revision: 9 };
    layout.show('Training');
    await app.openPath('/one');
    expect(selection.pickIds).toEqual([]);
    expect([layout.tab, runs.list, app.opening]).toEqual(['Result', [], null]);
    await vi.waitFor(() => expect(picks.state.revision).toBe(1));
  });

  it('keeps its state when opening fails or is cancelled, and shows a notice only for a failure', async () => {
    app.state = { ...empty, platform: 'before' };
    const failure = {
      code: 'file.unreadable',
      message: 'This is not a SEG-Y file.',
      remedy: 'Choose another file.',
    };
    vi.stubGlobal('window', new FakeBridge({ 'project.open': () => new FakeFailure(failure) }));
    await app.openPath('/x');
    await app.openDialog();
    expect([app.state.platform, app.opening]).toEqual(['before', null]);
    expect(notices.list.map(({ message }) => message)).toEqual(['This is not a SEG-Y file.']);
  });

  it('takes the settings that main has changed', async () => {
    app.state = empty;
    const changed = { theme: 'dark', wheel: 'zoom' };
    vi.stubGlobal('window', new FakeBridge({ 'settings.change': () => changed }));
    await app.change({ theme: 'dark' });
    expect(app.state?.settings).toEqual(changed);
  });
});
