import { boxMean } from '#learning/input/boxSmooth';
import { log } from '#seismic/numerics/mathematics';

/** Traces and samples of maps [trace][sample]. */
export interface MapSize {
  readonly traceCount: number;
  readonly sampleCount: number;
}

/** The middle of a window, in traces and samples of the maps. */
export interface Place {
  readonly trace: number;
  readonly sample: number;
}

/** What is known at every sample of a section. */
export interface ProposalMaps {
  readonly size: MapSize;
  /** Probabilities of the answer that is shown, one map a class. */
  readonly shown: readonly Float32Array[];
  /** Those of another answer; null where there is none. */
  readonly other: readonly Float32Array[] | null;
  /** What the section looks like around each sample. */
  readonly features: readonly Float32Array[];
  /** 1 where there is no signal, else 0. */
  readonly silence: Float32Array;
}

/** A window that could be picked. */
export interface Candidate extends Place {
  /** Mean probability of each class in its middle. */
  readonly probabilities: readonly number[];
  readonly others: readonly number[] | null;
  /** Mean entropy of the shown answer over ln(classes), 0 to 1. */
  readonly uncertainty: number;
  /** Mean total variation distance of the two answers, 0 to 1; 0 where there is one. */
  readonly disagreement: number;
}

/** Candidates are a quarter of a window apart, and judged in the middle half of theirs, but by no more than this. */
const STEP_SHARE = 0.25;
const MOST_JUDGED = { traces: 8, samples: 6 };
/** Share of samples without signal above which a window shows nothing. */
export const MOST_SILENT = 0.25;

/** The half widths of the part of a window that is judged. */
export function judgedHalf(window: { readonly traces: number; readonly samples: number }) {
  return {
    traces: Math.min(MOST_JUDGED.traces, Math.floor(window.traces / 4)),
    samples: Math.min(MOST_JUDGED.samples, Math.floor(window.samples / 4)),
  };
}

/** Entropy of the classes at each sample over ln(classes). */
function entropyMap(maps: readonly Float32Array[]): Float32Array {
  const most = log(maps.length);
  return maps[0].map((_, i) => {
    let entropy = 0;
    for (const map of maps) if (map[i] > 0) entropy -= map[i] * log(map[i]);
    return entropy / most;
  });
}

/** Total variation distance of two answers at each sample: the largest difference of any event's probability. */
function distanceMap(one: readonly Float32Array[], other: readonly Float32Array[]): Float32Array {
  return one[0].map((_, i) => one.reduce((sum, map, c) => sum + Math.abs(map[i] - other[c][i]), 0) / 2);
}

/** Middles of windows inside the section, row by row; those with too little signal are left out. */
function placesOf(
  { size, silence }: ProposalMaps,
  window: { readonly traces: number; readonly samples: number },
): Place[] {
  const half = { traces: Math.floor(window.traces / 2), samples: Math.floor(window.samples / 2) };
  const step = (length: number): number => Math.max(1, Math.floor(STEP_SHARE * length));
  const places: Place[] = [];
  for (let trace = half.traces; trace + half.traces <= size.traceCount; trace += step(window.traces)) {
    for (let s = half.samples; s + half.samples <= size.sampleCount; s += step(window.samples))
      places.push({ trace, sample: s });
  }
  const shares = meansAt(silence, { size, half }, places);
  return places.filter((_, i) => shares[i] <= MOST_SILENT);
}

/** Means of a map in boxes around places. */
export function meansAt(
  map: Float32Array,
  {
    size,
    half,
  }: { readonly size: MapSize; readonly half: { readonly traces: number; readonly samples: number } },
  places: readonly Place[],
): number[] {
  const means = map.slice();
  boxMean(means, size, half);
  const at = (value: number, count: number): number => Math.max(0, Math.min(count - 1, Math.round(value)));
  return places.map(
    ({ trace, sample }) =>
      means[at(trace, size.traceCount) * size.sampleCount + at(sample, size.sampleCount)],
  );
}

/** All windows of a size that could be picked, with what both answers say of them. */
export function candidatesOf(
  maps: ProposalMaps,
  window: { readonly traces: number; readonly samples: number },
): Candidate[] {
  const places = placesOf(maps, window);
  const box = { size: maps.size, half: judgedHalf(window) };
  const means = (map: Float32Array): number[] => meansAt(map, box, places);
  const shown = maps.shown.map(means);
  const other = maps.other?.map(means) ?? null;
  const uncertainty = means(entropyMap(maps.shown));
  const disagreement = maps.other ? means(distanceMap(maps.shown, maps.other)) : null;
  return places.map((place, i) => ({
    ...place,
    probabilities: shown.map((values) => values[i]),
    others: other?.map((values) => values[i]) ?? null,
    uncertainty: uncertainty[i],
    disagreement: disagreement?.[i] ?? 0,
  }));
}
