import { describe, expect, it } from 'vitest';
import type { Layer } from '#seismic/simulate/layering';
import { layerPieces } from '#seismic/simulate/layerPieces';
import { createBend, type Fault, isHangingWall, throwAt } from '#seismic/simulate/structure';

const SIZE = { lengthM: 3000, durationS: 2, traceSpacingM: 12.5 };
const FAULT: Fault = { positionM: 1200, hadeMPerS: 300, throwS: 0.04, tipTimeS: 0.3 };

function flatLayer(changes: Partial<Layer> = {}): Layer {
  return {
    nominalTimeS: 1,
    bend: () => 0,
    amplitudeAt: () => 2,
    isPresent: () => true,
    blockAt: null,
    ...changes,
  };
}

describe('a layer', () => {
  it('unbroken is one piece from beyond one end of the line to beyond the other, fading out', () => {
    const pieces = layerPieces(flatLayer(), [], SIZE);
    expect(pieces.length).toBe(1);
    const [{ firstPositionM, positionStepM, imageTimesS, amplitudes, ...edges }] = pieces;
    expect(edges).toEqual({ startsAtEdge: false, endsAtEdge: false });
    expect(firstPositionM).toBeLessThan(-1000);
    expect(firstPositionM + positionStepM * (imageTimesS.length - 1)).toBeGreaterThan(4000);
    expect(new Set(imageTimesS)).toEqual(new Set([1]));
    expect([amplitudes[0], amplitudes[7], amplitudes[14], amplitudes[100], amplitudes.at(-1)]).toEqual([
      0, 1, 2, 2, 0,
    ]);
  });

  it('is cut by a normal fault, its hanging wall lower by the throw, both ends diffracting', () => {
    const [left, right, ...more] = layerPieces(flatLayer(), [FAULT], SIZE);
    expect(more).toEqual([]);
    expect([left.startsAtEdge, left.endsAtEdge, right.startsAtEdge, right.endsAtEdge]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([left.imageTimesS[50], right.imageTimesS[50]]).toEqual([1, 1.04]);
    // The plane leaves 1200 m at time 0 and is at 1500 m at 1 s.
    const lastLeftM = left.firstPositionM + 12.5 * (left.imageTimesS.length - 1);
    expect([lastLeftM, right.firstPositionM]).toEqual([1500, 1512.5]);
    expect([left.amplitudes.at(-1), right.amplitudes[0]]).toEqual([2, 2]);
  });

  it('above the tip of a fault is whole', () => {
    expect(layerPieces(flatLayer({ nominalTimeS: 0.29 }), [FAULT], SIZE).length).toBe(1);
  });

  it('wedges out without an edge where it is absent', () => {
    const [piece, ...more] = layerPieces(flatLayer({ isPresent: (xM) => xM < 1000 }), [], SIZE);
    expect(more).toEqual([]);
    expect(piece.endsAtEdge).toBe(false);
    expect([piece.amplitudes.at(-1), piece.amplitudes.at(-8), piece.amplitudes.at(-15)]).toEqual([0, 1, 2]);
  });

  it('with a rough surface breaks at each step', () => {
    const blockAt = (xM: number) => ({ block: Math.floor(xM / 1000), stepS: 0.005 * Math.floor(xM / 1000) });
    const pieces = layerPieces(flatLayer({ blockAt }), [], SIZE);
    const times = pieces.map(({ imageTimesS }) => imageTimesS[0]);
    expect(times.map((timeS) => Math.round((timeS - 1) / 0.005))).toEqual([-2, -1, 0, 1, 2, 3, 4]);
    expect(pieces.slice(1).every(({ startsAtEdge }) => startsAtEdge)).toBe(true);
  });
});

describe('structure', () => {
  it.each([
    [0.2, 0],
    [0.3, 0],
    [0.31, 0],
    [0.425, 0.02],
    [0.55, 0.04],
    [2, 0.04],
  ])('throws a layer at %d s by %d s', (nominalTimeS, throwS) => {
    expect(throwAt(FAULT, nominalTimeS)).toBeCloseTo(throwS, 12);
  });

  it('has its hanging wall on the side to which the fault dips', () => {
    const left = { ...FAULT, hadeMPerS: -300 };
    const places = [800, 1000, 1400, 1600];
    expect(places.map((xM) => isHangingWall(FAULT, xM, 1))).toEqual([false, false, false, true]);
    expect(places.map((xM) => isHangingWall(left, xM, 1))).toEqual([true, false, false, false]);
  });

  it('bends by tilt and fold, half at the top and whole from 1.5 s', () => {
    const bend = createBend({
      middleM: 1000,
      slopeSPerM: 1e-4,
      foldS: 0.02,
      foldLengthM: 4000,
      foldPhase: 0.5,
    });
    for (const [xM, timeS, growth] of [
      [0, 0, 0.5],
      [700, 0.75, 0.75],
      [2500, 1.5, 1],
      [2500, 4, 1],
    ]) {
      const expected = growth * (1e-4 * (xM - 1000) + 0.02 * Math.sin((2 * Math.PI * xM) / 4000 + 0.5));
      expect(bend(xM, timeS)).toBeCloseTo(expected, 14);
    }
  });
});
