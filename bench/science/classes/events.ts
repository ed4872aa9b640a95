/** Events of known kind, drawn by their travel times: straight ones, hyperbolas, and disturbed rock. */
import { cos, exp, sin } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';
import { smoothInPlace } from '#seismic/signal/smooth';
import { LINE } from '../differences/earth';

const SECONDS_A_SAMPLE = LINE.sampleIntervalUs / 1e6;
const RECORD_SECONDS = LINE.sampleCount * SECONDS_A_SAMPLE;

/** An event: when it arrives at a trace and how strong it is there, 0 where it is not. */
interface DrawnEvent {
  readonly hertz: number;
  secondsAt(trace: number): number;
  strengthAt(trace: number): number;
}

function ricker(seconds: number, hertz: number): number {
  const square = (Math.PI * hertz * seconds) ** 2;
  return (1 - 2 * square) * exp(-square);
}

function emptyField(): Float32Array {
  return new Float32Array(LINE.traceCount * LINE.sampleCount);
}

function draw(field: Float32Array, { hertz, secondsAt, strengthAt }: DrawnEvent): void {
  const reach = 1.5 / hertz;
  for (let trace = 0; trace < LINE.traceCount; trace++) {
    const strength = strengthAt(trace);
    if (Math.abs(strength) < 1e-3) continue;
    const arrival = secondsAt(trace);
    const first = Math.max(0, Math.ceil((arrival - reach) / SECONDS_A_SAMPLE));
    const last = Math.min(LINE.sampleCount - 1, Math.floor((arrival + reach) / SECONDS_A_SAMPLE));
    for (let i = first; i <= last; i++)
      field[trace * LINE.sampleCount + i] += strength * ricker(i * SECONDS_A_SAMPLE - arrival, hertz);
  }
}

/** Places one in each of `count` strips of the line, so that every part of it has some. */
function strips(random: Random, count: number): number[] {
  return Array.from({ length: count }, (_, i) => ((i + random.uniform()) / count) * LINE.traceCount);
}

/** Diffraction hyperbolas of scatterers in a medium of one velocity. */
export function hyperbolas(random: Random, count: number, velocityMps: number, hertz: number): Float32Array {
  const field = emptyField();
  for (const apex of strips(random, count)) {
    const topSeconds = random.between(0.1, 0.8) * RECORD_SECONDS;
    const sign = random.uniform() < 0.5 ? -1 : 1;
    const offsetM = (trace: number): number => (trace - apex) * LINE.traceSpacingM;
    const secondsAt = (trace: number): number => Math.hypot(topSeconds, (2 * offsetM(trace)) / velocityMps);
    draw(field, { hertz, secondsAt, strengthAt: (trace) => sign * (topSeconds / secondsAt(trace)) ** 1.5 });
  }
  return field;
}

/** Straight events that cross the line with a dip, in samples per trace, of either sign. */
export function straightEvents(
  random: Random,
  { count, dip, lengthTraces, hertz }: StraightEvents,
): Float32Array {
  const field = emptyField();
  for (const middle of strips(random, count)) {
    const slope = random.between(...dip) * (random.uniform() < 0.5 ? -1 : 1) * SECONDS_A_SAMPLE;
    const middleSeconds = random.between(0.1, 0.9) * RECORD_SECONDS;
    const half = random.between(...lengthTraces) / 2;
    const sign = random.uniform() < 0.5 ? -1 : 1;
    draw(field, {
      hertz: hertz * random.between(0.85, 1.15),
      secondsAt: (trace) => middleSeconds + slope * (trace - middle),
      strengthAt: (trace) => sign * exp(-(((trace - middle) / half) ** 4)),
    });
  }
  return field;
}

export interface StraightEvents {
  readonly count: number;
  /** Least and largest dip, samples per trace. */
  readonly dip: readonly [number, number];
  readonly lengthTraces: readonly [number, number];
  readonly hertz: number;
}

/** Bodies, 0 to 1, whose edges are soft: one in each strip of the line. */
export function bodies(random: Random, count: number): Float32Array {
  const field = emptyField();
  for (const middle of strips(random, count)) {
    const sample = random.between(0.15, 0.85) * LINE.sampleCount;
    const [halfTraces, halfSamples] = [random.between(25, 55), random.between(35, 70)];
    const [tilt, wave] = [random.between(-0.4, 0.4), random.between(0, 6)];
    for (let trace = 0; trace < LINE.traceCount; trace++)
      for (let i = 0; i < LINE.sampleCount; i++) {
        const x = (trace - middle) / halfTraces;
        const t = (i - sample - tilt * (trace - middle)) / (halfSamples * (1 + 0.2 * sin(wave + 3 * x)));
        const inside = 1 / (1 + exp(8 * (x * x + t * t - 1)));
        const at = trace * LINE.sampleCount + i;
        field[at] = Math.max(field[at], inside);
      }
  }
  return field;
}

/** Random rock without layers: alike over about three traces, in the band of the pulse. */
export function disturbedRock(random: Random, hertz: number): Float32Array {
  const field = emptyField();
  const period = 1 / hertz / SECONDS_A_SAMPLE;
  const grain = field.map(() => random.normal());
  smoothInPlace(grain, LINE, { traces: 1.2, samples: 0 });
  const half = Math.round(1.5 * period);
  for (let trace = 0; trace < LINE.traceCount; trace++)
    for (let i = 0; i < LINE.sampleCount; i++) {
      let sum = 0;
      for (let k = Math.max(-half, -i); k <= Math.min(half, LINE.sampleCount - 1 - i); k++)
        sum += grain[trace * LINE.sampleCount + i + k] * ricker(k * SECONDS_A_SAMPLE, hertz);
      field[trace * LINE.sampleCount + i] = sum;
    }
  return field;
}

/** Trains of several cycles, as linear noise has. */
export function trains(random: Random, events: StraightEvents, cycles: number): Float32Array {
  const field = emptyField();
  for (const middle of strips(random, events.count)) {
    const slope = random.between(...events.dip) * (random.uniform() < 0.5 ? -1 : 1);
    const hertz = events.hertz * random.between(0.9, 1.1);
    const start = random.between(0, 0.9) * LINE.sampleCount;
    const half = random.between(...events.lengthTraces) / 2;
    const length = cycles / hertz / SECONDS_A_SAMPLE;
    for (let trace = 0; trace < LINE.traceCount; trace++) {
      const arrival = start + slope * (trace - middle);
      const strength = exp(-(((trace - middle) / half) ** 4));
      for (
        let i = Math.max(0, Math.ceil(arrival - length));
        i < Math.min(LINE.sampleCount, arrival + length);
        i++
      )
        field[trace * LINE.sampleCount + i] +=
          strength *
          (0.5 + 0.5 * cos((Math.PI * (i - arrival)) / length)) *
          sin(2 * Math.PI * hertz * (i - arrival) * SECONDS_A_SAMPLE);
    }
  }
  return field;
}
