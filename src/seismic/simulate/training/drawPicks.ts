import { picksFromTruth } from '#seismic/labels/picksFromTruth';
import { TRUTH } from '#seismic/labels/sectionTruth';
import { createShareTable } from '#seismic/labels/shareTable';
import type { Random } from '#seismic/numerics/random';
import type { EventClass } from '#seismic/picks/pick';
import { type SectionAxes, sampleOfTimeMs } from '#seismic/section/section';
import type { TrainingApex } from '#seismic/simulate/training/wavefield';

/** The centre of a window that an interpreter would pick. */
export interface TrainingPick {
  readonly class: EventClass;
  readonly trace: number;
  readonly sample: number;
}

/** Picks per class, fewest and most. */
const FEWEST = 3;
const MOST = 14;
/** Half sizes of the middle of a window, which is to be mostly of the pick's class. */
const MIDDLE = { traces: 6, samples: 4 };
const LEAST_SHARE = 0.35;

const CODE_OF_CLASS: Readonly<Record<EventClass, number>> = {
  diffraction: TRUTH.diffraction,
  reflection: TRUTH.reflection,
  noise: TRUTH.neither,
};

/** Share of a class in the middle of a window. */
type Clearness = (eventClass: EventClass, trace: number, sample: number) => number;

function createClearness(truthClass: Uint8Array, axes: SectionAxes): Clearness {
  const share = createShareTable(truthClass, axes.sampleCount, axes.traceCount);
  return (eventClass, trace, sample) => {
    const firstTrace = trace - MIDDLE.traces;
    const firstSample = sample - MIDDLE.samples;
    const traces = 2 * MIDDLE.traces;
    const samples = 2 * MIDDLE.samples;
    if (firstTrace < 0 || firstSample < 0) return 0;
    if (firstTrace + traces > axes.traceCount || firstSample + samples > axes.sampleCount) return 0;
    return share(CODE_OF_CLASS[eventClass], { firstTrace, firstSample, traces, samples });
  };
}

/** The clearest tops, which an interpreter sees first, in random order. */
function apexPicks(
  random: Random,
  apexes: readonly TrainingApex[],
  clearness: Clearness,
  endTrace: number,
): TrainingPick[] {
  const picks = apexes.map(({ trace, sample }) => ({
    class: 'diffraction' as const,
    trace: Math.round(trace),
    // The centre of a window over a top is below it.
    sample: Math.round(sample) + 4,
  }));
  return random
    .shuffle(picks)
    .filter(
      ({ trace, sample }) => trace < endTrace && clearness('diffraction', trace, sample) >= LEAST_SHARE,
    );
}

/**
 * Places the picks of an interpreter who marks clear examples, on a part of the section or all over it: 3 to
 * 14 of each class as far as the section has clear ones. Some diffractions are picked at their tops.
 */
export function drawPicks(
  random: Random,
  axes: SectionAxes,
  truthClass: Uint8Array,
  apexes: readonly TrainingApex[],
): TrainingPick[] {
  const clearness = createClearness(truthClass, axes);
  const perClass = FEWEST + random.integer(MOST - FEWEST + 1);
  const endTrace =
    random.uniform() < 0.5 ? axes.traceCount : Math.round(axes.traceCount * random.between(0.33, 1));
  const order = {
    perClass,
    endTrace,
    seed: random.integer(2 ** 31),
    traces: Math.min(endTrace, 16 + random.integer(25)),
    durationMs: ((16 + random.integer(33)) * axes.sampleIntervalUs) / 1000,
  };
  const drawn = picksFromTruth({ truthClass }, axes, order)
    .map((pick) => ({
      class: pick.class,
      trace: pick.trace,
      sample: Math.round(sampleOfTimeMs(axes, pick.timeMs)),
    }))
    .filter((pick) => clearness(pick.class, pick.trace, pick.sample) >= LEAST_SHARE);
  const tops = apexPicks(random, apexes, clearness, endTrace).slice(0, random.integer(perClass + 1));
  const diffractions = drawn.filter((pick) => pick.class === 'diffraction');
  return [
    ...[...tops, ...diffractions].slice(0, perClass),
    ...drawn.filter((pick) => pick.class !== 'diffraction'),
  ];
}
