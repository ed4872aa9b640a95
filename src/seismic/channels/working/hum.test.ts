import { describe, expect, it } from 'vitest';
import { removeHum } from '#seismic/channels/working/hum';
import { createRandom } from '#seismic/numerics/random';

const EXTENT = { traceCount: 40, sampleCount: 600 };

/** Flat reflectors under a wavelet of ten samples over noise; a tenth of them strong. */
function line(): Float32Array {
  const random = createRandom(8);
  const tops = Array.from({ length: 30 }, (_, i) => ({
    at: 20 * i + 9 * random.uniform(),
    size: random.normal(),
  }));
  const { traceCount, sampleCount } = EXTENT;
  return Float32Array.from({ length: traceCount * sampleCount }, (_, i) => {
    const events = tops.reduce((sum, { at, size }) => {
      const u = (Math.PI * ((i % sampleCount) - at)) / 10;
      return sum + size * (1 - 2 * u * u) * Math.exp(-u * u);
    }, 0);
    return events + 0.1 * random.normal();
  });
}

const energyOf = (values: Float32Array): number => values.reduce((sum, value) => sum + value * value, 0);

describe('hum', () => {
  it('is taken away at any frequency and phase, and what is muted stays zero', () => {
    for (const frequency of [0.2, 0.1731, 0.4]) {
      const random = createRandom(2);
      const plain = line();
      const phases = Array.from({ length: EXTENT.traceCount }, () => 2 * Math.PI * random.uniform());
      const isMuted = (i: number): boolean => i % EXTENT.sampleCount < 80;
      const humming = plain.map((value, i) => {
        const trace = Math.floor(i / EXTENT.sampleCount);
        return isMuted(i) ? 0 : value + 0.5 * Math.sin(2 * Math.PI * frequency * i + phases[trace]);
      });
      removeHum(humming, EXTENT);
      const left = humming.map((value, i) => (isMuted(i) ? 0 : value - plain[i]));
      const hum = 0.125 * plain.filter((_, i) => !isMuted(i)).length;
      expect(energyOf(left) / hum).toBeLessThan(0.05);
      expect(humming.every((value, i) => !isMuted(i) || value === 0)).toBe(true);
    }
  });

  it('is not found on a line without it, where there is nothing, or where there is nothing else', () => {
    for (const plain of [
      line(),
      new Float32Array(24_000),
      line().map((value) => (value > 0.5 ? value : 0)),
    ]) {
      const same = plain.slice();
      removeHum(same, EXTENT);
      expect(same).toEqual(plain);
    }
    const wave = line().map(
      (value, i) => 0.1 * value + Math.sin(0.6 * (i % 600) - 0.7 * Math.floor(i / 600)),
    );
    const still = wave.slice();
    removeHum(still, EXTENT);
    expect(still).toEqual(wave);
    const short = Float32Array.from({ length: 400 }, (_, i) => Math.sin(i));
    const same = short.slice();
    removeHum(same, { traceCount: 10, sampleCount: 40 });
    expect(same).toEqual(short);
  });
});
