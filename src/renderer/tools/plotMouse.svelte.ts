import { tool } from '#renderer/stores/tool.svelte';
import type { MouseTool, Plot } from '#renderer/tools/mouseTool';
import { panTool } from '#renderer/tools/panTool';
import { removePicks } from '#renderer/tools/pickEdits';
import { hitPick } from '#renderer/tools/pickHit';
import { toolNamed } from '#renderer/tools/registry';
import type { Place } from '#seismic/display/marks';

/** A press that moves less than this is a click, in pixels. */
const CLICK_SLACK = 4;

/** The used parts of a pointer event. */
export type PressEvent = Pick<PointerEvent, 'button' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/** Passes presses on the plot to the chosen tool, or to the pan tool if keys or button request it. */
export class PlotMouse {
  /** True while the space bar makes every drag a pan. */
  isSpaceDown = $state(false);
  /** The tool that has the press. */
  private pressed = $state.raw<MouseTool | null>(null);
  private start: Place = { x: 0, y: 0 };
  private hasMoved = false;

  get isPressed(): boolean {
    return this.pressed !== null;
  }

  press(event: PressEvent, at: Place, plot: Plot): void {
    const isForcedPan = event.button === 1 || (event.button === 0 && (event.shiftKey || this.isSpaceDown));
    if (event.button !== 0 && !isForcedPan) return;
    const isAdding = event.ctrlKey || event.metaKey;
    if (isAdding && !isForcedPan && !toolNamed(tool.mode).takesControl) {
      const hit = hitPick(plot.boxes, at, null);
      if (hit) removePicks([hit.pick]);
      return;
    }
    this.pressed = isForcedPan ? panTool : toolNamed(tool.mode);
    this.start = at;
    this.hasMoved = false;
    this.pressed.press({ at, isForcedPan, isAdding }, plot);
  }

  /** A move, with the button held or not. */
  drag(at: Place, plot: Plot): void {
    const distance = Math.max(Math.abs(at.x - this.start.x), Math.abs(at.y - this.start.y));
    if (!this.pressed || (!this.hasMoved && distance < CLICK_SLACK)) return;
    this.hasMoved = true;
    this.pressed.drag(at, plot);
  }

  release(at: Place, plot: Plot): void {
    const { pressed } = this;
    this.pressed = null;
    pressed?.release(at, plot);
  }

  /** Cancels the press; false if there was none. */
  cancel(): boolean {
    const held = this.pressed ?? toolNamed(tool.mode);
    this.pressed = null;
    return held.cancel();
  }

  cursorAt(at: Place, plot: Plot): string {
    if (this.isSpaceDown && !this.isPressed) return 'grab';
    return (this.pressed ?? toolNamed(tool.mode)).cursorAt(at, plot);
  }
}
