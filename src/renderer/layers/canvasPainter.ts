import { ownedByTile, type SectionPainter, type TileFrame } from '#renderer/layers/sectionPainter';
import type { DisplayScene, Surface } from '#seismic/display/layers/layer';
import { drawLayers } from '#seismic/display/layers/registry';
import { type Pixels, paintAmplitudes, paintProbabilities } from '#seismic/display/raster';
import { paintWiggles } from '#seismic/display/wiggle';

/** Paints the section without a graphics card: the arithmetic of the shaders, pixel by pixel. */
export class CanvasPainter implements SectionPainter {
  readonly name = 'canvas';
  private image: ImageData | null = null;

  constructor(private readonly context: CanvasRenderingContext2D) {}

  prepare(): boolean {
    return true;
  }

  paint(frame: TileFrame, scene: DisplayScene): void {
    const { width, height } = frame.size;
    if (this.image?.width !== width || this.image.height !== height) {
      this.image = this.context.createImageData(width, height);
    }
    this.image.data.fill(0);
    paintPixels(this.image.data, frame, scene);
    this.context.putImageData(this.image, 0, 0);
  }

  dispose(): void {
    this.image = null;
  }
}

/** Fills RGBA bytes of the frame's size with the layers of the scene. */
export function paintPixels(pixels: Pixels, frame: TileFrame, scene: DisplayScene): void {
  const surface: Surface = {
    medium: 'window',
    size: frame.size,
    amplitudes(look) {
      for (const cells of frame.tiles)
        paintAmplitudes(pixels, frame, { cells, owned: ownedByTile(cells, frame) }, look);
    },
    wiggles(look) {
      if (look.isAlone) pixels.fill(255);
      for (const cells of frame.wiggleTiles)
        paintWiggles(pixels, frame, { cells, owned: ownedByTile(cells, frame) }, look);
    },
    probabilities: (look) => paintProbabilities(pixels, frame, look),
    marks: () => undefined,
  };
  drawLayers(scene, surface);
}
