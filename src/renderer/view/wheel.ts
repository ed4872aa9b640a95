import type { PlotSize, ViewPoint } from '#seismic/display/view';

/** The effect of a turn of the wheel on the view. */
export type WheelAction =
  | { readonly kind: 'zoom'; readonly traces: number; readonly time: number }
  | { readonly kind: 'pan'; readonly traces: number; readonly timeMs: number };

/** The used parts of a wheel event. */
export interface WheelTurn {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages, as in the DOM. */
  readonly deltaMode: number;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  /** Chromium reports a touchpad pinch as a wheel with Ctrl, though no key is held. */
  readonly isControlHeld: boolean;
}

const PIXELS_PER_LINE = 16;
const PIXELS_PER_PAGE = 400;
/** Zoom per pixel of turn: a notch of 100 pixels shows 18 % less. */
const ZOOM_PER_PIXEL = 0.002;
const PINCH_PER_PIXEL = 0.01;
const LARGEST_TURN = 240;

/**
 * Wheel zooms at the cursor, with Ctrl vertically only, with Shift horizontally only; a pinch zooms
 * both; a sideways turn pans. Where the setting is 'pan', a plain turn pans and Ctrl zooms both.
 */
export function actionOfWheel(
  turn: WheelTurn,
  setting: 'zoom' | 'pan',
  seen: { readonly traceCount: number; readonly durationMs: number; readonly size: PlotSize },
): WheelAction {
  const unit = [1, PIXELS_PER_LINE, PIXELS_PER_PAGE][turn.deltaMode] ?? 1;
  const x = turn.deltaX * unit;
  const y = turn.deltaY * unit;
  const isPinch = turn.ctrlKey && !turn.isControlHeld;
  if (isPinch) return zoomOf(y * (PINCH_PER_PIXEL / ZOOM_PER_PIXEL), true, true);
  if (setting === 'pan' && !turn.ctrlKey)
    return panOf(turn.shiftKey ? x || y : x, turn.shiftKey ? 0 : y, seen);
  if (turn.shiftKey) return zoomOf(y || x, true, false);
  if (turn.ctrlKey) return zoomOf(y, setting === 'pan', true);
  if (Math.abs(x) > Math.abs(y)) return panOf(x, 0, seen);
  return zoomOf(y, true, true);
}

function zoomOf(pixels: number, traces: boolean, time: boolean): WheelAction {
  const turn = Math.min(LARGEST_TURN, Math.max(-LARGEST_TURN, pixels));
  const factor = Math.exp(turn * ZOOM_PER_PIXEL);
  return { kind: 'zoom', traces: traces ? factor : 1, time: time ? factor : 1 };
}

function panOf(
  x: number,
  y: number,
  seen: { traceCount: number; durationMs: number; size: PlotSize },
): WheelAction {
  return {
    kind: 'pan',
    traces: (x / seen.size.width) * seen.traceCount,
    timeMs: (y / seen.size.height) * seen.durationMs,
  };
}

/** Carries the action out on a view. */
export function applyWheel(
  action: WheelAction,
  at: ViewPoint,
  view: {
    zoomAt(factors: { traces: number; time: number }, at: ViewPoint): void;
    panBy(traces: number, timeMs: number): void;
  },
): void {
  if (action.kind === 'zoom') view.zoomAt(action, at);
  else view.panBy(action.traces, action.timeMs);
}
