import { tool } from '#renderer/stores/tool.svelte';
import type { CurveSamples } from '#renderer/tools/curveSamples';
import { placementOfExtent } from '#renderer/tools/pickPlacement';
import { formatSignificant } from '#seismic/display/ticks';
import { coherenceAlong, type Hyperbola } from '#seismic/hyperbola/coherence';
import { diffractionSeconds, secondsPerMs, velocityThrough } from '#seismic/hyperbola/diffractionTime';
import { fitHyperbola, reachOf } from '#seismic/hyperbola/fitHyperbola';
import { type CurveLine, windowOfHyperbola } from '#seismic/hyperbola/hyperbolaWindow';
import type { ClassedWindow } from '#seismic/picks/pickClasses';
import { PICK_LIMITS } from '#seismic/picks/pickSchema';

/** A hyperbola, how far its flanks are followed, and the semblance along it where it is known. */
export interface HeldCurve extends Hyperbola {
  readonly halfTraces: number;
  readonly semblance: number | null;
}

/** Fewer traces do not show a curvature. */
export const LEAST_HALF_TRACES = 8;

/** A point on the section: a fractional trace, its samples' middle being whole, and a time. */
export interface FlankPoint {
  readonly trace: number;
  readonly timeMs: number;
}

/** The curve from an apex through a point of its flank; null where none passes through both. */
export function curveThrough(
  { metres, axes, geometry }: CurveLine,
  apex: Pick<Hyperbola, 'apexTrace' | 'apexTimeMs'>,
  flank: FlankPoint,
): HeldCurve | null {
  const perMs = secondsPerMs(axes.domain);
  const flankTrace = Math.min(axes.traceCount - 1, Math.max(0, Math.round(flank.trace)));
  const apexTrace = Math.min(axes.traceCount - 1, Math.max(0, Math.round(apex.apexTrace)));
  if (perMs === null || flankTrace === apexTrace) return null;
  const point = {
    distanceM: metres[flankTrace] - metres[apexTrace],
    seconds: flank.timeMs * perMs,
  };
  const velocityMps = velocityThrough(apex.apexTimeMs * perMs, point, geometry);
  if (velocityMps === null) return null;
  const halfTraces = Math.max(LEAST_HALF_TRACES, Math.abs(flankTrace - apexTrace));
  return { ...apex, velocityMps, halfTraces, semblance: null };
}

function orderOf({ geometry }: CurveLine, { halfTraces }: HeldCurve, { periodSamples }: CurveSamples) {
  return { halfTraces, periodSamples, geometry };
}

/** The curve with the semblance along it. */
export function withSemblance(line: CurveLine, curve: HeldCurve, samples: CurveSamples | null): HeldCurve {
  if (!samples) return curve;
  const { data, firstTrace } = samples;
  const there = { ...curve, apexTrace: curve.apexTrace - firstTrace };
  const { semblance } = coherenceAlong(data, there, reachOf(data, there, orderOf(line, curve, samples)));
  return { ...curve, semblance };
}

/** The curve near this one along which the samples are most alike. */
export function snapped(line: CurveLine, curve: HeldCurve, samples: CurveSamples): HeldCurve {
  const { data, firstTrace } = samples;
  const guess = { ...curve, apexTrace: curve.apexTrace - firstTrace };
  const fitted = fitHyperbola(data, guess, orderOf(line, curve, samples));
  return { ...curve, ...fitted, apexTrace: fitted.apexTrace + firstTrace };
}

/** "Hyperbola, semblance 0.71; radius 0.1 m, antenna separation 0.3 m". */
function noteOf({ geometry }: CurveLine, { semblance }: HeldCurve): string {
  const along = semblance === null ? '' : `, semblance ${formatSignificant(semblance, 2)}`;
  const { radiusM, separationM } = geometry;
  const sizes = radiusM + separationM > 0;
  return `Hyperbola${along}${sizes ? `; radius ${radiusM} m, antenna separation ${separationM} m` : ''}`;
}

/** Seven digits of a velocity are more than any fit knows. */
function roundedVelocity(velocityMps: number): number {
  return Number(velocityMps.toPrecision(7));
}

/** The pick whose window follows a curve; null where its apex is outside the section, or the curve is too flat. */
export function pickOfCurve(
  line: CurveLine,
  curve: HeldCurve,
  { id, samples }: { readonly id: string; readonly samples: CurveSamples | null },
): ClassedWindow | null {
  const { axes } = line;
  const marginSamples = Math.ceil(
    samples?.periodSamples ?? (tool.durationMs * 1000) / axes.sampleIntervalUs / 8,
  );
  const extent = windowOfHyperbola(line, curve, { halfTraces: curve.halfTraces, marginSamples });
  if (!extent || curve.velocityMps > PICK_LIMITS.velocityMps) return null;
  const velocityMps = roundedVelocity(curve.velocityMps);
  return {
    id,
    class: 'diffraction',
    ...placementOfExtent(extent, axes),
    velocityMps,
    note: noteOf(line, curve),
  };
}

/** The curve of a pick that has a velocity; null for others. */
export function curveOfPick({ trace, timeMs, traces, velocityMps }: ClassedWindow): HeldCurve | null {
  if (velocityMps === undefined) return null;
  const halfTraces = Math.max(1, Math.floor(traces / 2));
  return { apexTrace: trace, apexTimeMs: timeMs, velocityMps, halfTraces, semblance: null };
}

/** Time of a curve on a trace. */
export function timeOnCurve({ axes, metres, geometry }: CurveLine, curve: Hyperbola, trace: number): number {
  const perMs = secondsPerMs(axes.domain) ?? 1e-3;
  const last = axes.traceCount - 1;
  const at = (place: number) => metres[Math.min(last, Math.max(0, Math.round(place)))];
  const diffraction = { apexSeconds: curve.apexTimeMs * perMs, velocityMps: curve.velocityMps };
  return diffractionSeconds(diffraction, at(trace) - at(curve.apexTrace), geometry) / perMs;
}
