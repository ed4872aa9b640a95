import { exp } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';
import type { EarthPlan } from '#seismic/simulate/training/earthPlan';
import type { Range } from '#seismic/simulate/training/lineLikeness';
import type { Recording } from '#seismic/simulate/training/recording';
import type { ReflectorPiece } from '#seismic/simulate/training/reflectorPiece';
import { drawStructure } from '#seismic/simulate/training/structure';

/** A body small against the wavelength; amplitude that of a reflector with this coefficient at its apex. */
export interface Body {
  readonly x: number;
  readonly time: number;
  readonly amplitude: number;
}

/** Amplitude of a usual layer. */
const USUAL_COEFFICIENT = 0.5;
/** e to this power is one dB of amplitude. */
const DECIBEL = Math.LN10 / 20;

function drawAmplitude(random: Random, decibels: Range): number {
  const size = USUAL_COEFFICIENT * exp(DECIBEL * random.between(decibels.low, decibels.high));
  return random.uniform() < 0.5 ? -size : size;
}

/** Plans are for a section of this many samples; a smaller one has fewer bodies. */
const USUAL_SIZE = 256 * 384;

function countFor(recording: Recording, usual: number): number {
  return Math.ceil((usual * recording.traceCount * recording.sampleCount) / USUAL_SIZE);
}

/** Bodies anywhere in the section; some lie close together, as the boulders of a moraine. */
function bodiesInside(random: Random, recording: Recording, plan: EarthPlan): Body[] {
  const { traceCount, sampleCount, delaySamples } = recording;
  const bodies: Body[] = [];
  const wanted = countFor(recording, plan.bodyCount);
  while (bodies.length < wanted) {
    const x = random.between(0, traceCount);
    const time = delaySamples + sampleCount * random.between(0.04, 0.97);
    const count = random.uniform() < 0.12 ? 2 + random.integer(8) : 1;
    for (let i = 0; i < count; i++) {
      const apart = i === 0 ? 0 : 1;
      bodies.push({
        x: x + apart * random.between(-25, 25),
        time: time + apart * random.between(-15, 15),
        amplitude: drawAmplitude(random, plan.bodyDb),
      });
    }
  }
  return bodies;
}

/** Bodies whose flanks alone come in: beside the section, or above its first sample. */
function bodiesOutside(random: Random, recording: Recording, plan: EarthPlan): Body[] {
  const { traceCount, sampleCount, delaySamples } = recording;
  return Array.from({ length: countFor(recording, plan.outsideBodyCount) }, () => {
    const isAbove = delaySamples > 30 && random.uniform() < 0.4;
    const beside = random.between(5, 110);
    const besideX = random.uniform() < 0.5 ? -beside : traceCount + beside;
    return {
      x: isAbove ? random.between(-20, traceCount + 20) : besideX,
      time: isAbove
        ? random.between(0.4 * delaySamples, delaySamples - 5)
        : delaySamples + sampleCount * random.between(0, 0.8),
      amplitude: drawAmplitude(random, plan.bodyDb),
    };
  });
}

/** Draws the small bodies of a section. */
export function drawBodies(random: Random, recording: Recording, plan: EarthPlan): Body[] {
  return [...bodiesInside(random, recording, plan), ...bodiesOutside(random, recording, plan)];
}

/** Draws lenses, channels and other reflectors that end: both ends diffract. */
export function drawLenses(
  random: Random,
  recording: Recording,
  plan: EarthPlan,
  step: number,
): ReflectorPiece[] {
  const { traceCount, sampleCount, delaySamples, topPeriod } = recording;
  const structures = Array.from({ length: 4 }, () =>
    drawStructure(random, recording, { ...plan, dipSine: random.between(0, 0.6) }),
  );
  return Array.from({ length: countFor(recording, plan.lensCount) }, () => {
    const length = random.uniform() < 0.4 ? random.between(3, 20) : random.between(20, 140);
    const firstX = random.between(-20, traceCount) - length / 2;
    const nominal = delaySamples + sampleCount * random.between(0.05, 0.95);
    const structure = structures[random.integer(structures.length)];
    const sag = random.uniform() < 0.5 ? topPeriod * random.between(-1, 2.5) : 0;
    const coefficient = 2 * drawAmplitude(random, { low: -10, high: 2 });
    const count = Math.max(4, Math.round(length / step));
    const xs = Array.from({ length: count }, (_, i) => firstX + i * step);
    const partOf = (x: number): number => (2 * (x - firstX)) / length - 1;
    return {
      firstX,
      step,
      times: Float64Array.from(xs, (x) => structure(x, nominal) + sag * (1 - partOf(x) * partOf(x))),
      roughness: null,
      coefficients: Float64Array.from(xs, () => coefficient),
      startsAtEdge: true,
      endsAtEdge: true,
    };
  });
}
