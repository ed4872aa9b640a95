import { bisectRight } from 'd3-array';
import { JUDGED, LEAST_PROBABILITY, MOST_OF_A_CLASS, surestWindows } from '#learning/dense/own/surestWindows';
import { boxMean } from '#learning/input/boxSmooth';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import type { Extent2d } from '#seismic/signal/smooth';

const [DIFFRACTION, REFLECTION] = EVENT_CLASSES.map((_, c) => c);

/** Share of a section's places that are too little steep to be shown as diffractions at full weight. */
const FLAT_SHARE = 0.5;

/**
 * Weight of a place as a window of a diffraction: 1 in the steeper half of the section, and less the lower its rank by
 * steepness is below that. Where a net is surely wrong, as on reflections of folds, steep energy is not.
 */
function diffractionWeight(steepShares: Float32Array, size: Extent2d): (place: number) => number {
  const steepness = steepShares.slice();
  boxMean(steepness, size, JUDGED);
  const sorted = steepness.slice().sort();
  const flatCount = Math.max(1, Math.round(FLAT_SHARE * sorted.length));
  return (place) => bisectRight(sorted, steepness[place], 0, flatCount) / flatCount;
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
  size: Extent2d,
): ChannelPick[] {
  const weightAt = diffractionWeight(steepShares, size);
  return EVENT_CLASSES.flatMap((name, c) =>
    surestWindows(name, probabilities[c], size, name === 'diffraction' ? weightAt : undefined),
  );
}

/** How many times as much diffraction a net finds when it is shown its own windows, where these have misled it. */
const MISLED_FROM = 1.5;
/** Windows of reflections that are then shown in the place of others, at most. */
const MOST_CONTESTED = 8;

function sumOf(map: Float32Array): number {
  return map.reduce((sum, value) => sum + value, 0);
}

/**
 * The same windows where they have not misled the net: null. Where all that it was surest of as reflections is flat, and
 * other reflections dip as steeply as flanks do, it takes these for diffractions once it is shown its windows: it finds
 * much more diffraction than before. Then windows that it took for reflections before, and takes for diffractions now,
 * are in the place of half of those of reflections.
 * @param own windows that the net has picked, out of `before`
 * @param before probabilities of the net without picks, one map [trace][sample] a class
 * @param shown the same when it is shown its own windows
 */
export function contestedPicks(
  own: readonly ChannelPick[],
  before: readonly Float32Array[],
  shown: readonly Float32Array[],
  size: Extent2d,
): ChannelPick[] | null {
  if (sumOf(shown[DIFFRACTION]) < MISLED_FROM * sumOf(before[DIFFRACTION])) return null;
  const changed = before[REFLECTION].map((value, i) =>
    shown[DIFFRACTION][i] > LEAST_PROBABILITY ? value : 0,
  );
  const contested = surestWindows('reflection', changed, size).slice(0, MOST_CONTESTED);
  if (contested.length === 0) return null;
  const reflections = own.filter((pick) => pick.class === 'reflection');
  return [
    ...own.filter((pick) => pick.class !== 'reflection'),
    ...reflections.slice(0, MOST_OF_A_CLASS - contested.length),
    ...contested,
  ];
}
