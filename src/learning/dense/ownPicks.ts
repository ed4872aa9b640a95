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
 * Weight of a place as a window of a diffraction: 1 in the steeper half of the section, and less the lower its rank by
 * steepness is below that. Where a net is surely wrong, as on reflections of folds, steep energy is not.
 */
function diffractionWeight(steepShares: Float32Array, size: MapSize): (place: number) => number {
  const steepness = steepShares.slice();
  boxMean(steepness, size, JUDGED);
  const sorted = steepness.slice().sort();
  const flatCount = Math.max(1, Math.round(FLAT_SHARE * sorted.length));
  return (place) => bisectRight(sorted, steepness[place], 0, flatCount) / flatCount;
}

/** The places of the largest values of each trace, and of the whole map; places near the edges do not count. */
class LargestPlaces {
  readonly #values: Float32Array;
  readonly #size: MapSize;
  /** By trace; −1 where none is above 0. */
  readonly #places: Int32Array;

  constructor(values: Float32Array, size: MapSize) {
    this.#values = values;
    this.#size = size;
    this.#places = new Int32Array(size.traceCount).fill(-1);
    this.look(EDGE.traces, size.traceCount - EDGE.traces);
  }

  /** Looks at traces again whose values have changed. */
  look(firstTrace: number, endTrace: number): void {
    const { traceCount, sampleCount } = this.#size;
    const end = Math.min(endTrace, traceCount - EDGE.traces);
    for (let trace = Math.max(firstTrace, EDGE.traces); trace < end; trace++) {
      let best = 0;
      this.#places[trace] = -1;
      for (let i = trace * sampleCount + EDGE.samples; i < (trace + 1) * sampleCount - EDGE.samples; i++)
        if (this.#values[i] > best) [best, this.#places[trace]] = [this.#values[i], i];
    }
  }

  /** The first place with the largest value; −1 where none is above 0. */
  get largest(): number {
    return this.#places.reduce(
      (best, place) => (place >= 0 && (best < 0 || this.#values[place] > this.#values[best]) ? place : best),
      -1,
    );
  }
}

/** Places with the largest values above 0, at most 16, apart from each other; takes them out of the map. */
function surestPlaces(values: Float32Array, size: MapSize): { trace: number; sample: number }[] {
  const { traceCount, sampleCount } = size;
  const places: { trace: number; sample: number }[] = [];
  const left = new LargestPlaces(values, size);
  while (places.length < MOST_OF_A_CLASS) {
    const place = left.largest;
    if (place < 0) break;
    const [trace, sample] = [Math.floor(place / sampleCount), place % sampleCount];
    places.push({ trace, sample });
    const [firstTrace, endTrace] = [
      Math.max(0, trace - APART.traces),
      Math.min(traceCount, trace + APART.traces + 1),
    ];
    const [first, end] = [
      Math.max(0, sample - APART.samples),
      Math.min(sampleCount, sample + APART.samples + 1),
    ];
    for (let t = firstTrace; t < endTrace; t++)
      values.fill(0, t * sampleCount + first, t * sampleCount + end);
    left.look(firstTrace, endTrace);
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
  const weightAt = diffractionWeight(steepShares, size);
  return probabilities.flatMap((map, c) => {
    const means = map.slice();
    boxMean(means, size, JUDGED);
    const isDiffraction = EVENT_CLASSES[c] === 'diffraction';
    const ranked = means.map((mean, i) => {
      if (mean <= LEAST_PROBABILITY) return 0;
      return isDiffraction ? mean * weightAt(i) : mean;
    });
    return surestPlaces(ranked, size).map(({ trace, sample }) => ({
      id: 'own',
      class: EVENT_CLASSES[c],
      trace,
      sample,
    }));
  });
}
