import type { SampleDomain } from '#seismic/section/section';

/** Size of a target and of the instrument; both 0 for a point seen at zero offset. */
export interface PathGeometry {
  /** Radius of a round target, as a pipe. */
  readonly radiusM: number;
  /** Distance between transmitter and receiver, along the line. */
  readonly separationM: number;
}

export const POINT_GEOMETRY: PathGeometry = { radiusM: 0, separationM: 0 };

/** A diffraction: when it arrives above its target, and the velocity of the ground over it. */
export interface Diffraction {
  readonly apexSeconds: number;
  readonly velocityMps: number;
}

/** Seconds to a millisecond of the axis along a trace, which of radar is a nanosecond. Null in depth. */
export function secondsPerMs(domain: SampleDomain = 'time'): number | null {
  return { time: 1e-3, radar: 1e-9, depth: null }[domain];
}

/**
 * Two-way time in seconds of a diffraction at a distance from its apex: the shortest path from the transmitter to the
 * target's surface and on to the receiver, in ground of one velocity. Both antennas lie at the surface.
 */
export function diffractionSeconds(
  { apexSeconds, velocityMps }: Diffraction,
  distanceM: number,
  { radiusM, separationM }: PathGeometry = POINT_GEOMETRY,
): number {
  const half = separationM / 2;
  const slant = (velocityMps * apexSeconds) / 2;
  const depthM = Math.sqrt(Math.max(0, slant * slant - half * half));
  const centreM = depthM + radiusM;
  const pathTo = (along: number) => pathOver({ centreM, radiusM, half, distanceM }, along);
  const path = radiusM === 0 || half === 0 ? pathTo(0) : pathTo(leastOf(pathTo));
  return path / velocityMps;
}

interface Path {
  /** Depth of the target's centre. */
  readonly centreM: number;
  readonly radiusM: number;
  /** Half the separation. */
  readonly half: number;
  /** From the target to the middle of the antennas. */
  readonly distanceM: number;
}

/** Length of the path over the point of the target that faces a place between the antennas: −1 one, 1 the other. */
function pathOver({ centreM, radiusM, half, distanceM }: Path, along: number): number {
  const facing = distanceM + along * half;
  const length = lengthOf(facing, centreM) || 1;
  const [x, z] = [(radiusM * facing) / length, centreM - (radiusM * centreM) / length];
  return lengthOf(distanceM - half - x, z) + lengthOf(distanceM + half - x, z);
}

/** `Math.hypot` takes ten times as long. */
function lengthOf(x: number, z: number): number {
  return Math.sqrt(x * x + z * z);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** To 1e-4: the path, which is level there, is then right to 1e-8. */
const PLACE_TOLERANCE = 1e-4;

/** Where a function with one minimum between −1 and 1 is least, by golden section. */
function leastOf(value: (along: number) => number): number {
  let [low, high] = [-1, 1];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [value(left), value(right)];
  while (high - low > PLACE_TOLERANCE) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = value(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = value(right);
    }
  }
  return (low + high) / 2;
}

/** Slowest and fastest velocity that is looked for, and how often the interval between them is halved. */
const [SLOWEST_MPS, FASTEST_MPS, HALVINGS] = [1, 1e9, 80];

/**
 * The velocity with which a diffraction passes through a time at a distance from its apex; null where none does, as
 * above the apex.
 */
export function velocityThrough(
  apexSeconds: number,
  { distanceM, seconds }: { readonly distanceM: number; readonly seconds: number },
  geometry: PathGeometry = POINT_GEOMETRY,
): number | null {
  if (!(seconds > apexSeconds) || distanceM === 0) return null;
  let [low, high] = [SLOWEST_MPS, FASTEST_MPS];
  for (let i = 0; i < HALVINGS; i++) {
    const velocityMps = Math.sqrt(low * high);
    if (diffractionSeconds({ apexSeconds, velocityMps }, distanceM, geometry) > seconds) low = velocityMps;
    else high = velocityMps;
  }
  return Math.sqrt(low * high);
}
