import { sin } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';

/** Two-way image time in s that is added to a layer's nominal time, by place and nominal time. */
export type Bend = (positionM: number, nominalTimeS: number) => number;

/** A normal fault: its plane leaves `positionM` at time zero by `hadeMPerS`; the hanging wall is lower. */
export interface Fault {
  readonly positionM: number;
  /** Horizontal metres per second of two-way time; positive dips to the right. */
  readonly hadeMPerS: number;
  readonly throwS: number;
  /** Layers above this nominal time are not cut; the throw grows over the next 0.25 s. */
  readonly tipTimeS: number;
}

/** Tilt and one gentle fold; both grow with depth. */
export interface Tilt {
  readonly middleM: number;
  /** In s/m. */
  readonly slopeSPerM: number;
  readonly foldS: number;
  readonly foldLengthM: number;
  readonly foldPhase: number;
}

/** The bend of one sequence of layers. */
export function createBend(tilt: Tilt): Bend {
  return (positionM, nominalTimeS) => {
    const growth = 0.5 + 0.5 * Math.min(1, nominalTimeS / 1.5);
    const offsetM = positionM - tilt.middleM;
    const fold = sin((2 * Math.PI * positionM) / tilt.foldLengthM + tilt.foldPhase);
    return growth * (tilt.slopeSPerM * offsetM + tilt.foldS * fold);
  };
}

/** Throw in s of a fault at a layer's nominal time; 0 where too small to break the layer. */
export function throwAt(fault: Fault, nominalTimeS: number): number {
  const grown = Math.max(0, Math.min(1, (nominalTimeS - fault.tipTimeS) / 0.25));
  const throwS = fault.throwS * grown;
  return throwS < 0.003 ? 0 : throwS;
}

/** True where a point before faulting lies in the hanging wall. */
export function isHangingWall(fault: Fault, positionM: number, timeS: number): boolean {
  const planeM = fault.positionM + fault.hadeMPerS * timeS;
  return fault.hadeMPerS > 0 ? positionM > planeM : positionM < planeM;
}

/** Draws `count` faults spread over the line, each in its own part of it. */
export function drawFaults(random: Random, count: number, lengthM: number): Fault[] {
  return Array.from({ length: count }, (_, i) => ({
    positionM: ((i + random.between(0.2, 0.8)) / count) * lengthM,
    hadeMPerS: (random.uniform() < 0.5 ? -1 : 1) * random.between(150, 420),
    throwS: random.between(0.018, 0.07),
    tipTimeS: random.between(0.25, 1.1),
  }));
}
