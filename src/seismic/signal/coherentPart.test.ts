import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { coherentPart } from '#seismic/signal/coherentPart';

/** No whole number of windows in either direction. */
const EXTENT = { traceCount: 75, sampleCount: 131 };
const LENGTH = EXTENT.traceCount * EXTENT.sampleCount;
const SHAPE = { traces: 32, samples: 32 };
const NOTHING = new Float32Array(LENGTH);

/** Plane waves of a period of 12 samples. */
function waves(samplesPerTrace: number): Float32Array {
  return Float32Array.from({ length: LENGTH }, (_, i) => {
    const [trace, sample] = [Math.floor(i / EXTENT.sampleCount), i % EXTENT.sampleCount];
    return Math.cos((2 * Math.PI * (sample - samplesPerTrace * trace)) / 12);
  });
}

function energy(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

function correlation(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0) / Math.sqrt(energy(a) * energy(b));
}

const sum = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value + b[i]);

describe('the coherent part', () => {
  const random = createRandom(3);
  const noise = Float32Array.from({ length: LENGTH }, () => random.normal());
  const crossing = sum(waves(1.2), waves(-0.8));

  it('of crossing waves in noise is nearer to the waves, at the edges too', () => {
    const wanted = sum(crossing, noise);
    const found = coherentPart({ wanted, covering: NOTHING }, EXTENT, SHAPE);
    expect(correlation(wanted, crossing)).toBeLessThan(0.75);
    expect(correlation(found, crossing)).toBeGreaterThan(0.92);
    const edge = EXTENT.sampleCount * 4;
    expect(correlation(found.slice(-edge), crossing.slice(-edge))).toBeGreaterThan(0.9);
  });

  it('keeps more of waves than of noise', () => {
    const keptOf = (wanted: Float32Array): number =>
      energy(coherentPart({ wanted, covering: NOTHING }, EXTENT, SHAPE)) / energy(wanted);
    expect(keptOf(crossing)).toBeGreaterThan(3 * keptOf(noise));
  });

  it('has less of what has the slope of the covering waves', () => {
    const flat = waves(0);
    const weak = flat.map((value) => 0.3 * value);
    const wanted = sum(crossing, weak);
    const restOfFlat = (covering: Float32Array): number => {
      const found = coherentPart({ wanted, covering }, EXTENT, SHAPE);
      return Math.abs(correlation(found, flat)) / correlation(found, crossing);
    };
    expect(restOfFlat(flat)).toBeLessThan(0.7 * restOfFlat(NOTHING));
  });

  it('grows with the amplitudes, and is zero where they are', () => {
    const wanted = sum(crossing, noise);
    const found = coherentPart({ wanted, covering: crossing }, EXTENT, SHAPE);
    const loud = (values: Float32Array): Float32Array => values.map((value) => value * 1024);
    const louder = coherentPart({ wanted: loud(wanted), covering: loud(crossing) }, EXTENT, SHAPE);
    expect(louder).toEqual(loud(found));
    expect(coherentPart({ wanted: NOTHING, covering: crossing }, EXTENT, SHAPE)).toEqual(NOTHING);
  });
});
