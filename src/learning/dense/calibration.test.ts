import { describe, expect, it } from 'vitest';
import { calibrationFigures, fitTemperature } from '#learning/dense/calibration';
import { createRandom } from '#seismic/numerics/random';

/** Places whose class is drawn by the softmax of their outputs; the outputs given are `sharpness` times those. */
function drawn(sharpness: number) {
  const random = createRandom(3);
  const count = 20_000;
  const logits = [0, 1, 2].map(() => Float32Array.from({ length: count }, () => 2 * random.normal()));
  const labels = Int8Array.from({ length: count }, (_, i) => {
    const powers = logits.map((values) => Math.exp(values[i]));
    let left = random.uniform() * (powers[0] + powers[1] + powers[2]);
    for (let c = 0; c < 2; c++) {
      left -= powers[c];
      if (left < 0) return c;
    }
    return 2;
  });
  return { logits: logits.map((values) => values.map((value) => sharpness * value)), labels };
}

describe('calibration', () => {
  it.each([1, 1.5, 2.5])('finds the temperature %s of outputs that are too sure by it', (sharpness) => {
    const judged = drawn(sharpness);
    const temperature = fitTemperature(judged);
    expect(temperature / sharpness).toBeGreaterThan(0.9);
    expect(temperature / sharpness).toBeLessThan(1.1);
    expect(calibrationFigures(judged, temperature).calibrationError).toBeLessThan(0.02);
    if (sharpness > 2) expect(calibrationFigures(judged, 1).calibrationError).toBeGreaterThan(0.1);
  });

  it('counts by hand, and leaves out what has no label', () => {
    const logits = [Float32Array.of(1, 0, 9), Float32Array.of(0, 0, 0), Float32Array.of(0, 3, 0)];
    const { loss, accuracy, calibrationError } = calibrationFigures(
      { logits, labels: Int8Array.of(0, 1, -1) },
      1,
    );
    const first = Math.exp(1) / (Math.exp(1) + 2);
    const second = 1 / (2 + Math.exp(3));
    expect(loss).toBeCloseTo(-(Math.log(first) + Math.log(second)) / 2, 6);
    expect(accuracy).toBe(0.5);
    const sure = Math.exp(3) / (2 + Math.exp(3));
    expect(calibrationError).toBeCloseTo((1 - first + sure) / 2, 6);
  });
});
