import { describe, expect, it } from 'vitest';
import { actionOfWheel } from '#renderer/view/wheel';

const seen = { traceCount: 200, durationMs: 1000, size: { width: 400, height: 500 } };
const turn = {
  deltaX: 0,
  deltaY: -100,
  deltaMode: 0,
  shiftKey: false,
  ctrlKey: false,
  isControlHeld: false,
};

describe('the wheel', () => {
  it('zooms both ways alone, one way with Ctrl or Shift', () => {
    const plain = actionOfWheel(turn, 'zoom', seen);
    const factor = plain.kind === 'zoom' ? plain.traces : 0;
    expect(factor).toBeGreaterThan(0.75);
    expect(factor).toBeLessThan(0.9);
    expect(plain).toEqual({ kind: 'zoom', traces: factor, time: factor });
    expect(actionOfWheel({ ...turn, ctrlKey: true, isControlHeld: true }, 'zoom', seen)).toEqual({
      kind: 'zoom',
      traces: 1,
      time: factor,
    });
    const sideways = { ...turn, shiftKey: true, deltaX: -100, deltaY: 0 };
    expect(actionOfWheel(sideways, 'zoom', seen)).toEqual({ kind: 'zoom', traces: factor, time: 1 });
  });

  it('a pinch, which comes as Ctrl without the key, zooms both ways', () => {
    const pinch = actionOfWheel({ ...turn, deltaY: -10, ctrlKey: true }, 'zoom', seen);
    expect(pinch.kind === 'zoom' && pinch.traces === pinch.time && pinch.traces < 0.95).toBe(true);
  });

  it('turning back reverses a turn', () => {
    const [there, back] = [-100, 100].map((deltaY) => actionOfWheel({ ...turn, deltaY }, 'zoom', seen));
    if (there.kind !== 'zoom' || back.kind !== 'zoom') throw new Error('no zoom');
    expect(there.traces * back.traces).toBeCloseTo(1, 12);
  });

  it('pans by the pixels of the turn if the setting is pan', () => {
    const action = { kind: 'pan', traces: 0, timeMs: -200 };
    expect(actionOfWheel(turn, 'pan', seen)).toEqual(action);
    expect(actionOfWheel({ ...turn, deltaX: 40, deltaY: 3 }, 'zoom', seen)).toEqual({
      kind: 'pan',
      traces: 20,
      timeMs: 0,
    });
    expect(actionOfWheel({ ...turn, ctrlKey: true, isControlHeld: true }, 'pan', seen).kind).toBe('zoom');
  });
});
