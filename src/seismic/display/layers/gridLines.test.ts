import { describe, expect, it } from 'vitest';
import { FigureSurface } from '#jobs/figures/figureSurface';
import { DEFAULT_DRAWING } from '#seismic/display/drawing';
import type { DisplayScene } from '#seismic/display/layers/layer';
import { drawLayers, marksOfScene, OFF_AT_FIRST } from '#seismic/display/layers/registry';
import { TRACE_NUMBER } from '#seismic/survey/traceScale';

const section = {
  traceCount: 100,
  sampleCount: 251,
  sampleIntervalUs: 4000,
  startTimeMs: 0,
  amplitudes: new Float32Array(100 * 251),
};
const scene: DisplayScene = {
  ...DEFAULT_DRAWING,
  axes: section,
  range: { firstTrace: 0, traceCount: 100, startTimeMs: 0, durationMs: 1000 },
  clip: 1,
  colourTable: 'grey',
  probabilities: null,
  picks: [],
  scale: TRACE_NUMBER,
  hiddenLayers: [],
};

describe('timing and trace lines', () => {
  it('cross the plot at the ticks of both axes', () => {
    const [{ marks }] = marksOfScene(scene, { width: 800, height: 250 });
    const lines = marks.flatMap((mark) => (mark.kind === 'line' ? [mark] : []));
    const level = lines.filter(({ from, to }) => from.y === to.y);
    // Every 200 ms: samples 0, 50, 100, … in the middle of their milliseconds.
    expect(level.map(({ from }) => from.y)).toEqual([0.5, 50.5, 100.5, 150.5, 200.5]);
    expect(level.every(({ from, to }) => from.x === 0 && to.x === 800)).toBe(true);
    // Every tenth trace, 8 pixels wide.
    const upright = lines.filter(({ from, to }) => from.x === to.x).map(({ from }) => from.x);
    expect(upright).toEqual([4, 84, 164, 244, 324, 404, 484, 564, 644, 724]);
  });

  it('are drawn on figures too', () => {
    const surface = new FigureSurface(
      section,
      scene.range,
      { left: 10, top: 20, width: 800, height: 250 },
      1,
    );
    drawLayers(scene, surface);
    expect(surface.markup()).toContain('<line x1="0" y1="50.5" x2="800" y2="50.5"');
  });

  it('are hidden until they are switched on', () => {
    expect(OFF_AT_FIRST).toContain('gridLines');
    expect(marksOfScene({ ...scene, hiddenLayers: OFF_AT_FIRST }, { width: 800, height: 250 })).toEqual([]);
  });
});
