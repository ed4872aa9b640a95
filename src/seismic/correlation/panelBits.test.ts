import { expect, it } from 'vitest';
import { createPanelMaker } from '#seismic/correlation/panelMaker';
import { createRandom } from '#seismic/numerics/random';

/** FNV-1a over the bytes. */
function hashOf(values: Float32Array): number {
  let hash = 2166136261;
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return hash;
}

/**
 * The same bits in Node and in Electron's Node: panelBits.electron.test.ts runs this there. Two shapes,
 * so that radices 4, 3 and 2 all take part.
 */
it.each([
  [{ traces: 32, samples: 40, maximumTraceLag: 20, maximumSampleLag: 20 }, 2435505394],
  [{ traces: 15, samples: 30, maximumTraceLag: 9, maximumSampleLag: 17 }, 71671626],
])('gives panels of %o with pinned bits', (shape, expected) => {
  const random = createRandom(2026);
  const maker = createPanelMaker(shape);
  const windows = Array.from({ length: 5 }, () =>
    maker.prepare(Float32Array.from({ length: shape.traces * shape.samples }, () => random.normal())),
  );
  const panels = maker.panels(windows, windows, new Float32Array(25 * maker.panelLength));
  maker.dispose();
  expect(hashOf(panels)).toBe(expected);
});
