import { amplitudes } from '#seismic/display/layers/amplitudes';
import { clusterWindows } from '#seismic/display/layers/clusterWindows';
import { crossings } from '#seismic/display/layers/crossings';
import { differences } from '#seismic/display/layers/differences';
import { gridLines } from '#seismic/display/layers/gridLines';
import { interpretation } from '#seismic/display/layers/interpretation';
import type { DisplayLayer, DisplayScene, Surface } from '#seismic/display/layers/layer';
import { picks } from '#seismic/display/layers/picks';
import { probabilities } from '#seismic/display/layers/probabilities';
import { proposals } from '#seismic/display/layers/proposals';
import { velocityCurves } from '#seismic/display/layers/velocityCurves';
import { wiggles } from '#seismic/display/layers/wiggles';
import type { MarkGroup } from '#seismic/display/marks';
import type { PlotSize } from '#seismic/display/view';

/** Every layer of the section's picture, from the bottom up. */
export const DISPLAY_LAYERS: readonly DisplayLayer[] = [
  amplitudes,
  wiggles,
  probabilities,
  gridLines,
  interpretation,
  crossings,
  picks,
  differences,
  proposals,
  clusterWindows,
  velocityCurves,
];

/** Names of the layers that are hidden until they are switched on. */
export const OFF_AT_FIRST = DISPLAY_LAYERS.filter(({ isOffAtFirst }) => isOffAtFirst).map(({ name }) => name);

/** Draws all layers of a scene that are not hidden. */
export function drawLayers(scene: DisplayScene, surface: Surface): void {
  for (const layer of DISPLAY_LAYERS)
    if (!scene.hiddenLayers.includes(layer.name)) layer.draw(scene, surface);
}

/** The marks of a scene, for a window whose samples are painted elsewhere. */
export function marksOfScene(scene: DisplayScene, size: PlotSize): MarkGroup[] {
  const groups: MarkGroup[] = [];
  drawLayers(scene, {
    medium: 'window',
    size,
    amplitudes: () => undefined,
    wiggles: () => undefined,
    probabilities: () => undefined,
    marks: (group) => void groups.push(group),
  });
  return groups;
}
