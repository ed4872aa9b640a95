import { describe, expect, it } from 'vitest';
import { createField, type Survey } from '#seismic/simulate/field';
import { addReflection, focusing, type ReflectorPiece, specularPoint } from '#seismic/simulate/reflections';
import { createWaveletBank } from '#seismic/simulate/waveletBank';

const VELOCITY = 2200;
const SURVEY: Survey = {
  traceCount: 80,
  sampleCount: 700,
  sampleIntervalS: 0.002,
  traceSpacingM: 12.5,
  velocity: { surfaceVelocityMps: VELOCITY, gradientPerS: 0 },
  wavelets: createWaveletBank({
    sampleIntervalS: 0.002,
    durationS: 1.4,
    topPeakHz: 30,
    bottomPeakHz: 30,
    phase: 0,
  }),
};

/** A reflector by its image time in s at a place in m, drawn well beyond both ends of the line. */
function pieceOf(
  timeAt: (positionM: number) => number,
  firstPositionM = -1000,
  pointCount = 240,
): ReflectorPiece {
  const imageTimesS = Float64Array.from({ length: pointCount }, (_, i) => timeAt(firstPositionM + 12.5 * i));
  const amplitudes = new Float64Array(pointCount).fill(1);
  return {
    firstPositionM,
    positionStepM: 12.5,
    imageTimesS,
    amplitudes,
    startsAtEdge: false,
    endsAtEdge: false,
  };
}

/** Time in s and size of the largest value of a trace. */
function peakOf(field: Float32Array, trace: number): { timeS: number; size: number } {
  const row = field.subarray(trace * SURVEY.sampleCount, (trace + 1) * SURVEY.sampleCount);
  const size = row.reduce((most, value) => Math.max(most, value), 0);
  return { timeS: row.indexOf(size) * SURVEY.sampleIntervalS, size };
}

function reflectionOf(piece: ReflectorPiece): Float32Array {
  const field = createField(SURVEY);
  addReflection(field, SURVEY, piece);
  return field;
}

/** Two-way time from a surface place to the nearest point of a reflector, all points tried. */
function leastTime(timeAt: (positionM: number) => number, surfaceM: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let xM = surfaceM - 900; xM <= surfaceM + 900; xM += 0.5)
    least = Math.min(least, Math.hypot(timeAt(xM), (2 * (surfaceM - xM)) / VELOCITY));
  return least;
}

describe('reflections', () => {
  it.each([0, 1e-4, -2e-4, 3e-4])('of a plane of slope %d s/m arrive when the normal ray does', (slope) => {
    const field = reflectionOf(pieceOf((xM) => 0.9 + slope * (xM - 500)));
    // Closed form: the distance of a point from a plane.
    const tangent = (VELOCITY * slope) / 2;
    for (const trace of [5, 40, 75]) {
      const expected = (0.9 + slope * (trace * 12.5 - 500)) / Math.sqrt(1 + tangent ** 2);
      expect(Math.abs(peakOf(field, trace).timeS - expected)).toBeLessThan(0.0015);
    }
  });

  it('of an anticline arrive at the least time over all its points', () => {
    const timeAt = (xM: number): number => 0.8 + 0.15 * (1 - Math.exp(-(((xM - 500) / 400) ** 2)));
    const field = reflectionOf(pieceOf(timeAt));
    for (const trace of [8, 25, 40, 60])
      expect(Math.abs(peakOf(field, trace).timeS - leastTime(timeAt, trace * 12.5))).toBeLessThan(0.002);
  });

  it('follow rays whose time is stationary', () => {
    const piece = pieceOf((xM) => 0.8 + 1.5e-4 * xM + 2e-8 * xM * xM);
    for (const index of [60, 100, 140]) {
      const { surfaceM, timeS } = specularPoint(piece, index, SURVEY);
      const timeFrom = (i: number): number =>
        Math.hypot(piece.imageTimesS[i], (2 * (surfaceM - (12.5 * i - 1000))) / VELOCITY);
      // A stationary time changes with the square of the step only.
      expect(Math.abs(timeFrom(index) - timeS)).toBeLessThan(1e-12);
      expect(Math.abs(timeFrom(index + 1) - timeFrom(index - 1))).toBeLessThan(1e-7);
    }
  });

  it('are weakened over an anticline by √(dx/dy) and hold where rays would meet', () => {
    const curvature = 4e-7;
    const flat = peakOf(reflectionOf(pieceOf(() => 0.8)), 40).size;
    const bent = peakOf(reflectionOf(pieceOf((xM) => 0.8 + (curvature / 2) * (xM - 500) ** 2)), 40).size;
    // y = x + (v²/4) τ τ′ near the top: dy/dx = 1 + (v²/4) τ τ″.
    const spread = 1 + (VELOCITY ** 2 / 4) * 0.8 * curvature;
    expect(bent / flat).toBeCloseTo(Math.sqrt(1 / spread), 1);
    expect([focusing(10, 40), focusing(10, -40), focusing(10, 0)]).toEqual([0.5, 0.5, Math.sqrt(2.5)]);
  });

  it('end where their last ray comes up', () => {
    const slope = 2e-4;
    const piece = pieceOf((xM) => 0.9 + slope * (xM - 500), -1000, 121);
    const field = reflectionOf(piece);
    const endM = 500 + (VELOCITY ** 2 / 4) * 0.9 * slope;
    const lit = Array.from({ length: 80 }, (_, trace) => peakOf(field, trace).size > 0);
    expect(lit.indexOf(false)).toBe(Math.ceil(endM / 12.5));
    expect(lit.lastIndexOf(true)).toBe(Math.ceil(endM / 12.5) - 1);
  });
});
