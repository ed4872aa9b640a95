import { describe, expect, it } from 'vitest';
import { curvatureScan, hyperbolaTable } from '#seismic/channels/curvature/curvatureScan';
import { hyperbolaSpread } from '#seismic/channels/curvature/hyperbolaSpread';
import { evenSlopes, slopeScan } from '#seismic/channels/dipScan';
import { slantResidual, tensorSlope } from '#seismic/channels/slantResidual';
import { sidedShares, steepShares } from '#seismic/channels/slopeFan';

const EXTENT = { traceCount: 90, sampleCount: 110 };

function wavelet(samples: number): number {
  const u = (Math.PI * samples * 0.2) ** 2;
  return (1 - 2 * u) * Math.exp(-u);
}

type Arrival = (trace: number) => number;

/** Wavelets of a period of five samples along curves. */
function sectionOf(arrivals: readonly Arrival[]): Float32Array {
  return Float32Array.from({ length: EXTENT.traceCount * EXTENT.sampleCount }, (_, i) => {
    const [trace, sample] = [Math.floor(i / EXTENT.sampleCount), i % EXTENT.sampleCount];
    return arrivals.reduce((sum, arrival) => sum + wavelet(sample - arrival(trace)), 0);
  });
}

const placeOf = (trace: number, sample: number): number => trace * EXTENT.sampleCount + sample;

/** Layers at every ninth sample, all with one slope. */
function layers(slope: number): Float32Array {
  return sectionOf(Array.from({ length: 40 }, (_, k) => (trace: number) => 9 * (k - 14) + slope * trace));
}

