import { type SectionTruth, TRUTH } from '#seismic/labels/sectionTruth';
import { createShareTable, type ShareTable } from '#seismic/labels/shareTable';
import { createRandom, type Random } from '#seismic/numerics/random';
import {
  EVENT_CLASSES,
  type EventClass,
  extentOfPick,
  type PickedWindow,
  USUAL_WINDOW,
} from '#seismic/picks/pick';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';

/** How many windows, where and how large. */
export interface PickOrder {
  readonly perClass: number;
  /** Windows are wholly inside traces [0, endTrace). */
  readonly endTrace: number;
  readonly seed: number;
  readonly traces?: number;
  readonly durationMs?: number;
}

interface Window {
  readonly firstTrace: number;
  readonly firstSample: number;
  readonly traces: number;
  readonly samples: number;
}

interface Candidate extends Window {
  readonly quality: number;
}

const CODE_OF_CLASS = {
  diffraction: TRUTH.diffraction,
  reflection: TRUTH.reflection,
  noise: TRUTH.neither,
} as const;

/** Windows are drawn from the clearest part of a class's candidates: an interpreter picks clear examples. */
const CLEAR_SHARE = 0.25;
const CANDIDATE_TRACE_STEP = 4;
const CANDIDATE_SAMPLE_STEP = 5;

/** The middle half of a window each way. */
function middleOf(window: Window): Window {
  return {
    firstTrace: window.firstTrace + Math.floor(window.traces / 4),
    firstSample: window.firstSample + Math.floor(window.samples / 4),
    traces: Math.ceil(window.traces / 2),
    samples: Math.ceil(window.samples / 2),
  };
}

/** Share of a class over the window plus that over its middle, less the share of other signal in it. */
function qualityOf(share: ShareTable, window: Window, eventClass: EventClass): number {
  const wanted = CODE_OF_CLASS[eventClass];
  const others = [TRUTH.diffraction, TRUTH.reflection].filter((code) => code !== wanted);
  const strange = others.reduce((sum, code) => sum + share(code, window), 0);
  return share(wanted, middleOf(window)) + 0.5 * share(wanted, window) - 0.5 * strange;
}

function candidatesOf(share: ShareTable, area: Window, size: Window, eventClass: EventClass): Candidate[] {
  const candidates: Candidate[] = [];
  const lastTrace = area.traces - size.traces;
  const lastSample = area.samples - size.samples;
  for (let firstTrace = 0; firstTrace <= lastTrace; firstTrace += CANDIDATE_TRACE_STEP)
    for (let firstSample = 0; firstSample <= lastSample; firstSample += CANDIDATE_SAMPLE_STEP) {
      const window = { ...size, firstTrace, firstSample };
      candidates.push({ ...window, quality: qualityOf(share, window, eventClass) });
    }
  return candidates.sort((a, b) => b.quality - a.quality);
}

/** Samples that two windows share, as a part of one. */
function overlap(a: Window, b: Window): number {
  const traces = a.traces - Math.abs(a.firstTrace - b.firstTrace);
  const samples = a.samples - Math.abs(a.firstSample - b.firstSample);
  return traces <= 0 || samples <= 0 ? 0 : (traces * samples) / (a.traces * a.samples);
}

/**
 * Draws windows among the clearest that do not overlap one already taken. Where there are too few, it takes
 * less clear ones, and at last allows an overlap of a half and then a full one.
 */
function draw(candidates: Candidate[], count: number, taken: Window[], random: Random): Window[] {
  const chosen: Window[] = [];
  const clear = random.shuffle(candidates.slice(0, Math.ceil(candidates.length * CLEAR_SHARE)));
  const good = clear.filter(({ quality }) => quality > 0.8 * candidates[0].quality);
  for (const mostOverlap of [0, 0.5, 1])
    for (const window of [...good, ...candidates]) {
      if (chosen.length === count) return chosen;
      const meets = [...taken, ...chosen].some((other) => overlap(window, other) > mostOverlap);
      if (!meets && !chosen.includes(window)) chosen.push(window);
    }
  return chosen;
}

function pickOf(window: Window, eventClass: EventClass, order: PickOrder, axes: SectionAxes): PickedWindow {
  const placement = {
    trace: window.firstTrace + Math.floor(window.traces / 2),
    timeMs: timeMsOfSample(axes, window.firstSample + Math.floor(window.samples / 2)),
    traces: window.traces,
    durationMs: (window.samples * axes.sampleIntervalUs) / 1000,
  };
  const id = `truth-${order.seed}-${eventClass}-${placement.trace}-${window.firstSample}`;
  return { id, class: eventClass, ...placement };
}

/**
 * Places windows by the known truth as an interpreter would who picks clear examples: each mostly of its
 * class in the middle, apart from the others where there is room. The same request gives the same picks.
 */
export function picksFromTruth(
  truth: Omit<SectionTruth, 'diffractionOnly'>,
  axes: SectionAxes,
  order: PickOrder,
): PickedWindow[] {
  const { traces = USUAL_WINDOW.traces, durationMs = USUAL_WINDOW.durationMs } = order;
  const endTrace = Math.min(order.endTrace, axes.traceCount);
  const pick = { trace: 0, timeMs: 0, traces, durationMs };
  const size = { firstTrace: 0, firstSample: 0, traces, samples: extentOfPick(pick, axes).sampleCount };
  const area = { firstTrace: 0, firstSample: 0, traces: endTrace, samples: axes.sampleCount };
  const share = createShareTable(truth.truthClass, axes.sampleCount, endTrace);
  const taken: Window[] = [];
  return EVENT_CLASSES.flatMap((eventClass) => {
    const random = createRandom(order.seed).fork(eventClass);
    const candidates = candidatesOf(share, area, size, eventClass);
    const windows = draw(candidates, order.perClass, taken, random);
    taken.push(...windows);
    return windows.map((window) => pickOf(window, eventClass, order, axes));
  });
}
