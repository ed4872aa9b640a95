import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { type CellPoint, movedExtent, pickWithExtent } from '#renderer/tools/pickPlacement';
import { extentOfPick, type WindowExtent, withoutAuthor } from '#seismic/picks/pick';
import type { SectionAxes } from '#seismic/section/section';

/** A window on the plane that is shown. */
type ShownWindow = (typeof picks.state.picks)[number];

/** The selected picks that are windows on the plane that is shown. */
export function selectedWindows(): ShownWindow[] {
  return picks.state.picks.filter(({ id }) => selection.has(id));
}

/** The shift nearest to the wanted one, in whole cells, that leaves all windows inside the section. */
export function commonShift(extents: readonly WindowExtent[], by: CellPoint, axes: SectionAxes): CellPoint {
  let [trace, sample] = [Math.round(by.trace), Math.round(by.sample)];
  for (const { firstTrace, traceCount, firstSample, sampleCount } of extents) {
    trace = Math.max(-firstTrace, Math.min(axes.traceCount - traceCount - firstTrace, trace));
    sample = Math.max(-firstSample, Math.min(axes.sampleCount - sampleCount - firstSample, sample));
  }
  return { trace, sample };
}

/** Windows moved together by whole cells, as far as all of them stay inside the section. */
export function movedTogether(
  windows: readonly ShownWindow[],
  by: CellPoint,
  axes: SectionAxes,
): ShownWindow[] {
  const extents = windows.map((window) => extentOfPick(window, axes));
  const shift = commonShift(extents, by, axes);
  return windows.map((window, i) => pickWithExtent(window, movedExtent(extents[i], shift, axes), axes));
}

/** Moves the selected picks by traces and samples, as one action. False where none is selected on the plane. */
export function moveSelected(by: CellPoint): boolean {
  const before = selectedWindows();
  const { axes } = viewport;
  if (before.length === 0 || !axes) return false;
  const after = movedTogether(before, by, axes);
  const isSame = after.every(
    ({ trace, timeMs }, i) => trace === before[i].trace && timeMs === before[i].timeMs,
  );
  if (!isSame) void picks.apply({ kind: 'change', before, after });
  return true;
}

/** Adds copies of the selected picks beside them, to the left where there is no room, and selects the copies. */
export function duplicateSelected(): void {
  const originals = selectedWindows();
  const { axes } = viewport;
  if (originals.length === 0 || !axes) return;
  const extents = originals.map((window) => extentOfPick(window, axes));
  const width = Math.max(...extents.map(({ traceCount }) => traceCount));
  const hasRoom = commonShift(extents, { trace: width, sample: 0 }, axes).trace === width;
  const moved = movedTogether(originals, { trace: hasRoom ? width : -width, sample: 0 }, axes);
  const copies = moved.map((window) => ({ ...withoutAuthor(window), id: crypto.randomUUID() }));
  void picks.apply({ kind: 'add', picks: copies });
  selection.pickIds = copies.map(({ id }) => id);
}

/** Gives the selected picks, on whatever plane they are, a class, as one action. False where none is selected. */
export function relabelSelected(name: Parameters<typeof picks.classify>[1]): boolean {
  const chosen = picks.told.picks.filter(({ id }) => selection.has(id));
  const others = chosen.filter((pick) => pick.class !== name);
  if (others.length > 0) void picks.classify(others, name);
  return chosen.length > 0;
}

/** Selects all picks on the plane that is shown. */
export function selectAll(): void {
  selection.pickIds = picks.state.picks.map(({ id }) => id);
}
