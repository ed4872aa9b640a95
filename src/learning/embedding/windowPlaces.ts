import { boxMean } from '#learning/input/boxSmooth';
import { judgedHalf, type MapSize, MOST_SILENT, type Place } from '#learning/proposals/candidates';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import { createRandom } from '#seismic/numerics/random';

/** Size of a window in traces and samples of the maps. */
export interface WindowSize {
  readonly traces: number;
  readonly samples: number;
}

/** Where windows may lie, and how many are wanted. */
export interface PlacesOrder {
  readonly window: WindowSize;
  /** 1 where there is no signal, else 0. */
  readonly silence: Float32Array;
  /** Windows at most. */
  readonly most: number;
  readonly seed: number;
}

/** The middle of a window, and how strong the events are there. */
interface ValuedPlace extends Place {
  readonly value: number;
}

/** Share of the windows that lie where little is seen, so that noise is embedded too. */
const QUIET_SHARE = 0.2;
/** Cells are no smaller than this share of a window. */
const LEAST_CELL = 0.5;
/** Windows are at least this share of a cell apart. */
const APART = 0.6;

/** Balanced amplitude times local coherence at every sample: large on events of either kind, low in noise. */
export function eventStrength({ amplitudes, names, maps }: FreeChannels): Float32Array {
  const coherence = maps[names.indexOf('semb')];
  return amplitudes.map((amplitude, i) => Math.abs(amplitude) * coherence[i]);
}

/** Size of the cells that each give a window: about as many as windows are wanted. */
function cellOf({ traceCount, sampleCount }: MapSize, { window, most }: PlacesOrder): WindowSize {
  const area = (traceCount * sampleCount) / (most * window.traces * window.samples);
  const scale = Math.max(LEAST_CELL, Math.sqrt(area));
  return {
    traces: Math.max(1, Math.round(window.traces * scale)),
    samples: Math.max(1, Math.round(window.samples * scale)),
  };
}

/** The place of the largest value of each cell, among those on which a window lies inside the section and has signal. */
function largestOfCells(values: Float32Array, size: MapSize, order: PlacesOrder): ValuedPlace[] {
  const { window } = order;
  const cell = cellOf(size, order);
  const half = { traces: Math.floor(window.traces / 2), samples: Math.floor(window.samples / 2) };
  const silentShare = order.silence.slice();
  boxMean(silentShare, size, half);
  const columns = Math.ceil(size.sampleCount / cell.samples);
  const best = new Map<number, ValuedPlace>();
  for (let trace = half.traces; trace - half.traces + window.traces <= size.traceCount; trace++)
    for (let sample = half.samples; sample - half.samples + window.samples <= size.sampleCount; sample++) {
      const place = trace * size.sampleCount + sample;
      if (silentShare[place] > MOST_SILENT) continue;
      const value = values[place];
      const at = Math.floor(trace / cell.traces) * columns + Math.floor(sample / cell.samples);
      const known = best.get(at);
      if (!known || value > known.value) best.set(at, { trace, sample, value });
    }
  return [...best.values()];
}

/** Takes places in their order, each apart from those that are taken. */
function takeApart(places: readonly Place[], taken: Place[], cell: WindowSize, most: number): void {
  for (const { trace, sample } of places) {
    if (taken.length >= most) return;
    const isNear = taken.some(
      (one) =>
        Math.abs(one.trace - trace) < APART * cell.traces &&
        Math.abs(one.sample - sample) < APART * cell.samples,
    );
    if (!isNear) taken.push({ trace, sample });
  }
}

/**
 * Middles of windows that represent a section: the strongest place of each cell of a regular division, the strongest
 * first, and some of the weakest ones, drawn by the seed. All windows lie inside the section. In the order of their
 * traces, then samples.
 */
export function windowPlaces(strength: Float32Array, size: MapSize, order: PlacesOrder): Place[] {
  const smooth = strength.slice();
  boxMean(smooth, size, judgedHalf(order.window));
  const cell = cellOf(size, order);
  const strong = largestOfCells(smooth, size, order).sort((one, other) => other.value - one.value);
  const taken: Place[] = [];
  takeApart(strong, taken, cell, Math.ceil((1 - QUIET_SHARE) * order.most));
  const weakness = smooth.map((value) => -value);
  const weak = largestOfCells(weakness, size, order);
  takeApart(createRandom(order.seed).fork('quiet').shuffle(weak), taken, cell, order.most);
  return taken.sort((one, other) => one.trace - other.trace || one.sample - other.sample);
}
