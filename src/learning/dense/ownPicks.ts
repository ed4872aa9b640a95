import type { MapSize } from '#learning/dense/channelImage';
import { softmaxMaps } from '#learning/dense/softmaxMaps';
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

/** Sums over 2 `reach` + 1 places of `count` that lie `step` apart, fewer at the ends, over their number. */
function meanAlong(
  from: Float32Array,
  to: Float32Array,
  { first, count, step, reach }: { first: number; count: number; step: number; reach: number },
): void {
  let [sum, inside] = [0, 0];
  for (let i = -reach; i < count; i++) {
    if (i + reach < count) {
      sum += from[first + (i + reach) * step];
      inside++;
    }
    if (i - reach - 1 >= 0) {
      sum -= from[first + (i - reach - 1) * step];
      inside--;
    }
    if (i >= 0) to[first + i * step] = sum / inside;
  }
}

/** Mean of a map [trace][sample] over the judged part of a window around each place. */
function windowMeans(map: Float32Array, { traceCount, sampleCount }: MapSize): Float32Array {
  const [along, means] = [new Float32Array(map.length), new Float32Array(map.length)];
  for (let trace = 0; trace < traceCount; trace++)
    meanAlong(map, along, {
      ...{ first: trace * sampleCount, count: sampleCount, step: 1, reach: JUDGED.samples },
    });
  for (let sample = 0; sample < sampleCount; sample++)
    meanAlong(along, means, {
      ...{ first: sample, count: traceCount, step: sampleCount, reach: JUDGED.traces },
    });
  return means;
}

/** The place with the largest value; −1 where none is above the least. Places near the edges do not count. */
function largestPlace(means: Float32Array, { traceCount, sampleCount }: MapSize): number {
  let [best, place] = [LEAST_PROBABILITY, -1];
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

/**
 * Windows of which a net is surest, as picks of its own: at most 16 of a class, apart from each other. Shown to the
 * net, they tell it what the events of this line are like, before anybody has picked.
 * @param logits outputs before the softmax, one map [trace][sample] a class
 */
export function ownPicks(logits: readonly Float32Array[], size: MapSize): ChannelPick[] {
  return softmaxMaps(logits).flatMap((map, c) => {
    const means = windowMeans(map, size);
    const picks: ChannelPick[] = [];
    while (picks.length < MOST_OF_A_CLASS) {
      const place = largestPlace(means, size);
      if (place < 0) break;
      const [trace, sample] = [Math.floor(place / size.sampleCount), place % size.sampleCount];
      picks.push({ id: 'own', class: EVENT_CLASSES[c], trace, sample });
      closeAround(means, size, place);
    }
    return picks;
  });
}
