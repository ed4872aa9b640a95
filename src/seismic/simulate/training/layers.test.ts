import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { drawEarthPlan, type EarthPlan, hasSmallThrows } from '#seismic/simulate/training/earthPlan';
import { drawLayerPieces, MARGIN } from '#seismic/simulate/training/layers';
import { drawRecording } from '#seismic/simulate/training/recording';
import { drawFaults } from '#seismic/simulate/training/structure';

const SIZE = { traceCount: 256, sampleCount: 384 };
const recording = drawRecording(createRandom(4), SIZE, {});
const plain: EarthPlan = {
  ...drawEarthPlan(createRandom(1)),
  ...{ partBelowUnconformity: 0, faultCount: 0, pinchShare: 0, roughCount: 0, hasEdges: true },
};

function piecesOf(plan: EarthPlan) {
  const faults = drawFaults(createRandom(7), recording, plan);
  return drawLayerPieces(createRandom(3), recording, plan, faults);
}

describe('layers of a training section', () => {
  it('go on beyond both ends without faults and pinch-outs', () => {
    for (const piece of piecesOf(plain)) {
      expect(piece.firstX).toBe(-MARGIN);
      expect(piece.startsAtEdge || piece.endsAtEdge).toBe(false);
    }
  });

  it('pinch out as often as the plan says, inside the section, at an edge that diffracts', () => {
    const pinched = piecesOf({ ...plain, pinchShare: 1 });
    for (const { firstX, step, times, startsAtEdge, endsAtEdge } of pinched) {
      expect(Number(startsAtEdge) + Number(endsAtEdge)).toBe(1);
      const end = startsAtEdge ? firstX : firstX + step * (times.length - 1);
      expect(end).toBeGreaterThan(0);
      expect(end).toBeLessThan(SIZE.traceCount);
    }
    const half = piecesOf({ ...plain, pinchShare: 0.5, layerSpacing: { low: 2, high: 4 } });
    const share =
      half.filter(({ startsAtEdge, endsAtEdge }) => startsAtEdge || endsAtEdge).length / half.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });

  it('are broken by small throws where the plan has them, and by none that cannot be seen', () => {
    const hasEdges = (low: number, high: number): boolean => {
      const plan = { ...plain, faultCount: 3, throwPeriods: { low, high } };
      return piecesOf(plan).some(({ startsAtEdge }) => startsAtEdge);
    };
    expect(hasSmallThrows({ ...plain, throwPeriods: { low: 0.3, high: 0.45 } })).toBe(true);
    expect(hasSmallThrows({ ...plain, throwPeriods: { low: 0.6, high: 6 } })).toBe(false);
    expect(hasEdges(0.3, 0.45)).toBe(true);
    expect(hasEdges(0.05, 0.1)).toBe(false);
  });
});