describe('straight channels', () => {
  it.each([-1.5, -0.5, 0, 0.25, 1, 2])('find layers with a slope of %f samples a trace', (slope) => {
    const slopes = evenSlopes(2, 17);
    const options = { slopes, reach: 4, step: 1 };
    const { best, bestSlope, histogram } = slopeScan(layers(slope), EXTENT, options);
    for (const place of [placeOf(45, 50), placeOf(30, 61), placeOf(60, 77)]) {
      expect(slopes[bestSlope[place]]).toBe(slope);
      expect(best[place]).toBeGreaterThan(0.95);
    }
    const shares = Array.from(slopes, (_, i) => histogram[i * best.length + placeOf(45, 50)]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
    expect(Math.max(...shares)).toBe(shares[bestSlope[placeOf(45, 50)]]);
  });

  it.each([-0.8, 0, 0.3])(
    'leave nothing of layers with a slope of %f, and a point that crosses them',
    (slope) => {
      const widths = { traces: 20, samples: 10 };
      const plain = layers(slope);
      const other = placeOf(20, 40);
      // Differences over two samples make a slope of five samples per period a little steeper.
      expect(Math.abs(tensorSlope(plain, EXTENT, widths)[placeOf(45, 50)] - slope)).toBeLessThan(0.12);
      const residual = slantResidual(plain, EXTENT, widths, 10);
      const energy = (values: Float32Array): number =>
        values.subarray(placeOf(30, 0), placeOf(60, 0)).reduce((sum, value) => sum + value * value, 0);
      expect(energy(residual)).toBeLessThan(0.25 * energy(plain));
      const bumped = plain.slice();
      bumped[other] += 1;
      const gap = slantResidual(bumped, EXTENT, widths, 10)[other] - residual[other];
      expect(gap).toBeGreaterThan(0.85);
    },
  );

  it('tell slopes by their f-k fans', () => {
    const at = (slope: number): number[] => {
      const section = layers(slope);
      const energy = new Float32Array(section.length).fill(0.3);
      return steepShares(section, energy, EXTENT, [[0.3, 0.5]]).map((share) => share[placeOf(45, 50)]);
    };
    expect(Math.max(...at(0.1))).toBeLessThan(-0.5);
    const [above, below] = at(0.4);
    expect(above).toBeGreaterThan(below + 0.5);
    expect(Math.min(...at(0.8))).toBeGreaterThan(1.1);
  });

  it.each([
    [0.25, [1, 0, 0, 0]],
    [-0.25, [0, 1, 0, 0]],
    [0.7, [1, 0, 1, 0]],
    [-0.7, [0, 1, 0, 1]],
    [0, [0, 0, 0, 0]],
  ])('tell which side layers with a slope of %f go down to, and how far', (slope, shares) => {
    const found = sidedShares(layers(slope), EXTENT, [0.1, 0.45]).map((share) => share[placeOf(45, 50)]);
    found.forEach((share, i) => {
      expect(Math.abs(share - shares[i])).toBeLessThan(0.15);
    });
  });

  it('have mirrored sides for a mirrored section, and no side where there is nothing', () => {
    const section = sectionOf([(trace) => 30 + 0.5 * trace, (trace) => 80 - 0.25 * trace]);
    const mirrored = section.map((_, i) => {
      const [trace, sample] = [Math.floor(i / EXTENT.sampleCount), i % EXTENT.sampleCount];
      return section[placeOf(EXTENT.traceCount - 1 - trace, sample)];
    });
    const [right, left] = sidedShares(section, EXTENT, [0.1]);
    const [, other] = sidedShares(mirrored, EXTENT, [0.1]);
    for (const [trace, sample] of [
      [20, 40],
      [45, 69],
      [60, 65],
    ])
      expect(right[placeOf(trace, sample)]).toBeCloseTo(
        other[placeOf(EXTENT.traceCount - 1 - trace, sample)],
        3,
      );
    expect(right[placeOf(20, 40)]).toBeGreaterThan(0.8);
    expect(left[placeOf(20, 40)]).toBeLessThan(0.1);
    const silent = sidedShares(new Float32Array(section.length), EXTENT, [0.1]);
    for (const map of silent) expect(map.every((share) => share === 0)).toBe(true);
  });
});

describe('curvature scan', () => {
  const firstSample = 20;
  const apex = { trace: 45, sample: 50 };
  const arrivalOf =
    (slope: number): Arrival =>
    (trace) =>
      Math.sqrt((apex.sample + firstSample) ** 2 + (slope * (trace - apex.trace)) ** 2) - firstSample;
  const table = hyperbolaTable(EXTENT.sampleCount, firstSample);
  const place = placeOf(apex.trace, apex.sample);

  it.each([0.35, 0.7, 1.05, 1.4])('finds a hyperbola of asymptotic slope %f by its apex', (slope) => {
    const { semblance, curvature } = curvatureScan(sectionOf([arrivalOf(slope)]), EXTENT, table);
    const top = semblance.indexOf(Math.max(...semblance));
    expect(Math.floor(top / EXTENT.sampleCount)).toBe(apex.trace);
    expect(Math.abs((top % EXTENT.sampleCount) - apex.sample)).toBeLessThan(3);
    expect(Math.sqrt(curvature[place])).toBeCloseTo(slope, 5);
  });

  it('follows one curvature a time where its table has those, and says which', () => {
    const slopeOf = (time: number): number => 1.2 - 0.005 * time;
    const byTime = hyperbolaTable(EXTENT.sampleCount, firstSample, [(time) => slopeOf(time) ** 2]);
    const own = slopeOf(apex.sample + firstSample);
    const { semblance, curvature } = curvatureScan(sectionOf([arrivalOf(own)]), EXTENT, byTime);
    expect(semblance[place]).toBeGreaterThan(0.8);
    expect(Math.sqrt(curvature[place])).toBeCloseTo(own, 5);
    curvature.forEach((found, i) => {
      const expected = semblance[i] > 0 ? slopeOf((i % EXTENT.sampleCount) + firstSample) ** 2 : 0;
      expect(found).toBeCloseTo(expected, 5);
    });
    const other = curvatureScan(sectionOf([arrivalOf(2 * own)]), EXTENT, byTime);
    expect(other.semblance[place]).toBeLessThan(0.3);
  });

  it('passes over a slanting event and half of a hyperbola', () => {
    const peakOf = (arrival: Arrival): number =>
      Math.max(...curvatureScan(sectionOf([arrival]), EXTENT, table).semblance);
    const whole = peakOf(arrivalOf(1.05));
    const half: Arrival = (trace) => (trace > apex.trace ? arrivalOf(1.05)(trace) : -99);
    expect(peakOf(half)).toBeLessThan(0.4 * whole);
    expect(peakOf((trace) => 10 + 0.9 * trace)).toBeLessThan(0.4 * whole);
  });

  it('is laid out along the hyperbola', () => {
    const arrival = arrivalOf(1.05);
    const spread = hyperbolaSpread(curvatureScan(sectionOf([arrival]), EXTENT, table), EXTENT, firstSample);
    for (const trace of [10, 30, 45, 70, 85]) {
      const sample = Math.round(arrival(trace));
      const column = spread.subarray(trace * EXTENT.sampleCount, (trace + 1) * EXTENT.sampleCount);
      expect(column[sample]).toBeGreaterThan(0.7 * spread[place]);
      expect(column[sample + 15]).toBeLessThan(0.3 * spread[place]);
    }
  });
});
