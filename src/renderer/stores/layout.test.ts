import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LEFT_LIMITS, layout, parseLayout, RIGHT_LIMITS } from '#renderer/stores/layout.svelte';
import { FakeBridge } from '#renderer/testing/fakeBridge';

const current = {
  leftPx: 176,
  rightPx: 292,
  leftOpen: true,
  rightOpen: true,
  tab: 'Panels',
  plane: null,
} as const;
let bridge: FakeBridge;

beforeEach(() => {
  vi.useFakeTimers();
  bridge = new FakeBridge({});
  vi.stubGlobal('window', bridge);
  layout.restore(JSON.stringify(current));
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a stored layout', () => {
  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['null', 'null'],
    ['another type', '"wide"'],
    ['an unknown tab', '{"tab":"Weather"}'],
    ['values that are not numbers', '{"leftPx":"wide","rightPx":null}'],
  ])('falls back to the current values: %s', (_name, json) => {
    expect(parseLayout(json, current)).toEqual(current);
  });

  it('is clamped to the limits', () => {
    const wide = parseLayout('{"leftPx":9999,"rightPx":1,"leftOpen":false,"tab":"Result"}', current);
    expect(wide).toEqual({
      leftPx: LEFT_LIMITS[1],
      rightPx: RIGHT_LIMITS[0],
      leftOpen: false,
      rightOpen: true,
      tab: 'Result',
      plane: null,
    });
  });
});

describe('the layout', () => {
  it('is saved once after the last of several changes, with the final values', async () => {
    layout.toggle('right');
    layout.setLeft(200);
    layout.setLeft(9999);
    layout.show('Training');
    expect(bridge.asked).toEqual([]);
    await vi.runAllTimersAsync();
    const saved = bridge.askedFor('view.save');
    expect(saved).toHaveLength(1);
    expect(parseLayout((saved[0] as { json: string }).json, current)).toEqual({
      leftPx: LEFT_LIMITS[1],
      rightPx: 292,
      leftOpen: true,
      rightOpen: true,
      tab: 'Training',
      plane: null,
    });
  });
});
