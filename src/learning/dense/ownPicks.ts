import { bisectRight } from 'd3-array';
import type { MapSize } from '#learning/dense/channelImage';
import { boxMean } from '#learning/input/boxSmooth';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** Windows that the net picks of each class at most. */
const MOST_OF_A_CLASS = 16;
/** Mean probability below which a window is not picked. */
const LEAST_PROBABILITY = 0.5;
/** Part of a window that is judged, in traces and samples to each side. */
const JUDGED = { traces: 5, samples: 3 };
/** Windows are at least so far apart, and so far from the edges of the section. */
const APART = { traces: 32, samples: 16 };
const EDGE = { traces: 8, samples: 4 };

/** Share of a section's places that are too little steep to be shown as diffractions at full weight. */
const FLAT_SHARE = 0.5;

/**
 * Weight of each place as a window of a diffraction: 1 in the steeper half of the section, and less the lower its
 * rank by steepness is below that. Where a net is surely wrong, as on reflections of folds, steep energy is not.
 */
function diffractionWeights(steepShares: Float32Array, size: MapSize): Float32Array {
  const steepness = steepShares.slice();
  boxMean(steepness, size, JUDGED);
  const sorted = steepness.slice().sort();
  const flatCount = Math.max(1, Math.round(FLAT_SHARE * sorted.length));
  return steepness.map((value) => bisectRight(sorted, value, 0, flatCount) / flatCount);
}

/** The place with the largest value; −1 where none is above 0. Places near the edges do not count. */
function largestPlace(means: Float32Array, { traceCount, sampleCount }: MapSize): number {
  let best = 0;
  let place = -1;
  for (let trace = EDGE.traces; trace < traceCount - EDGE.traces; trace++)
    for (let i = trace * sampleCount + EDGE.samples; i < (trace + 1) * sampleCount - EDGE.samples; i++)
      if (means[i] > best) [best, place] = [means[i], i];
  return place;
}

/** Takes the places around a pick out of the choice. */
function closeAround(means: Float32Array, { traceCount, sampleCount }: MapSize, place: number): void {
  const [trace, sample] = [Math.floor(place / sampleCount), place % sampleCount];
  const lastTrace = Math.min(traceCount - 1, trace + APART.traces);
  for (let t = Math.max(0, trace - APART.traces); t <= lastTrace; t++)
    means.fill(
      0,
      t * sampleCount + Math.max(0, sample - APART.samples),
      t * sampleCount + Math.min(sampleCount, sample + APART.samples + 1),
    );
}

/** Places with the largest values above 0, at most 16, apart from each other; takes them out of the map. */
function surestPlaces(values: Float32Array, size: MapSize): { trace: number; sample: number }[] {
  const places: { trace: number; sample: number }[] = [];
  while (places.length < MOST_OF_A_CLASS) {
    const place = largestPlace(values, size);
    if (place < 0) break;
    places.push({ trace: Math.floor(place / size.sampleCount), sample: place % size.sampleCount });
    closeAround(values, size, place);
  }
  return places;
}

/**
 * Windows of which a net is surest, as picks of its own: at most 16 of a class, apart from each other. Shown to the
 * net, they tell it what the events of this line are like, before anybody has picked.
 * @param probabilities one map [trace][sample] a class
 * @param steepShares share of steep energy at each place, [trace][sample]: what a filter that learns nothing says
 */
export function ownPicks(
  probabilities: readonly Float32Array[],
  steepShares: Float32Array,
  size: MapSize,
): ChannelPick[] {
  const weights = diffractionWeights(steepShares, size);
  return probabilities.flatMap((map, c) => {
    const means = map.slice();
    boxMean(means, size, JUDGED);
    const isDiffraction = EVENT_CLASSES[c] === 'diffraction';
    const ranked = means.map((mean, i) => {
      if (mean <= LEAST_PROBABILITY) return 0;
      return isDiffraction ? mean * weights[i] : mean;
    });
    return surestPlaces(ranked, size).map(({ trace, sample }) => ({
      id: 'own',
      class: EVENT_CLASSES[c],
      trace,
      sample,
    }));
  });
}
