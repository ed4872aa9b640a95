import type { Component } from 'svelte';
import type { ToolName } from '#renderer/stores/tool.svelte';
import type { PickBox } from '#renderer/tools/pickHit';
import type { Mark, Place } from '#seismic/display/marks';
import type { PlotSize, ViewRange } from '#seismic/display/view';
import type { SectionAxes } from '#seismic/section/section';

/** The state of the plot at an event. */
export interface Plot {
  readonly range: ViewRange;
  readonly size: PlotSize;
  readonly axes: SectionAxes;
  /** True on a slice, where traces are crosslines and milliseconds are inlines. */
  readonly isSlice?: boolean;
  /** The picks in view, in drawing order. */
  readonly boxes: readonly PickBox[];
}

/** A button pressed on the plot. */
export interface Press {
  readonly at: Place;
  /** True if Shift, Space or the middle button makes this press a pan with any tool. */
  readonly isForcedPan: boolean;
  /** True with Ctrl, for tools that take it. */
  readonly isAdding?: boolean;
}

/**
 * What the mouse does on the section. A press is followed by any number of drags and by one release, or
 * by a cancel; a release without a drag before it is a click.
 */
export interface MouseTool {
  readonly name: ToolName;
  /** On its button. */
  readonly title: string;
  /** Description for the tooltip and the page of keys. */
  readonly hint: string;
  /** The key that chooses it, in lower case. */
  readonly key: string;
  readonly icon: Component<{ size?: number }>;
  /** True where a press with Ctrl is the tool's own; elsewhere it removes the pick under it. */
  readonly takesControl?: boolean;
  press(press: Press, plot: Plot): void;
  drag(at: Place, plot: Plot): void;
  release(at: Place, plot: Plot): void;
  /** Cancels the press. True if there was one. */
  cancel(): boolean;
  /** Marks of the tool over the section; `pointer` is null while the pointer is elsewhere. */
  draw(pointer: Place | null, plot: Plot): readonly Mark[];
  /** The shape of the pointer at a place, as CSS names it. */
  cursorAt(at: Place, plot: Plot): string;
}
