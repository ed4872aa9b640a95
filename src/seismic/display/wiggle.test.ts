import { describe, expect, it } from 'vitest';
import { cellsOfSection, wholeView } from '#seismic/display/cells';
import { paintWiggles, type WiggleLook, wiggleLevel, wiggleStep } from '#seismic/display/wiggle';
import { createRandom } from '#seismic/numerics/random';

const size = { width: 120, height: 90 };
const [traceCount, sampleCount] = [8, 24];
const random = createRandom(3);
const amplitudes = Float32Array.from(
  { length: traceCount * sampleCount },
  (_, i) => 2.5 * Math.sin(i * 0.7 + Math.floor(i / sampleCount)) + 0.3 * random.normal(),
);
const section = { traceCount, sampleCount, sampleIntervalUs: 4000, startTimeMs: 0, amplitudes };
const look: WiggleLook = { clip: 2, fill: 'positive', excursion: 1, isAlone: true };

function drawn(change: Partial<WiggleLook>, traceStep = 1): Uint8ClampedArray {
  const view = wholeView(section);
  const level = wiggleLevel({ traceStep: 1, sampleStep: 1 }, traceStep);
  const cells = cellsOfSection(section, view, level);
  const pixels = new Uint8ClampedArray(4 * size.width * size.height).fill(255);
  paintWiggles(pixels, { axes: section, view, size }, { cells, owned: view }, { ...look, ...change });
  return pixels;
}

/** Trace t swings about the middle of its cell; sample s is at the middle of its cell; straight between samples. */
function curveOf(trace: number, excursion: number, step: number): (y: number) => number {
  const [across, down] = [size.width / traceCount, size.height / sampleCount];
  return (y) => {
    const at = Math.min(sampleCount - 1, Math.max(0, y / down - 0.5));
    const [before, part] = [Math.floor(at), at % 1];
    const of = (sample: number) => amplitudes[trace * sampleCount + Math.min(sampleCount - 1, sample)];
    const value = of(before) * (1 - part) + of(before + 1) * part;
    return Math.min(1, Math.max(-1, value / look.clip)) * excursion * step * across;
  };
}

/** Distance of a point to the nearest straight piece of a curve, a piece half a pixel high at most. */
function distanceTo(curve: (y: number) => number, x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let top = Math.max(0, y - 1); top < Math.min(size.height, y + 1); top += 0.5) {
    const [x1, dx] = [curve(top), curve(top + 0.5) - curve(top)];
    const part = Math.min(1, Math.max(0, ((x - x1) * dx + (y - top) * 0.5) / (dx * dx + 0.25)));
    nearest = Math.min(nearest, Math.hypot(x - x1 - part * dx, y - top - part * 0.5));
  }
  return nearest;
}

/** How dark each pixel is, 0 to 1, by 4 x 4 points in it: on the filled side of a trace, or on its line. */
function supersampled(fill: 1 | -1 | 0, excursion: number, step = 1): Float64Array {
  const dark = new Float64Array(size.width * size.height);
  const traces = Array.from({ length: Math.ceil(traceCount / step) }, (_, i) => i * step);
  const curves = traces.map((trace) => ({
    zero: ((trace + 0.5) * size.width) / traceCount,
    curve: curveOf(trace, excursion, step),
  }));
  const POINTS = 4;
  for (let y = 0; y < size.height * POINTS; y++) {
    const swings = curves.map(({ zero, curve }) => ({ zero, curve, swing: curve((y + 0.5) / POINTS) }));
    for (let x = 0; x < size.width * POINTS; x++) {
      const at = (x + 0.5) / POINTS;
      const isDark = swings.some(({ zero, curve, swing }) => {
        const side = fill * (at - zero);
        const isNear = Math.abs(at - zero) < 1.2 * step * (size.width / traceCount) + 1;
        if (!isNear) return false;
        if (side > 0 && side < fill * swing) return true;
        return distanceTo(curve, at - zero, (y + 0.5) / POINTS) < 0.5;
      });
      if (isDark) dark[Math.floor(y / POINTS) * size.width + Math.floor(x / POINTS)] += 1 / POINTS ** 2;
    }
  }
  return dark;
}

/** Mean difference of a picture to the share of dark points, 0 to 1. */
function differenceTo(dark: Float64Array, pixels: Uint8ClampedArray): number {
  const sum = dark.reduce((total, share, i) => total + Math.abs(255 - 235 * share - pixels[4 * i]) / 235, 0);
  return sum / dark.length;
}

describe('wiggles', () => {
  it.each([
    ['peaks filled', 'positive', 1, 1],
    ['troughs filled', 'negative', -1, 1],
    ['a line only', 'none', 0, 1],
    ['of every second trace, over their neighbours', 'positive', 1, 2],
  ] as const)('are where points of the picture lie in them: %s', (_name, fill, side, step) => {
    const pixels = drawn({ fill, excursion: 1.2 }, step);
    expect(differenceTo(supersampled(side, 1.2, step), pixels)).toBeLessThan(side === 0 ? 0.045 : 0.025);
    // A test that sees errors: the other side filled, or a trace aside, is a far other picture.
    expect(differenceTo(supersampled(side === 1 ? -1 : 1, 1.2, step), pixels)).toBeGreaterThan(0.08);
  });

  it('show troughs as peaks where the polarity is reversed', () => {
    const reversed = drawn({ clip: -2 });
    const negated = { ...section, amplitudes: amplitudes.map((value) => -value) };
    const view = wholeView(section);
    const pixels = new Uint8ClampedArray(4 * size.width * size.height).fill(255);
    const cells = cellsOfSection(negated, view, { traceStep: 1, sampleStep: 1 });
    paintWiggles(pixels, { axes: negated, view, size }, { cells, owned: view }, look);
    expect(reversed).toEqual(pixels);
    expect(reversed).not.toEqual(drawn({}));
  });

  it('are thinned until they are three pixels apart', () => {
    expect([100, 300, 334, 1000, 10_000].map((traces) => wiggleStep(traces, 1000))).toEqual([1, 1, 2, 4, 32]);
  });
});
