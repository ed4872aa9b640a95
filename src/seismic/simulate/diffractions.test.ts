import { describe, expect, it } from 'vitest';
import { addEdgeDiffraction, addPointDiffraction, edgesOf } from '#seismic/simulate/diffractions';
import { createField, type Survey } from '#seismic/simulate/field';
import { addReflection, type ReflectorPiece } from '#seismic/simulate/reflections';
import { createWaveletBank } from '#seismic/simulate/waveletBank';

const VELOCITY = 2400;
const SURVEY: Survey = {
  traceCount: 121,
  sampleCount: 600,
  sampleIntervalS: 0.002,
  traceSpacingM: 12.5,
  velocity: { surfaceVelocityMps: VELOCITY, gradientPerS: 0 },
  wavelets: createWaveletBank({
    sampleIntervalS: 0.002,
    durationS: 1.2,
    topPeakHz: 30,
    bottomPeakHz: 30,
    phase: 0,
  }),
};
const POINT = { positionM: 750, imageTimeS: 0.6, amplitude: 1 };

function rowOf(field: Float32Array, trace: number): Float32Array {
  return field.subarray(trace * SURVEY.sampleCount, (trace + 1) * SURVEY.sampleCount);
}

function sizeOf(row: Float32Array): number {
  return row.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Middle in s of a trace's energy. */
function middleOf(row: Float32Array): number {
  const energy = row.reduce((sum, value) => sum + value * value, 0);
  return row.reduce((sum, value, i) => sum + value * value * i * SURVEY.sampleIntervalS, 0) / energy;
}

function pointField(): Float32Array {
  const field = createField(SURVEY);
  addPointDiffraction(field, SURVEY, POINT);
  return field;
}

describe('a point diffraction', () => {
  it('follows its hyperbola with the apex over the point', () => {
    const field = pointField();
    const delays = [20, 40, 50, 60, 70, 80, 100].map((trace) => {
      const offsetM = trace * 12.5 - POINT.positionM;
      return middleOf(rowOf(field, trace)) - Math.hypot(POINT.imageTimeS, (2 * offsetM) / VELOCITY);
    });
    // The half derivative moves the middle by the same few ms on all traces.
    const apex = delays[3];
    for (const delay of delays) expect(Math.abs(delay - apex)).toBeLessThan(0.002);
    expect(Math.abs(apex)).toBeLessThan(0.006);
  });

  it('is largest at the apex, even, and falls to zero at steep emergence', () => {
    const field = pointField();
    const sizes = Array.from({ length: 121 }, (_, trace) => sizeOf(rowOf(field, trace)));
    for (let offset = 1; offset <= 60; offset++) {
      expect(sizes[60 + offset]).toBeLessThanOrEqual(sizes[59 + offset] * 1.03);
      expect(sizes[60 - offset]).toBeCloseTo(sizes[60 + offset], 5);
    }
    for (const offset of [10, 20, 30, 40]) {
      const timeS = Math.hypot(0.6, (25 * offset) / VELOCITY);
      // cos³ᐟ² of emergence times what the mean over a receiver group leaves at about 32 Hz.
      const acrossGroupS = ((12.5 / 3) * 4 * 12.5 * offset) / (VELOCITY ** 2 * timeS);
      const group = (1 + 2 * Math.cos(2 * Math.PI * 32 * acrossGroupS)) / 3;
      const expected = (0.6 / timeS) ** 1.5 * group;
      expect(Math.abs(sizes[60 + offset] / sizes[60] / expected - 1)).toBeLessThan(0.04);
    }
  });

  it('is zero where the cosine of emergence is under 0.35', () => {
    const field = createField(SURVEY);
    addPointDiffraction(field, SURVEY, { ...POINT, positionM: 0, imageTimeS: 0.2 });
    const last = Math.floor(((0.2 / 0.35) ** 2 - 0.2 ** 2) ** 0.5 * (VELOCITY / 25));
    expect(sizeOf(rowOf(field, last - 3))).toBeGreaterThan(0);
    expect(sizeOf(rowOf(field, last + 2))).toBe(0);
  });
});

/** A flat reflector that ends halfway between two traces. */
function halfPlane(side: 1 | -1): ReflectorPiece {
  const pointCount = 200;
  const firstPositionM = side === 1 ? 756.25 - 199 * 12.5 : 756.25;
  return {
    firstPositionM,
    positionStepM: 12.5,
    imageTimesS: new Float64Array(pointCount).fill(0.6),
    amplitudes: new Float64Array(pointCount).fill(1),
    startsAtEdge: side === -1,
    endsAtEdge: side === 1,
  };
}

describe.each([1, -1] as const)('an edge diffraction, side %i', (side) => {
  const piece = halfPlane(side);
  const [edge] = edgesOf(piece, SURVEY);
  const reflection = createField(SURVEY);
  const whole = createField(SURVEY);
  addReflection(reflection, SURVEY, piece);
  addReflection(whole, SURVEY, piece);
  addEdgeDiffraction(whole, SURVEY, edge);
  const full = sizeOf(rowOf(reflection, side === 1 ? 5 : 115));

  it('is at the end of the reflector', () => {
    expect(edge).toEqual({ positionM: 756.25, imageTimeS: 0.6, amplitude: 1, slopeSPerM: 0, side });
  });

  it('carries the reflection on without a break', () => {
    const jumps = (field: Float32Array): number[] =>
      Array.from({ length: 120 }, (_, trace) =>
        sizeOf(rowOf(field, trace).map((value, i) => value - rowOf(field, trace + 1)[i])),
      );
    expect(Math.max(...jumps(reflection)) / full).toBeCloseTo(1, 6);
    // What moveout makes of neighbouring traces.
    expect(Math.max(...jumps(whole)) / full).toBeLessThan(0.18);
  });

  it('leaves half of the reflection at the edge, all of it far inside, little in the shadow', () => {
    const sizeAt = (offset: number): number => sizeOf(rowOf(whole, 60 + side * offset)) / full;
    const atEdge = (sizeOf(rowOf(whole, 60)) + sizeOf(rowOf(whole, 61))) / 2 / full;
    expect(Math.abs(atEdge - 0.5)).toBeLessThan(0.08);
    expect(Math.abs(sizeAt(-52) - 1)).toBeLessThan(0.12);
    expect(sizeAt(52)).toBeLessThan(0.12);
  });
});
