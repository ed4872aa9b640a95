import { beforeAll, describe, expect, it } from 'vitest';
import { createEarth, type Earth, fresnelColumns, LINE } from './earth';
import { type Piece, type SourcePair, sourcesOf } from './reflectors';
import { profile, unbroken } from './shapes';

const LAW = { surfaceMps: 2000, gradient: 0, lateralShare: 0, lateralLengthM: 6000, lateralPhase: 0 };
const FREQUENCY = 25;
const DEPTH = 900;

/** Sum of the strengths in a column. */
function strengthIn(earth: Earth, sources: ReadonlyMap<number, number>, column: number): number {
  let sum = 0;
  for (const [cell, strength] of sources) if (Math.floor(cell / earth.grid.rows) === column) sum += strength;
  return sum;
}

describe('sources of reflectors', () => {
  let earth: Earth;
  let layer: Piece;
  const sourcesOfPiece = (piece: Piece): SourcePair =>
    sourcesOf(earth, { pieces: [piece], points: [], frequencyHz: FREQUENCY, fadingInRadii: 1.5 });
  beforeAll(() => {
    earth = createEarth(LAW);
    layer = unbroken(
      earth,
      profile(earth, () => DEPTH),
      profile(earth, () => 0.7),
    );
  });

  it('an even earth has the times and Fresnel zones of its velocity', () => {
    expect(earth.timeOf(300, DEPTH)).toBeCloseTo((2 * DEPTH) / 2000, 6);
    expect(earth.rmsVelocityOf(300, DEPTH)).toBeCloseTo(2000, 3);
    // Two-way paths from the middle and from the rim of the zone differ by half a wavelength.
    const radiusM = fresnelColumns(earth, 300, DEPTH, FREQUENCY) * LINE.cellM;
    const pathM = 2 * (Math.sqrt(DEPTH ** 2 + radiusM ** 2) - DEPTH);
    expect(pathM / (2000 / FREQUENCY)).toBeCloseTo(0.5, 1);
  });

  it('an unbroken reflector diffracts nothing', () => {
    const { whole, specular } = sourcesOfPiece(layer);
    expect([...whole].sort()).toEqual([...specular].sort());
    expect(strengthIn(earth, whole, 500)).toBeCloseTo(0.7, 12);
  });

  it('an end diffracts from its Fresnel zone, with opposite signs on its two sides', () => {
    const end = 600;
    const { whole, specular } = sourcesOfPiece({ ...layer, endColumn: end });
    const difference = (column: number): number =>
      strengthIn(earth, whole, column) - strengthIn(earth, specular, column);
    const reach = Math.ceil(0.75 * fresnelColumns(earth, end, DEPTH, FREQUENCY));
    expect(difference(end - reach - 1)).toBe(0);
    expect(difference(end + reach)).toBe(0);
    expect(difference(end - 1)).toBeGreaterThan(0.3);
    for (const away of [0, 5, reach - 3])
      expect(difference(end - 1 - away)).toBeCloseTo(-difference(end + away), 10);
  });
});
