import { boxMean } from '#learning/input/boxSmooth';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import type { EventClass } from '#seismic/picks/pick';
import type { Extent2d } from '#seismic/signal/smooth';

/** Windows of a class at most. */
export const MOST_OF_A_CLASS = 16;
/** Mean probability below which a window is not picked. */
export const LEAST_PROBABILITY = 0.5;
/** Part of a window that is judged, in traces and samples to each side. */
export const JUDGED = { traces: 5, samples: 3 };
/** Windows are at least so far apart, and so far from the edges of the section. */
const APART = { traces: 32, samples: 16 };
const EDGE = { traces: 8, samples: 4 };

/** The places of the largest values of each trace, and of the whole map; places near the edges do not count. */
class LargestPlaces {
  readonly #values: Float32Array;
  readonly #size: Extent2d;
  /** By trace; −1 where none is above 0. */
  readonly #places: Int32Array;

  constructor(values: Float32Array, size: Extent2d) {
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
function surestPlaces(values: Float32Array, size: Extent2d): { trace: number; sample: number }[] {
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
 * Windows of a class of which a net is surest, as picks, the surest first.
 * @param map their probability at each place, [trace][sample]
 * @param weightAt what the mean around a place is multiplied by; 1 where left out
 */
export function surestWindows(
  name: EventClass,
  map: Float32Array,
  size: Extent2d,
  weightAt: (place: number) => number = () => 1,
): ChannelPick[] {
  const means = map.slice();
  boxMean(means, size, JUDGED);
  const ranked = means.map((mean, i) => (mean <= LEAST_PROBABILITY ? 0 : mean * weightAt(i)));
  return surestPlaces(ranked, size).map((place) => ({ id: 'own', class: name, ...place }));
}
