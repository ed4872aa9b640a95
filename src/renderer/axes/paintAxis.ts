import type { Ink } from '#renderer/paint/ink';
import type { AxisTick } from '#seismic/display/layers/axisTicks';

/** Room beside an axis for labels that reach beyond it, in pixels. */
export const AXIS_PAD = 40;

const LABEL_PX = 11;
/** A label nearer to the left end begins at its tick, so that it does not run into the title. */
const FIRST_PX = 12;

function begin(context: CanvasRenderingContext2D, { quiet, fontFamily }: Ink): void {
  context.font = `${LABEL_PX}px ${fontFamily}`;
  context.fillStyle = quiet;
}

/** Ticks and labels left of the plot, which is at `width`. */
export function paintTicksDown(
  context: CanvasRenderingContext2D,
  ticks: readonly AxisTick[],
  { width, height, ink }: { width: number; height: number; ink: Ink },
): void {
  begin(context, ink);
  context.textAlign = 'right';
  context.textBaseline = 'alphabetic';
  for (const { at, label } of ticks) {
    context.fillRect(width - 5, Math.round(at), 5, 1);
    context.fillText(label, width - 9, Math.min(height - 4, Math.max(4, at)) + 0.36 * LABEL_PX);
  }
}

/** Labels above the plot; `bottom` is the lower edge of their row. The first row has the ticks. */
export function paintTicksAcross(
  context: CanvasRenderingContext2D,
  ticks: readonly AxisTick[],
  { bottom, isFirst, ink }: { bottom: number; isFirst: boolean; ink: Ink },
): void {
  begin(context, ink);
  context.globalAlpha = isFirst ? 1 : 0.8;
  context.textBaseline = 'alphabetic';
  for (const { at, label } of ticks) {
    if (isFirst) context.fillRect(Math.round(at), bottom - 5, 1, 5);
    context.textAlign = at < FIRST_PX ? 'left' : 'center';
    context.fillText(label, at, bottom - 8);
  }
  context.globalAlpha = 1;
}

/** A triangle that points at the cursor's place: its tip, and the other two corners. */
export function paintPointer(
  context: CanvasRenderingContext2D,
  corners: readonly (readonly [number, number])[],
  { accent }: Ink,
): void {
  context.fillStyle = accent;
  context.beginPath();
  for (const [x, y] of corners) context.lineTo(x, y);
  context.fill();
}
