import { CanvasPainter } from '#renderer/layers/canvasPainter';
import type { SectionPainter } from '#renderer/layers/sectionPainter';
import { WebglPainter } from '#renderer/layers/webglPainter';

/**
 * The painter for a canvas that has no context yet: WebGL2 if the browser offers it (in hardware or in
 * software), else the 2-D canvas, which calls `onPicture` when a frame is to be drawn again. The kind of a canvas's
 * context cannot be changed afterwards.
 */
export function createPainter(
  canvas: HTMLCanvasElement,
  wanted: 'auto' | 'webgl' | 'canvas',
  onPicture: () => void,
): SectionPainter | null {
  if (wanted !== 'canvas') {
    const gl = canvas.getContext('webgl2', { alpha: true, antialias: false, depth: false, stencil: false });
    if (gl) return new WebglPainter(gl);
    if (wanted === 'webgl') return null;
  }
  const context = canvas.getContext('2d');
  return context ? new CanvasPainter(context, onPicture) : null;
}
