import Hand from '@lucide/svelte/icons/hand';
import { selection } from '#renderer/stores/selection.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import type { MouseTool, Plot, Press } from '#renderer/tools/mouseTool';
import { hitPick } from '#renderer/tools/pickHit';
import type { Mark, Place } from '#seismic/display/marks';

/** One and the same, so that nothing is painted anew for it. */
const NONE: readonly Mark[] = [];

/** Drag moves the section, a click selects the pick under it. */
class PanTool implements MouseTool {
  readonly name = 'pan';
  readonly title = 'Pan';
  readonly hint = 'drag moves the section, a click selects a pick';
  readonly key = 'v';
  readonly icon = Hand;
  private held: (Press & { readonly last: Place }) | null = null;
  private hasMoved = false;

  press(press: Press): void {
    this.held = { ...press, last: press.at };
    this.hasMoved = false;
  }

  drag(at: Place, { size }: Plot): void {
    if (!this.held) return;
    const { last } = this.held;
    const traces = ((last.x - at.x) / size.width) * viewport.traceCount;
    viewport.panBy(traces, ((last.y - at.y) / size.height) * viewport.durationMs);
    this.held = { ...this.held, last: at };
    this.hasMoved = true;
  }

  release(_at: Place, { boxes }: Plot): void {
    const { held, hasMoved } = this;
    this.cancel();
    if (!held || hasMoved || held.isForcedPan) return;
    const hit = hitPick(boxes, held.at, null);
    selection.pickIds = hit ? [hit.pick.id] : [];
  }

  cancel(): boolean {
    const wasHeld = this.held !== null;
    this.held = null;
    this.hasMoved = false;
    return wasHeld;
  }

  draw(): readonly Mark[] {
    return NONE;
  }

  cursorAt(at: Place, { boxes }: Plot): string {
    if (this.hasMoved) return 'grabbing';
    return hitPick(boxes, at, null) ? 'pointer' : 'grab';
  }
}

export const panTool = new PanTool();
