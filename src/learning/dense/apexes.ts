import type { WorkingSection } from '#seismic/channels/workingSection';

/** The top of a diffraction, in traces and working samples. */
export interface FoundApex {
  readonly trace: number;
  readonly sample: number;
  /** Slope that its flanks come to, working samples per trace. */
  readonly asymptoticSlope: number;
  /** Semblance along the hyperbola, times the mean P(diffraction) there, times the strength: 0 to 1. */
  readonly score: number;
}

/** Maps [trace][working sample] that apexes are looked for in. */
export interface ApexMaps {
  /** Semblance of a scan along hyperbolas with their apex at each place. */
  readonly curvature: Float32Array;
  /** Amplitudes without what runs along the local slope. */
  readonly residual: Float32Array;
  readonly probability: Float32Array;
}

const LEAST_CURVATURE = 0.05;
const NEIGHBOURHOOD = { traces: 3, samples: 3 };
/** Traces to each side along which a hyperbola is followed: deep ones are flat near their tops. */
const REACH = 60;
/** How far from its candidate a top is looked for. */
const SEARCH = { traces: 8, samples: 6 };
/** Slopes that are tried: 0.3 to 1.75 samples per trace. */
const SLOPES = Array.from({ length: 30 }, (_, i) => 0.3 + 0.05 * i);
/** Within these distances of a better one's hyperbola there is no further apex. */
const APART = { traces: 16, samples: 6 };

type Extent = Pick<WorkingSection, 'traceCount' | 'sampleCount'>;

function isPeak(
  map: Float32Array,
  { traceCount, sampleCount }: Extent,
  trace: number,
  sample: number,
): boolean {
  const own = map[trace * sampleCount + sample];
  for (
    let t = Math.max(0, trace - NEIGHBOURHOOD.traces);
    t <= Math.min(traceCount - 1, trace + NEIGHBOURHOOD.traces);
    t++
  )
    for (
      let s = Math.max(0, sample - NEIGHBOURHOOD.samples);
      s <= Math.min(sampleCount - 1, sample + NEIGHBOURHOOD.samples);
      s++
    )
      if (map[t * sampleCount + s] > own) return false;
  return true;
}

/** Values of a map along a hyperbola, times their weights: sums that make a semblance. */
interface Stack {
  readonly semblance: number;
  readonly probability: number;
  /** Mean amplitude over itself plus one: side lobes are weaker than the event itself. */
  readonly strength: number;
}

function stackAlong(
  { residual, probability }: ApexMaps,
  { traceCount, sampleCount, firstSample }: WorkingSection,
  apex: { readonly trace: number; readonly sample: number },
  slope: number,
): Stack {
  const time = apex.sample + firstSample;
  let [sum, energy, weights, count] = [0, 0, 0, 0];
  for (let h = -REACH; h <= REACH; h++) {
    const trace = apex.trace + h;
    if (trace < 0 || trace >= traceCount) continue;
    const place = Math.sqrt(time * time + slope * slope * h * h) - firstSample;
    const below = Math.floor(place);
    if (below < 0 || below + 1 >= sampleCount) continue;
    const i = trace * sampleCount + below;
    const share = place - below;
    const value = residual[i] * (1 - share) + residual[i + 1] * share;
    const p = probability[i];
    sum += p * value;
    energy += p * value * value;
    weights += p;
    count++;
  }
  if (count < REACH / 2 || energy === 0) return { semblance: 0, probability: 0, strength: 0 };
  const mean = Math.abs(sum / weights);
  const semblance = (sum * sum) / (energy * weights);
  return { semblance, probability: weights / count, strength: mean / (mean + 1) };
}

/** Judges places and slopes on the maps of one section. */
class ApexJudge {
  constructor(
    private readonly maps: ApexMaps,
    private readonly working: WorkingSection,
  ) {}

  /** The best place and slope near a candidate. */
  refined(trace: number, sample: number): FoundApex {
    const first = this.bestSlope({ trace, sample, asymptoticSlope: SLOPES[0], score: 0 });
    return this.bestSlope(this.bestPlace(first));
  }

  private judged(trace: number, sample: number, asymptoticSlope: number): FoundApex {
    const stack = stackAlong(this.maps, this.working, { trace, sample }, asymptoticSlope);
    return { trace, sample, asymptoticSlope, score: stack.semblance * stack.probability * stack.strength };
  }

  private bestSlope(apex: FoundApex): FoundApex {
    let best = apex;
    for (const slope of SLOPES) {
      const found = this.judged(apex.trace, apex.sample, slope);
      if (found.score > best.score) best = found;
    }
    return best;
  }

  private bestPlace(apex: FoundApex): FoundApex {
    let best = apex;
    for (let t = -SEARCH.traces; t <= SEARCH.traces; t++)
      for (let s = -SEARCH.samples; s <= SEARCH.samples; s++) {
        const [trace, sample] = [apex.trace + t, apex.sample + s];
        const isInside = trace >= 0 && trace < this.working.traceCount && sample >= 0;
        if (!isInside || sample >= this.working.sampleCount) continue;
        const found = this.judged(trace, sample, apex.asymptoticSlope);
        if (found.score > best.score) best = found;
      }
    return best;
  }
}

/** True where an apex lies on the hyperbola of a better one: it is a part of that diffraction. */
function isOnFlank(apex: FoundApex, better: FoundApex, { firstSample }: WorkingSection): boolean {
  const across = apex.trace - better.trace;
  if (Math.abs(across) > APART.traces) return false;
  const time = better.sample + firstSample;
  const slope = better.asymptoticSlope;
  const flank = Math.sqrt(time * time + slope * slope * across * across) - firstSample;
  return Math.abs(apex.sample - flank) <= APART.samples;
}

/** Apexes of a section, the best first; of those that are near to each other the best alone. */
export function findApexes(maps: ApexMaps, working: WorkingSection, leastScore: number): FoundApex[] {
  const { traceCount, sampleCount } = working;
  const judge = new ApexJudge(maps, working);
  const found: FoundApex[] = [];
  for (let trace = 0; trace < traceCount; trace++)
    for (let sample = 0; sample < sampleCount; sample++) {
      const isCandidate = maps.curvature[trace * sampleCount + sample] > LEAST_CURVATURE;
      if (!isCandidate || !isPeak(maps.curvature, working, trace, sample)) continue;
      const apex = judge.refined(trace, sample);
      if (apex.score >= leastScore) found.push(apex);
    }
  found.sort((a, b) => b.score - a.score || a.trace - b.trace || a.sample - b.sample);
  const kept: FoundApex[] = [];
  for (const apex of found) if (!kept.some((better) => isOnFlank(apex, better, working))) kept.push(apex);
  return kept;
}
