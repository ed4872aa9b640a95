import {
  type CurveData,
  type CurveReach,
  coherenceAlong,
  type Hyperbola,
} from '#seismic/hyperbola/coherence';
import type { PathGeometry } from '#seismic/hyperbola/diffractionTime';

/** Where and how finely a fit looks. */
export interface FitOrder {
  /** Traces on either side of the apex that are compared. */
  readonly halfTraces: number;
  /** Dominant period in samples. */
  readonly periodSamples: number;
  readonly geometry: PathGeometry;
}

/** A hyperbola that fits, and the semblance along it. */
export interface FittedHyperbola extends Hyperbola {
  readonly semblance: number;
}

/** Farthest that the apex is looked for: traces, as a share of the reach and at least, and periods. */
const [APEX_SHARE, LEAST_APEX_TRACES, APEX_PERIODS] = [0.15, 4, 1];
/** Velocities that are tried at first: this factor slower to this factor faster. */
const [VELOCITY_FACTOR, VELOCITY_COUNT] = [1.35, 13];
/** Traces that a rough search compares, about. */
const ROUGH_TRACES = 24;
/** Steps of the last round, in traces, samples and parts of the velocity. */
const LAST_STEPS = [0.1, 0.1, 0.001] as const;

/** The traces that a curve is compared on, and the window of half a period about it. */
export function reachOf(data: CurveData, { apexTrace }: Hyperbola, order: FitOrder): CurveReach {
  const middle = Math.round(apexTrace);
  return {
    firstTrace: Math.max(0, middle - order.halfTraces),
    lastTrace: Math.min(data.section.traceCount - 1, middle + order.halfTraces),
    traceStep: 1,
    halfSamples: Math.max(2, Math.round(order.periodSamples / 2)),
    geometry: order.geometry,
  };
}

/** A shift of the apex in traces and samples, and of the velocity by a factor. */
type Shift = readonly [traces: number, samples: number, factor: number];

function shifted({ section }: CurveData, from: Hyperbola, [traces, samples, factor]: Shift): Hyperbola {
  return {
    apexTrace: from.apexTrace + traces,
    apexTimeMs: from.apexTimeMs + (samples * section.sampleIntervalUs) / 1000,
    velocityMps: from.velocityMps * factor,
  };
}

/** Shifts at which a rough search looks: about a trace, a quarter period and a few per cent apart. */
function roughShifts({ halfTraces, periodSamples }: FitOrder): Shift[] {
  const farthest = Math.max(LEAST_APEX_TRACES, Math.round(APEX_SHARE * halfTraces));
  const traceStep = Math.max(1, Math.round(farthest / 6));
  const shifts: Shift[] = [];
  for (let traces = -farthest; traces <= farthest; traces += traceStep)
    for (let quarter = -4 * APEX_PERIODS; quarter <= 4 * APEX_PERIODS; quarter++)
      for (let k = 0; k < VELOCITY_COUNT; k++) {
        const power = (2 * k) / (VELOCITY_COUNT - 1) - 1;
        shifts.push([traces, (quarter * periodSamples) / 4, VELOCITY_FACTOR ** power]);
      }
  return shifts;
}

/** The 27 shifts by a step to either side, or none. */
function neighbours([traces, samples, part]: readonly [number, number, number]): Shift[] {
  const sides = [-1, 0, 1];
  return sides.flatMap((a) =>
    sides.flatMap((b) => sides.map((c): Shift => [a * traces, b * samples, (1 + part) ** c])),
  );
}

/** The best of a hyperbola and its shifts: energy times semblance is largest; the hyperbola itself where none is better. */
function bestOf(data: CurveData, from: Hyperbola, shifts: readonly Shift[], reach: CurveReach): Hyperbola {
  const worth = (hyperbola: Hyperbola) => {
    const { semblance, energy } = coherenceAlong(data, hyperbola, reach);
    return semblance * energy;
  };
  let [best, most] = [from, worth(from)];
  for (const shift of shifts) {
    const tried = shifted(data, from, shift);
    const found = worth(tried);
    if (found > most) [best, most] = [tried, found];
  }
  return best;
}

/**
 * The diffraction near a first guess along which the samples are most alike: the energy of their mean, times the
 * semblance, is largest. The guess may be off by 15 % of the reach, a period, and a third of the velocity.
 * @throws RangeError for a section in depth
 */
export function fitHyperbola(data: CurveData, guess: Hyperbola, order: FitOrder): FittedHyperbola {
  const reach = reachOf(data, guess, order);
  const rough = { ...reach, traceStep: Math.max(1, Math.floor((2 * order.halfTraces) / ROUGH_TRACES)) };
  let best = bestOf(data, guess, roughShifts(order), rough);
  let steps: readonly [number, number, number] = [1, order.periodSamples / 8, 0.025];
  while (steps.some((step, i) => step > LAST_STEPS[i])) {
    const next = bestOf(data, best, neighbours(steps), reach);
    if (next === best) steps = [steps[0] / 2, steps[1] / 2, steps[2] / 2];
    best = next;
  }
  return { ...best, semblance: coherenceAlong(data, best, reach).semblance };
}
