import { describe, expect, it } from 'vitest';
import { directPanel, type SizedWindow } from '#seismic/correlation/directPanel';
import { createPanelMaker } from '#seismic/correlation/panelMaker';
import type { PanelShape } from '#seismic/correlation/panelMemory';
import { createRandom, type Random } from '#seismic/numerics/random';

function noiseWindow(random: Random, traces: number, samples: number): SizedWindow {
  return { traces, samples, values: Float32Array.from({ length: traces * samples }, () => random.normal()) };
}

/** Largest difference of the maker's panel from the direct sum, as a share of the panel's peak. */
function worstShare(shape: PanelShape, a: SizedWindow, b: SizedWindow): number {
  const maker = createPanelMaker(shape);
  const panel = new Float32Array(maker.panelLength);
  maker.panels([maker.prepare(a.values, a)], [maker.prepare(b.values, b)], panel);
  maker.dispose();
  const direct = directPanel(a, b, shape);
  const peak = direct.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return direct.reduce((worst, value, i) => Math.max(worst, Math.abs(value - panel[i])), 0) / peak;
}

const SHAPES: PanelShape[] = [
  { traces: 32, samples: 40, maximumTraceLag: 20, maximumSampleLag: 20 },
  { traces: 1, samples: 1, maximumTraceLag: 0, maximumSampleLag: 0 },
  { traces: 5, samples: 3, maximumTraceLag: 2, maximumSampleLag: 1 },
  { traces: 7, samples: 61, maximumTraceLag: 12, maximumSampleLag: 3 },
  { traces: 40, samples: 33, maximumTraceLag: 8, maximumSampleLag: 40 },
  { traces: 21, samples: 90, maximumTraceLag: 3, maximumSampleLag: 6 },
];

describe('panel maker', () => {
  it.each(SHAPES)('agrees with the direct sum to 1e-5 for %o', (shape) => {
    const random = createRandom(7);
    const a = noiseWindow(random, shape.traces, shape.samples);
    const b = noiseWindow(random, shape.traces, shape.samples);
    if (shape.traces * shape.samples > 1) expect(worstShare(shape, a, b)).toBeLessThan(1e-5);
  });
});
