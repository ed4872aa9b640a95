import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppState, PickProposal } from '#contract/contract';
import { FIRST_SETTINGS } from '#contract/preferences/settings';
import { pressKey } from '#renderer/actions/keys';
import { app } from '#renderer/stores/app.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { proposals } from '#renderer/stores/proposals.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { FakeBridge } from '#renderer/testing/fakeBridge';
import { showLine } from '#renderer/testing/showLine';

const axes = { traceCount: 400, sampleCount: 500, sampleIntervalUs: 4000, startTimeMs: 0 };
const proposalAt = (trace: number): PickProposal => ({
  ...{ trace, timeMs: 800, traces: 32, durationMs: 160, proposed: 'reflection' },
  ...{ probabilities: [0.4, 0.5, 0.1], others: null, reason: 'uncertainty' },
});

let bridge: FakeBridge;
let project = 0;

function press(key: string, shiftKey = false): void {
  const event = Object.assign(new Event('keydown', { cancelable: true }), {
    ...{ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false },
  });
  pressKey(event as KeyboardEvent);
}

/** Lets the answer and the proposals come. */
async function settle(): Promise<void> {
  void liveAnswer.update();
  await vi.advanceTimersByTimeAsync(0);
  proposals.update();
  await vi.advanceTimersByTimeAsync(500);
}

const tracesOf = (): number[] => proposals.list.map(({ trace }) => trace);

beforeEach(async () => {
  vi.useFakeTimers();
  let revision = 0;
  bridge = new FakeBridge({
    'live.answer': () => ({ learner: 'withoutPicks', plane: 'line', revision, grid: null, seconds: 1 }),
    'live.propose': () => ({ plane: 'line', revision, proposals: [50, 150, 250].map(proposalAt) }),
    'picks.apply': () => ({ revision: ++revision, picks: [], undo: null, redo: null }),
  });
  vi.stubGlobal('window', bridge);
  vi.stubGlobal('HTMLElement', class {});
  picks.clear();
  selection.clear();
  showLine(axes);
  viewport.open(axes);
  layout.show('Judge');
  const path = `/project-${project++}`;
  app.state = {
    project: { path, name: path, readOnly: false, savedAtMs: 0 },
    dataset: { path, fingerprint: 'f' },
    settings: FIRST_SETTINGS,
  } as unknown as AppState;
  await settle();
});

describe('places to pick next', () => {
  it('are asked for while their list is in view, with the size of a clicked window', () => {
    expect(bridge.askedFor('live.propose')).toEqual([
      { use: 'withoutPicks', traces: 32, durationMs: 160, rejected: [] },
    ]);
    expect([tracesOf(), proposals.current]).toEqual([[50, 150, 250], null]);
  });

  it('become picks of the proposed class or of another, one key each, and the next one is shown', () => {
    press('q');
    expect(proposals.current?.trace).toBe(50);
    press('Enter');
    expect(proposals.current?.trace).toBe(150);
    press('1');
    const added = bridge.askedFor('picks.apply') as { readonly picks: { readonly class: string }[] }[];
    expect(added.map((edit) => edit.picks[0])).toMatchObject([
      { class: 'reflection', trace: 50, timeMs: 800, traces: 32, durationMs: 160 },
      { class: 'diffraction', trace: 150 },
    ]);
    expect([tracesOf(), proposals.current?.trace]).toEqual([[250], 250]);
  });

  it('are rejected for good', async () => {
    press('q');
    press('n');
    expect(proposals.current?.trace).toBe(150);
    press('Delete');
    expect([tracesOf(), proposals.current?.trace]).toEqual([[50, 250], 250]);
    await settle();
    expect(bridge.askedFor('live.propose').at(-1)).toMatchObject({ rejected: [{ trace: 150, timeMs: 800 }] });
    expect(bridge.askedFor('picks.apply')).toEqual([]);
  });

  it('give the keys back when a pick is selected, or by Escape', () => {
    press('q');
    selection.pickIds = ['a'];
    expect(proposals.current).toBeNull();
    selection.clear();
    press('Escape');
    press('Enter');
    expect([proposals.current, bridge.askedFor('picks.apply')]).toEqual([null, []]);
  });
});
