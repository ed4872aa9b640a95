import type { FigureWindow } from '#jobs/figures/densityImage';
import { type Box, element, label } from '#jobs/figures/svg';
import { CLASS_STYLES } from '#seismic/display/classStyle';
import { extentOfPick, type PickedWindow } from '#seismic/picks/pick';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';

/** The rectangle of a pick's window on the page. */
export function boxOfPick(
  pick: PickedWindow,
  axes: SectionAxes,
  view: { readonly window: FigureWindow; readonly box: Box },
): Box {
  const { window, box } = view;
  const extent = extentOfPick(pick, axes);
  const perTrace = box.width / window.traceCount;
  const perMs = box.height / window.durationMs;
  const durationMs = (extent.sampleCount * axes.sampleIntervalUs) / 1000;
  return {
    left: box.left + (extent.firstTrace - window.firstTrace) * perTrace,
    top: box.top + (timeMsOfSample(axes, extent.firstSample) - window.startTimeMs) * perMs,
    width: extent.traceCount * perTrace,
    height: durationMs * perMs,
  };
}

function drawPick(pick: PickedWindow, { left: x, top: y, width, height }: Box): string {
  const { colour, dashes, letter } = CLASS_STYLES[pick.class];
  const outline = { x, y, width, height, fill: 'none' };
  const ground = element('rect', {
    ...outline,
    stroke: '#ffffff',
    'stroke-width': 3,
    'stroke-opacity': 0.85,
  });
  const line = element('rect', {
    ...outline,
    stroke: colour,
    'stroke-width': 1.6,
    'stroke-dasharray': dashes.join(' ') || 'none',
  });
  const place = { x: x + 3, y: y + 10, 'font-size': 9, 'font-weight': 'bold' };
  const halo = { stroke: '#ffffff', 'stroke-width': 2.4, 'stroke-linejoin': 'round' };
  return ground + line + label(letter, { ...place, ...halo }) + label(letter, { ...place, fill: colour });
}

/** The outlines of picks by class, cut off at the plot's edge. */
export function drawPicks(
  picks: readonly PickedWindow[],
  axes: SectionAxes,
  view: { readonly window: FigureWindow; readonly box: Box },
): string {
  const { left: x, top: y, width, height } = view.box;
  const edge = element('clipPath', { id: 'plot' }, [element('rect', { x, y, width, height })]);
  const outlines = picks.map((pick) => drawPick(pick, boxOfPick(pick, axes, view)));
  return edge + element('g', { 'clip-path': 'url(#plot)' }, outlines);
}
