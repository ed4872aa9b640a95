import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPanelMaker } from '#seismic/correlation/panelMaker';
import { createRandom } from '#seismic/numerics/random';

const python = join(import.meta.dirname, '../../../.oracles/bin/python');

/**
 * NumPy's own transforms in double precision on windows padded to more than twice their size: reads two
 * windows of 32 x 40 float32, writes their panel for lags to ±20 as float64.
 */
const NUMPY = `
import sys
import numpy as np
a, b = np.frombuffer(sys.stdin.buffer.read(), '<f4').astype('f8').reshape(2, 32, 40)
a, b = a - a.mean(), b - b.mean()
spectrum = np.conj(np.fft.fft2(a, (128, 128))) * np.fft.fft2(b, (128, 128))
panel = np.fft.ifft2(spectrum).real / np.sqrt((a ** 2).sum() * (b ** 2).sum())
lags = np.arange(-20, 21)
sys.stdout.buffer.write(panel[np.ix_(lags, lags)].astype('<f8').tobytes())
`;

describe.skipIf(!existsSync(python))('panels against NumPy (needs .oracles: npm run oracles)', () => {
  it('agree to 1e-5 of the peak', () => {
    const random = createRandom(5);
    const values = Float32Array.from({ length: 2560 }, () => 100 + 30 * random.normal());
    const reply = execFileSync(python, ['-c', NUMPY], { input: new Uint8Array(values.buffer) });
    const expected = new Float64Array(new Uint8Array(reply).buffer);
    const maker = createPanelMaker({ traces: 32, samples: 40, maximumTraceLag: 20, maximumSampleLag: 20 });
    const [a, b] = [values.subarray(0, 1280), values.subarray(1280)].map((window) => maker.prepare(window));
    const panel = maker.panels([a], [b], new Float32Array(maker.panelLength));
    maker.dispose();
    const peak = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(expected.length).toBe(1681);
    expect(peak).toBeGreaterThan(0.01);
    const worst = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - panel[i])), 0);
    expect(worst / peak).toBeLessThan(1e-5);
  });
});
