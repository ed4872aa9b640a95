import type { KnownApex } from '#learning/dense/apexLabels';
import type { MapSize } from '#learning/dense/channelImage';
import { peaksOf } from '#seismic/channels/curvature/peaks';

/** Probabilities of apexes on a section [trace][working sample], and where they are. */
export interface JudgedApexes {
  readonly probability: Float32Array;
  readonly size: MapSize;
  readonly known: readonly KnownApex[];
}

/** From this probability of the net alone an apex is taken where a net is judged on simulated sections. */
export const JUDGED_APEX_PROBABILITY = 0.85;
/** How far a found apex may be from the one that it stands for, in traces and working samples. */
const TOLERANCE = { traces: 3, samples: 3 };

/** F1 of a section: found ones are taken the surest first; those near a weak apex are neither right nor wrong. */
function f1Of({ probability, size, known }: JudgedApexes, least: number): number {
  const visible = known.filter(({ isVisible }) => isVisible);
  const left = new Set(visible);
  let [matched, found] = [0, 0];
  for (const { trace, sample } of peaksOf(probability, size, least)) {
    const isNear = (apex: KnownApex): boolean =>
      Math.abs(apex.trace - trace) <= TOLERANCE.traces && Math.abs(apex.sample - sample) <= TOLERANCE.samples;
    const own = [...left].find(isNear);
    if (own) {
      left.delete(own);
      matched++;
    }
    if (own || !known.some((apex) => !apex.isVisible && isNear(apex))) found++;
  }
  const total = found + visible.length;
  return total === 0 ? 1 : (2 * matched) / total;
}

/**
 * Mean F1 of the sections, which is the harmonic mean of the shares of found ones that are right and of known ones
 * that are found; 1 where there is none of either.
 */
export function meanApexF1(sections: readonly JudgedApexes[], leastProbability: number): number {
  const sum = sections.reduce((total, section) => total + f1Of(section, leastProbability), 0);
  return sum / Math.max(1, sections.length);
}
