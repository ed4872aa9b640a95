/** Noise of the foreign lines: random, drifting baseline, linear, ground roll, swell, falling amplitudes. */
import { cos, exp, sin } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';
import type { SectionAxes } from '#seismic/section/section';
import { smoothInPlace } from '#seismic/signal/smooth';

/** A kind of noise as a field on a section, of RMS 1. */
export type Disturbance = (random: Random, axes: SectionAxes) => Float32Array;

export function scaledTo(field: Float32Array, level: number): Float32Array {
  const power = field.reduce((sum, value) => sum + value * value, 0) / field.length;
  return power === 0 ? field : field.map((value) => (level * value) / Math.sqrt(power));
}

function white(random: Random, { traceCount, sampleCount }: SectionAxes): Float32Array {
  return Float32Array.from({ length: traceCount * sampleCount }, () => random.normal());
}

/** Random noise up to high frequencies. */
export const randomNoise: Disturbance = (random, axes) => {
  const field = white(random, axes);
  smoothInPlace(field, axes, { traces: 0, samples: 0.7 });
  return scaledTo(field, 1);
};

const DRIFT_MARGIN = 90;

/** A baseline that drifts slowly down each trace, differently from trace to trace. */
export const drift: Disturbance = (random, axes) => {
  // Longer at both ends than the section, since a smoothed field is uneven there.
  const long = { traceCount: axes.traceCount, sampleCount: axes.sampleCount + 2 * DRIFT_MARGIN };
  const field = white(random, { ...axes, ...long });
  smoothInPlace(field, long, { traces: 0.8, samples: 30 });
  const part = Float32Array.from({ length: axes.traceCount * axes.sampleCount }, (_, i) => {
    const [trace, sample] = [Math.floor(i / axes.sampleCount), i % axes.sampleCount];
    return field[trace * long.sampleCount + DRIFT_MARGIN + sample];
  });
  return scaledTo(part, 1);
};

/** Long swell: low frequencies, strong on some groups of traces. */
export const swell: Disturbance = (random, axes) => {
  const { traceCount, sampleCount, sampleIntervalUs } = axes;
  const loudness = Float32Array.from({ length: traceCount }, () => random.normal());
  smoothInPlace(loudness, { traceCount, sampleCount: 1 }, { traces: 6, samples: 0 });
  const loud = scaledTo(loudness, 1);
  const field = white(random, axes);
  // About 3 to 7 Hz: a mean over 25 ms less one over 60 ms.
  const slow = field.slice();
  smoothInPlace(field, axes, { traces: 1, samples: 25000 / sampleIntervalUs });
  smoothInPlace(slow, axes, { traces: 1, samples: 60000 / sampleIntervalUs });
  const gain = (i: number): number => exp(1.1 * loud[Math.floor(i / sampleCount)]);
  return scaledTo(
    field.map((value, i) => (value - slow[i]) * gain(i)),
    1,
  );
};

interface WaveTrain {
  readonly trace: number;
  readonly startSeconds: number;
  readonly secondsPerTrace: number;
  readonly hertz: number;
  readonly reachTraces: number;
  readonly cycles: number;
}

/** Adds a train of waves that runs out from a trace to both sides at a constant speed. */
function addTrain(field: Float32Array, axes: SectionAxes, train: WaveTrain): void {
  const { traceCount, sampleCount, sampleIntervalUs } = axes;
  const dt = sampleIntervalUs / 1e6;
  const length = train.cycles / train.hertz;
  for (let trace = 0; trace < traceCount; trace++) {
    const away = Math.abs(trace - train.trace);
    const strength = exp(-((away / train.reachTraces) ** 2));
    if (strength < 1e-3) continue;
    const arrival = train.startSeconds + away * train.secondsPerTrace;
    const first = Math.max(0, Math.floor((arrival - length) / dt));
    const end = Math.min(sampleCount, Math.ceil((arrival + length) / dt));
    for (let i = first; i < end; i++) {
      const time = i * dt - arrival;
      const envelope = 0.5 + 0.5 * cos((Math.PI * time) / length);
      field[trace * sampleCount + i] += strength * envelope * sin(2 * Math.PI * train.hertz * time);
    }
  }
}

/** Straight events that cross the section at one or two speeds. */
export const linearNoise: Disturbance = (random, axes) => {
  const field = new Float32Array(axes.traceCount * axes.sampleCount);
  const seconds = (axes.sampleCount * axes.sampleIntervalUs) / 1e6;
  for (let i = 0; i < 14; i++)
    addTrain(field, axes, {
      trace: random.between(-0.2, 1.2) * axes.traceCount,
      startSeconds: random.between(-0.2, 0.8) * seconds,
      secondsPerTrace: (random.between(0.7, 2) * axes.sampleIntervalUs) / 1e6,
      hertz: random.between(14, 28),
      reachTraces: random.between(60, 200),
      cycles: random.between(1, 2.5),
    });
  return scaledTo(field, 1);
};

/** Slow, low, dispersive waves from a few places at the surface. */
export const groundRoll: Disturbance = (random, axes) => {
  const field = new Float32Array(axes.traceCount * axes.sampleCount);
  for (let place = 0; place < 3; place++) {
    const trace = random.uniform() * axes.traceCount;
    for (let mode = 0; mode < 6; mode++)
      addTrain(field, axes, {
        trace,
        startSeconds: 0.02 * mode,
        secondsPerTrace: 0.014 + 0.004 * mode,
        hertz: 12 - 1.2 * mode,
        reachTraces: 80,
        cycles: 2.5,
      });
  }
  return scaledTo(field, 1);
};

/** Amplitudes that fall with time, not made good. */
export function decay(axes: SectionAxes, secondsToFall: number): (sample: number) => number {
  return (sample) => exp((-sample * axes.sampleIntervalUs) / 1e6 / secondsToFall);
}
