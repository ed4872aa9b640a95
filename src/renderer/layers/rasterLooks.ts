import { ownedByTile, type TileFrame } from '#renderer/layers/sectionPainter';
import type { DisplayScene } from '#seismic/display/layers/layer';
import { drawLayers } from '#seismic/display/layers/registry';
import type { ProbabilityLook } from '#seismic/display/probabilityLook';
import {
  type AmplitudeLook,
  type Pixels,
  paintAmplitudes,
  paintProbabilities,
} from '#seismic/display/raster';
import type { PlotSize } from '#seismic/display/view';
import { paintWiggles, type WiggleLook } from '#seismic/display/wiggle';

/** One layer of samples or probabilities, as it is to look. */
export type RasterLook =
  | { readonly kind: 'amplitudes'; readonly look: AmplitudeLook }
  | { readonly kind: 'wiggles'; readonly look: WiggleLook }
  | { readonly kind: 'probabilities'; readonly look: ProbabilityLook };

/** The layers of a scene that are painted pixel by pixel, from the bottom up. */
export function looksOf(scene: DisplayScene, size: PlotSize): RasterLook[] {
  const looks: RasterLook[] = [];
  drawLayers(scene, {
    medium: 'window',
    size,
    amplitudes: (look) => void looks.push({ kind: 'amplitudes', look }),
    wiggles: (look) => void looks.push({ kind: 'wiggles', look }),
    probabilities: (look) => void looks.push({ kind: 'probabilities', look }),
    marks: () => undefined,
  });
  return looks;
}

/** Fills RGBA bytes of the frame's size with layers: the arithmetic of the shaders, pixel by pixel. */
export function paintLooks(pixels: Pixels, frame: TileFrame, looks: readonly RasterLook[]): void {
  for (const { kind, look } of looks) {
    if (kind === 'amplitudes')
      for (const cells of frame.tiles)
        paintAmplitudes(pixels, frame, { cells, owned: ownedByTile(cells, frame) }, look);
    else if (kind === 'probabilities') paintProbabilities(pixels, frame, look);
    else {
      if (look.isAlone) pixels.fill(255);
      for (const cells of frame.wiggleTiles)
        paintWiggles(pixels, frame, { cells, owned: ownedByTile(cells, frame) }, look);
    }
  }
}
