import { CanvasPainter } from '#renderer/layers/canvasPainter';
import type { SectionPainter } from '#renderer/layers/sectionPainter';
import { WebglPainter } from '#renderer/layers/webglPainter';

/**
 * The painter for a canvas that has none yet: WebGL2 where there is a graphics card (or a stand-in
 * for one), else the 2-D canvas. A canvas keeps its kind of context for life.
 */
export function createPainter(
  canvas: HTMLCanvasElement,
  wanted: 'auto' | 'webgl' | 'canvas',
): SectionPainter | null {
  if (wanted !== 'canvas') {
    const gl = canvas.getContext('webgl2', { alpha: true, antialias: false, depth: false, stencil: false });
    if (gl) return new WebglPainter(gl);
    if (wanted === 'webgl') return null;
  }
  const context = canvas.getContext('2d');
  return context ? new CanvasPainter(context) : null;
}
